// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::compare;
using namespace tokenhub::compare::test;

class TestAnswerDiff : public QObject
{
    Q_OBJECT

private slots:
    void proseDiffersByWords();
    void unspacedScriptsDifferByCharacters();
    void codeAndTablesDifferByLines();
    void aMovedBlockShowsWhatElseChanged();
    void onlyChangesLeavesOutWhatIsSame();
    void eachSidesSpansAreItsText_data();
    void eachSidesSpansAreItsText();
    void aBlockOfManyWordsDiffersAsAWhole();
};

void TestAnswerDiff::proseDiffersByWords()
{
    const AnswerDiff diff = diffOf("Tea needs fresh water.", "Tea needs clean, fresh water!");
    QCOMPARE(diff.rows.size(), size_t(1));
    QCOMPARE(spansText(diff.rows[0].left), u"Tea needs fresh water[.]"_s);
    QCOMPARE(spansText(diff.rows[0].right), u"Tea needs {clean, }fresh water{!}"_s);
    QVERIFY(!diff.isEmpty());
    QVERIFY(diffOf("a", "a").isEmpty());
}

void TestAnswerDiff::unspacedScriptsDifferByCharacters()
{
    const AnswerDiff diff = diffOf(u"红茶泡三分钟。"_s.toUtf8(), u"绿茶泡两分钟。"_s.toUtf8());
    QCOMPARE(spansText(diff.rows[0].left), u"[红]茶泡[三]分钟。"_s);
    QCOMPARE(spansText(diff.rows[0].right), u"{绿}茶泡{两}分钟。"_s);
    const AnswerDiff emoji = diffOf(u"a 🙂 b"_s.toUtf8(), u"a 🙁 b"_s.toUtf8()); // no half of a pair
    QCOMPARE(spansText(emoji.rows[0].left), u"a [🙂] b"_s);
}

void TestAnswerDiff::codeAndTablesDifferByLines()
{
    const AnswerDiff diff = diffOf(answer(u"code.left"_s), answer(u"code.right"_s));
    QCOMPARE(diff.rows.size(), size_t(4));
    QVERIFY(diff.rows[0].row.kind == RowKind::Same);
    QVERIFY(diff.rows[1].block == BlockKind::Code);
    QVERIFY(spansText(diff.rows[1].left).contains(u"total = 0\n[    with open(path) as file:\n]        for"_s));
    QVERIFY(spansText(diff.rows[1].right).contains(u"    return total\n{\n\nprint(count_words(\"a.txt\"))\n}```"_s));
    QVERIFY(diff.rows[2].block == BlockKind::Table);
    QCOMPARE(spansText(diff.rows[2].left), u"| n | words |\n|---|---|\n| 1 | 10 |\n[| 2 | 25 |]"_s);
    QCOMPARE(spansText(diff.rows[3].right), u"It needs constant memory{, whatever the file's size}."_s);
}

void TestAnswerDiff::aMovedBlockShowsWhatElseChanged()
{
    const QByteArray first = "Alpha beta gamma delta epsilon zeta eta theta.\n\n";
    const QByteArray changed = "Alpha beta gamma delta epsilon zeta eta iota.\n\n";
    const QByteArray rest
        = "Nothing of that stands here, but many other words.\n\nAnd one more long paragraph of words.\n\n";
    const AnswerDiff diff = diffOf(first + rest, rest + changed);
    QVERIFY(diff.rows.front().row.kind == RowKind::MovedAway);
    QCOMPARE(spansText(diff.rows.front().left), u"Alpha beta gamma delta epsilon zeta eta [theta]."_s);
    QVERIFY(diff.rows.front().right.empty());
    QVERIFY(diff.rows.back().row.kind == RowKind::MovedHere);
    QCOMPARE(spansText(diff.rows.back().right), u"Alpha beta gamma delta epsilon zeta eta {iota}."_s);
    QVERIFY(diff.rows.back().left.empty());
}

void TestAnswerDiff::onlyChangesLeavesOutWhatIsSame()
{
    const AnswerDiff changes = onlyChanges(diffOf(answer(u"code.left"_s), answer(u"code.right"_s)));
    QCOMPARE(changes.rows.size(), size_t(3));
    for (const DiffRow &row : changes.rows)
        QVERIFY(row.row.kind != RowKind::Same);
    QVERIFY(onlyChanges(diffOf("a\n\nb", "a\n\nb")).rows.empty());
}

void TestAnswerDiff::eachSidesSpansAreItsText_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    for (const QString &name : {u"sections"_s, u"code"_s, u"language"_s})
        QTest::newRow(qPrintable(name)) << answer(name + u".left"_s) << answer(name + u".right"_s);
    QTest::newRow("huge") << hugeAnswer(100, 3) << hugeAnswer(110, 5);
    QTest::newRow("one empty") << QByteArray() << answer(u"code.left"_s);
    QTest::newRow("broken UTF-8") << "a\xff b\n\nc"_ba
                                  << "a\xfe b\n\n\xe6\x96"_ba;
}

void TestAnswerDiff::eachSidesSpansAreItsText()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArray, right);
    const AnswerAlignment aligned = align(left, right);
    const AnswerDiff diff = diffOf(aligned);
    const auto joined = [](const std::vector<DiffSpan> &spans) {
        QString text;
        for (const DiffSpan &span : spans)
            text += span.text;
        return text;
    };
    for (const DiffRow &row : diff.rows) {
        QCOMPARE(joined(row.left), row.row.left ? aligned.left.blocks[*row.row.left].text : QString());
        QCOMPARE(joined(row.right), row.row.right ? aligned.right.blocks[*row.row.right].text : QString());
    }
}

void TestAnswerDiff::aBlockOfManyWordsDiffersAsAWhole()
{
    QByteArray left = "begin ";
    QByteArray right = "begin ";
    for (int i = 0; i < 2000; ++i) {
        left += "l" + QByteArray::number(i) + " ";
        right += "r" + QByteArray::number(i) + " ";
    }
    const AnswerDiff diff = diffOf(left + "end", right + "end");
    QCOMPARE(diff.rows[0].left.size(), size_t(3));
    QCOMPARE(diff.rows[0].left[0].text, u"begin "_s);
    QCOMPARE(diff.rows[0].left[2].text, u" end"_s);
}

QTEST_GUILESS_MAIN(TestAnswerDiff)
#include "tst_answerdiff.moc"
