// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::compare;
using namespace tokenhub::compare::test;

namespace {

QString kindsOf(const AnswerBlocks &answer)
{
    QString kinds;
    for (const AnswerBlock &block : answer.blocks)
        kinds += u"hpltco"_s[int(block.kind)];
    return kinds;
}

} // namespace

class TestAnswerBlocks : public QObject
{
    Q_OBJECT

private slots:
    void findsHeadingsListsTablesAndCode();
    void togetherTheyAreTheWholeText_data();
    void togetherTheyAreTheWholeText();
    void oddTextsAreCutCoarsely_data();
    void oddTextsAreCutCoarsely();
};

void TestAnswerBlocks::findsHeadingsListsTablesAndCode()
{
    const AnswerBlocks sections = blocksOf(answer(u"sections.left"_s));
    QCOMPARE(kindsOf(sections), u"hphplllhpllhp"_s);
    QCOMPARE(sections.blocks[0].level, 1);
    QCOMPARE(sections.blocks[2].level, 2);
    QCOMPARE(sections.blocks[2].text, u"## SQLite"_s);
    QCOMPARE(kindsOf(blocksOf(answer(u"code.left"_s))), u"pctp"_s);
    QCOMPARE(kindsOf(blocksOf("    indented\n\n> quote\n\n- a\n  - b\n\n  c\n- d\n")), u"coll"_s);
    QVERIFY(blocksOf("").blocks.empty());
    QVERIFY(blocksOf(" \n\n").blocks.empty());
}

void TestAnswerBlocks::togetherTheyAreTheWholeText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const QString &name : {u"sections.left"_s, u"code.right"_s, u"language.right"_s})
        QTest::newRow(qPrintable(name)) << answer(name);
    QTest::newRow("definitions") << "[a]: https://a\n\nText [a]\n\n[b]: https://b\n"_ba;
    QTest::newRow("definitions alone") << "[a]: https://a\n"_ba;
    QTest::newRow("open fence") << "a\n```c\nint x;"_ba;
    QTest::newRow("carriage returns") << "a\r\n\r\n- b\r\n- c\r\n"_ba;
    QTest::newRow("broken UTF-8") << "a\xff\n\n\xe6\x96"_ba;
    QTest::newRow("huge") << hugeAnswer(3000, 7);
    QTest::newRow("blocks without end") << QByteArray("- a\n").repeated(5000);
}

void TestAnswerBlocks::togetherTheyAreTheWholeText()
{
    QFETCH(const QByteArray, text);
    const AnswerBlocks found = blocksOf(text);
    QVERIFY(!found.blocks.empty());
    QVERIFY(found.blocks.size() <= mostBlocks);
    qsizetype at = 0;
    for (const AnswerBlock &block : found.blocks) {
        QCOMPARE(block.begin, at);
        QVERIFY(block.end > block.begin);
        at = block.end;
        QVERIFY(QString::fromUtf8(text.mid(block.begin, block.end - block.begin)).contains(block.text));
        QVERIFY(!block.text.isEmpty());
    }
    QCOMPARE(at, text.size());
}

void TestAnswerBlocks::oddTextsAreCutCoarsely_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("cells") << QByteArray("a\n\n") + QByteArray("a|").repeated(20'000) + "\n-|-\n";
    QTest::newRow("addresses") << QByteArray("a\n\n") + QByteArray("a@").repeated(30'000);
    QTest::newRow("marks") << QByteArray("a\n\n") + QByteArray("_*").repeated(50'000);
    QTest::newRow("size") << QByteArray("a word\n\n").repeated(100'000);
}

void TestAnswerBlocks::oddTextsAreCutCoarsely()
{
    QFETCH(const QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    const AnswerBlocks found = blocksOf(text);
    QVERIFY(found.isCoarse);
    QVERIFY(found.blocks.size() > 1);
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestAnswerBlocks)
#include "tst_answerblocks.moc"
