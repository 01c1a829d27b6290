// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <signal.h>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using practice::Reply;

//! `tokenhub compare` from the outside.
class TestCliCompare : public QObject
{
    Q_OBJECT

private slots:
    void eachLineBeginsWithItsLane();
    void linesAreWholeHoweverTheyCome();
    void jsonNamesTheLane();
    void everyLaneIsAskedTheSame();
    void theStatusIsOfTheFirstThatFailed();
    void ctrlCKeepsThePartialTextOfAll();
    void stopsWhenTheReaderHasGone();
    void whatIsTypedWrongIsNamed_data();
    void whatIsTypedWrongIsNamed();

private:
    static QStringList arguments(const Program &program, const QStringList &rest)
    {
        return QStringList{u"compare"_s, u"--gateway"_s, program.gateway.url().toString(), u"--models"_s, u"a, b"_s}
        + rest;
    }
    static QByteArrayList linesOf(const QByteArray &out, char lane)
    {
        QByteArrayList lines;
        for (const QByteArray &line : out.split('\n')) {
            if (line.startsWith(lane))
                lines << line;
        }
        return lines;
    }
};

void TestCliCompare::eachLineBeginsWithItsLane()
{
    Program program;
    program.gateway.script(practice::match::model(u"a"_s), saying({u"one\ntwo"_s}));
    program.gateway.script(practice::match::model(u"b"_s), saying({u"uno\n\ndos\n"_s}));
    const Program::End end = program.run(arguments(program, {u"Hi"_s}));
    QCOMPARE(end.status, 0);
    QCOMPARE(linesOf(end.out, 'A'), (QByteArrayList{"A: one", "A: two"}));
    QCOMPARE(linesOf(end.out, 'B'), (QByteArrayList{"B: uno", "B: ", "B: dos"}));
    QCOMPARE(end.out.count('\n'), 5);
    QCOMPARE(end.err, "A: a\nB: b\n"_ba); // which is which
}

void TestCliCompare::linesAreWholeHoweverTheyCome()
{
    Program program;
    const practice::GuideChunks chunks;
    const auto slowly = [&](const QString &word) {
        practice::Steps steps{chunks.first()};
        for (int i = 0; i < 20; ++i) {
            for (const QString &piece : {word.first(1), word.sliced(1), u"文\n"_s}) {
                steps.emplace_back(chunks.text(piece));
                steps.emplace_back(practice::Pause{std::chrono::milliseconds(5)});
            }
        }
        steps.emplace_back(chunks.finish());
        return Reply::sse(steps);
    };
    program.gateway.script(practice::match::model(u"a"_s), slowly(u"first"_s));
    program.gateway.script(practice::match::model(u"b"_s), slowly(u"second"_s));
    const Program::End end = program.run(arguments(program, {u"Hi"_s}));
    QCOMPARE(linesOf(end.out, 'A').count("A: first\xe6\x96\x87"), 20);
    QCOMPARE(linesOf(end.out, 'B').count("B: second\xe6\x96\x87"), 20);
    QCOMPARE(end.out.count('\n'), 40);
    QVERIFY(end.out.indexOf("B: second") < end.out.lastIndexOf("A: first")); // beside each other
}

void TestCliCompare::jsonNamesTheLane()
{
    Program program;
    program.gateway.script(practice::match::model(u"a"_s), saying({u"yes"_s}));
    program.gateway.script(practice::match::model(u"b"_s), Reply::error(404, u"no such model"_s));
    const Program::End end = program.run(arguments(program, {u"--json"_s, u"Hi"_s}));
    QStringList ends;
    QString text;
    for (const QByteArray &line : end.out.trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const QString lane = object["lane"_L1].toString();
        QVERIFY2(lane == u"A"_s || lane == u"B"_s, line.constData());
        if (object["type"_L1].toString() == u"end"_s)
            ends << lane + u' ' + object["outcome"_L1].toString();
        else
            text += lane + object["text"_L1].toString();
    }
    ends.sort();
    QCOMPARE(ends, (QStringList{u"A complete"_s, u"B failed"_s}));
    QCOMPARE(text, u"Ayes"_s);
    QVERIFY2(end.err.contains("\nB: Give another model"), end.err.constData()); // what to do, as `ask` says it
    QCOMPARE(end.status, 4);
}

