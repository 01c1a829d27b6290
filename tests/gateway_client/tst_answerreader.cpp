// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/answerreader.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::ErrorKind;
using gateway::AnswerReader;

class TestAnswerReader : public QObject
{
    Q_OBJECT

private slots:
    void shapeIsToldByTheFirstBytesAtEverySplit_data();
    void shapeIsToldByTheFirstBytesAtEverySplit();
    void whatIsNoAnswerIsSaidToBeNone_data();
    void whatIsNoAnswerIsSaidToBeNone();
    void onlyCommentsAreAnEmptyStream();
};

void TestAnswerReader::shapeIsToldByTheFirstBytesAtEverySplit_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray event = R"({"choices":[{"index":0,"delta":{"content":"hi"},"finish_reason":"stop"}]})";
    const QByteArray whole = R"({"choices":[{"index":0,"message":{"content":"hi"},"finish_reason":"stop"}]})";
    QTest::newRow("S15 no blank") << "data:" + event + "\n\n";
    QTest::newRow("S13 CRLF") << "data: " + event + "\r\n\r\n";
    QTest::newRow("S13 CR") << "data: " + event + "\r\r";
    QTest::newRow("S14 BOM") << "\xEF\xBB\xBF"
                                "data: "
            + event + "\n\n";
    QTest::newRow("S16 comment first") << ": ping\n\nevent: x\nid: 1\nretry: 5\nfoo: bar\ndata: " + event + "\n\n";
    QTest::newRow("S17 in two lines") << "data: " + QByteArray(event).replace(",\"finish", "\ndata: ,\"finish")
            + "\n\n";
    QTest::newRow("S17 no blank line at the end") << "data: " + event;
    QTest::newRow("J12 whole JSON") << whole;
    QTest::newRow("J12 whole JSON after blanks") << "\n  " + whole + "\n";
}

void TestAnswerReader::shapeIsToldByTheFirstBytesAtEverySplit()
{
    QFETCH(QByteArray, body);
    for (qsizetype split = 0; split <= body.size(); ++split) {
        AnswerReader reader;
        chat::Message answer;
        for (const QByteArray &part : {body.left(split), body.mid(split)}) {
            const gateway::Decoded decoded = reader.feed(part);
            QVERIFY(!decoded.error);
            chat::apply(answer, decoded.deltas);
        }
        const gateway::Decoded rest = reader.finish();
        chat::apply(answer, rest.deltas);
        QVERIFY2(!rest.error, qPrintable(QString::number(split)));
        QCOMPARE(answer.text(), "hi"_ba);
        QVERIFY(reader.isComplete());
    }
}

void TestAnswerReader::whatIsNoAnswerIsSaidToBeNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("page") << "<!DOCTYPE html><title>Hi</title>"_ba << ErrorKind::NotApiAnswer;
    QTest::newRow("text") << "Service temporarily down"_ba << ErrorKind::NotApiAnswer;
    QTest::newRow("nothing") << ""_ba << ErrorKind::EmptyAnswer;
    QTest::newRow("blank") << " \n "_ba << ErrorKind::EmptyAnswer;
    QTest::newRow("half JSON") << R"({"choices":[)"_ba << ErrorKind::BadAnswer;
    QTest::newRow("JSON without an answer") << R"({"choices":[]})"_ba << ErrorKind::BadAnswer;
    QTest::newRow("JSON error") << R"({"error":{"message":"m"}})"_ba << ErrorKind::AnswerError;
}

void TestAnswerReader::whatIsNoAnswerIsSaidToBeNone()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    AnswerReader reader;
    QVERIFY(!reader.feed(body).error);
    const gateway::Decoded rest = reader.finish();
    QVERIFY(rest.error);
    QCOMPARE(rest.error->kind, kind);
}

void TestAnswerReader::onlyCommentsAreAnEmptyStream()
{
    AnswerReader reader;
    QVERIFY(!reader.feed(": ping\n\n").sawData);
    QVERIFY(reader.finish().error);
}

QTEST_GUILESS_MAIN(TestAnswerReader)
#include "tst_answerreader.moc"
