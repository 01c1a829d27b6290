// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/connectiontext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::ErrorKind;
using chat::KeyProof;
using words::ConnectionText;
using Verdict = words::ConnectionText::Verdict;

class TestConnectionText : public QObject
{
    Q_OBJECT

private slots:
    void whatWorks_data();
    void whatWorks();
    void whatFails_data();
    void whatFails();
    void theHostIsOneLine();
};

void TestConnectionText::whatWorks_data()
{
    QTest::addColumn<KeyProof>("key");
    QTest::addColumn<int>("models");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("part");
    QTest::newRow("accepted") << KeyProof::Accepted << 214 << Verdict::Good << u"accepts this key. 214 model"_s;
    QTest::newRow("none needed") << KeyProof::NoKey << 7 << Verdict::Good << u"The gateway answers. 7 model"_s;
    QTest::newRow("open list") << KeyProof::Unproven << 7 << Verdict::Good << u"without a key too"_s;
    QTest::newRow("empty list") << KeyProof::Accepted << 0 << Verdict::Doubtful << u"is empty"_s;
}

void TestConnectionText::whatWorks()
{
    QFETCH(KeyProof, key);
    QFETCH(int, models);
    QFETCH(Verdict, verdict);
    QFETCH(QString, part);
    const ConnectionText text = words::connectionText(chat::ConnectionReport{.models = models, .key = key});
    QCOMPARE(text.verdict, verdict);
    QVERIFY2(text.sentence.contains(part), qPrintable(text.sentence));
    QCOMPARE(text.sentence.contains(u"accepts"), key == KeyProof::Accepted);
}

void TestConnectionText::whatFails_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("part");
    QTest::newRow("rejected") << ErrorKind::KeyRejected << Verdict::Bad << u"rejects this key (401)"_s;
    QTest::newRow("no host") << ErrorKind::HostNotFound << Verdict::Bad << u"gateway.test was not found"_s;
    QTest::newRow("refused") << ErrorKind::ConnectionRefused << Verdict::Bad << u"gateway.test cannot be reached"_s;
    QTest::newRow("no list") << ErrorKind::NotFound << Verdict::Doubtful << u"no list of models"_s;
    QTest::newRow("odd") << ErrorKind::BadAnswer << Verdict::Doubtful << u"not with a list"_s;
}

void TestConnectionText::whatFails()
{
    QFETCH(ErrorKind, kind);
    QFETCH(Verdict, verdict);
    QFETCH(QString, part);
    const ConnectionText text = words::connectionText(
        base::Error{.kind = kind, .detail = u"why"_s, .subject = u"gateway.test"_s, .httpStatus = 401});
    QCOMPARE(text.verdict, verdict);
    QVERIFY2(text.sentence.contains(part), qPrintable(text.sentence));
    QVERIFY(text.details.contains("why"_L1));
}

void TestConnectionText::theHostIsOneLine()
{
    QVERIFY(!words::testingConnection(u"a\nb"_s).contains(u'\n'));
}

QTEST_GUILESS_MAIN(TestConnectionText)
#include "tst_connectiontext.moc"