void TestCliCompare::everyLaneIsAskedTheSame()
{
    Program program;
    const Program::End end
        = program.run(arguments(program, {u"--system"_s, u"Be brief."_s, u"--param"_s, u"temperature=0.5"_s, u"Hi"_s}));
    QCOMPARE(end.status, 0);
    QCOMPARE(program.gateway.postCount(), 2);
    QJsonObject first = program.gateway.requests()[0].json();
    QJsonObject second = program.gateway.requests()[1].json();
    QStringList models{first.take("model"_L1).toString(), second.take("model"_L1).toString()};
    models.sort();
    QCOMPARE(models, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(first, second);
    QCOMPARE(first["messages"_L1][0]["content"_L1].toString(), u"Be brief."_s);
}

void TestCliCompare::theStatusIsOfTheFirstThatFailed()
{
    Program program;
    program.gateway.script(practice::match::model(u"a"_s), saying({u"whole"_s}));
    const practice::GuideChunks chunks;
    program.gateway.script(
        practice::match::model(u"b"_s),
        Reply::sse({chunks.first(), chunks.text(u"half"), practice::Pause{std::chrono::milliseconds(50)}}).thenReset());
    const Program::End end = program.run(arguments(program, {u"Hi"_s}));
    QCOMPARE(end.status, 6);
    QVERIFY(end.out.contains("A: whole\n") && end.out.contains("B: half\n"));
    QVERIFY2(end.err.split('\n').size() == 5 && end.err.contains("\nB: Ask again and include what arrived.\n"),
             end.err.constData());
}

void TestCliCompare::ctrlCKeepsThePartialTextOfAll()
{
    Program program;
    program.gateway.script(practice::match::posts(), holding(u"line\nhalf"_s));
    program.start(arguments(program, {u"Hi"_s}));
    QByteArray out;
    connect(&program.process, &QProcess::readyReadStandardOutput, &program.process,
            [&] { out += program.process.readAllStandardOutput(); });
    QTRY_VERIFY_WITH_TIMEOUT(out.contains("A: line\n") && out.contains("B: line\n"), 20'000);
    QCOMPARE(::kill(pid_t(program.process.processId()), SIGINT), 0);
    const Program::End end = program.waitForEnd();
    out += end.out;
    QCOMPARE(end.status, 6);
    QVERIFY2(out.contains("A: half\n") && out.contains("B: half\n"), out.constData());
}

void TestCliCompare::stopsWhenTheReaderHasGone()
{
    Program program;
    program.gateway.setTokensPerSecond(200);
    QSignalSpy closed(&program.gateway, &practice::PracticeGateway::connectionClosed);
    program.process.setProcessEnvironment(program.environment);
    program.process.start(u"sh"_s,
                          {u"-c"_s, u"{ \"$0\" \"$@\"; echo \"status $?\" >&2; } | head -c 1"_s,
                           QStringLiteral(TOKENHUB_BIN_DIR "/tokenhub"), u"compare"_s, u"--gateway"_s,
                           program.gateway.url().toString(), u"--models"_s, u"practice/long,practice/markdown"_s,
                           u"Hi"_s});
    const Program::End end = program.waitForEnd();
    QVERIFY2(end.err.contains("status 6"), end.err.constData());
    QTRY_COMPARE(closed.count(), 2);
}

void TestCliCompare::whatIsTypedWrongIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const auto many = [](int count) { return QStringList(count, u"m"_s).join(u','); };
    QTest::newRow("none") << QStringList{u"Hi"_s} << "--models"_ba;
    QTest::newRow("one") << QStringList{u"--models"_s, u"a,,"_s, u"Hi"_s} << "--models"_ba;
    QTest::newRow("seventeen") << QStringList{u"--models"_s, many(17), u"Hi"_s} << "--models"_ba;
    QTest::newRow("no prompt") << QStringList{u"--models"_s, many(16), u" "_s} << "prompt"_ba;
    QTest::newRow("parameter") << QStringList{u"--models"_s, many(2), u"--param"_s, u"seed=1"_s, u"Hi"_s} << "seed"_ba;
}

void TestCliCompare::whatIsTypedWrongIsNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, named);
    Program program;
    const Program::End end
        = program.run(QStringList{u"compare"_s, u"--gateway"_s, u"http://127.0.0.1:1"_s} + arguments);
    QCOMPARE(end.status, 2);
    QCOMPARE(end.out, QByteArray());
    QVERIFY2(end.err.contains(named), end.err.constData());
}

QTEST_GUILESS_MAIN(TestCliCompare)
#include "tst_clicompare.moc"
