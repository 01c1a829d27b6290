// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::compare;
using namespace tokenhub::compare::test;

class TestAnswerAlignment : public QObject
{
    Q_OBJECT

private slots:
    void reorderedSectionsAreFoundAsMoved();
    void anotherLanguageIsAlignedByStructure();
    void oneEmptyAnswerHasNothingBesideIt();
    void anAnswerIsTheSameAsItself();
    void eachBlockIsInOneRow_data();
    void eachBlockIsInOneRow();
    void hugeAnswersAreAlignedInBoundedTime_data();
    void hugeAnswersAreAlignedInBoundedTime();
};

void TestAnswerAlignment::reorderedSectionsAreFoundAsMoved()
{
    const AnswerAlignment aligned = align(answer(u"sections.left"_s), answer(u"sections.right"_s));
    // SQLite's section, 2 … 6, stays; PostgreSQL's, 7 … 10 on the left, stands before it on the right.
    QCOMPARE(rowsText(aligned),
             u"=0/0 ~1/1 7<2 8<3 9<4 10<5 =2/6 ~3/7 =4/8 =5/9 =6/10 7>2 8>3 9>4 10>5 =11/11 =12/12 +13"_s);
    QCOMPARE(aligned.rightOf(8), std::optional<size_t>(3));
    QCOMPARE(aligned.leftOf(3), std::optional<size_t>(8));
    QCOMPARE(aligned.rightOf(3), std::optional<size_t>(7));
    QVERIFY(!aligned.leftOf(13));
}

void TestAnswerAlignment::anotherLanguageIsAlignedByStructure()
{
    const AnswerAlignment aligned = align(answer(u"language.left"_s), answer(u"language.right"_s));
    QCOMPARE(rowsText(aligned), u"~0/0 ~1/1 ~2/2 ~3/3 ~4/4 ~5/5 ~6/6 ~7/7"_s);
}

void TestAnswerAlignment::oneEmptyAnswerHasNothingBesideIt()
{
    QCOMPARE(rowsText(align(answer(u"code.left"_s), {})), u"-0 -1 -2 -3"_s);
    QCOMPARE(rowsText(align({}, answer(u"code.left"_s))), u"+0 +1 +2 +3"_s);
    QVERIFY(align({}, {}).rows.empty());
}

void TestAnswerAlignment::anAnswerIsTheSameAsItself()
{
    const QByteArray text = answer(u"sections.left"_s);
    for (const AlignedRow &row : align(text, text).rows)
        QVERIFY(row.kind == RowKind::Same && row.left == row.right);
}

void TestAnswerAlignment::eachBlockIsInOneRow_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    const QStringList names{u"sections.left"_s, u"sections.right"_s, u"code.left"_s, u"language.right"_s};
    for (const QString &left : names) {
        for (const QString &right : names)
            QTest::addRow("%s, %s", qPrintable(left), qPrintable(right)) << answer(left) << answer(right);
    }
    QTest::newRow("huge") << hugeAnswer(300, 3) << hugeAnswer(310, 5);
    QTest::newRow("repeated") << QByteArray("a b c\n\n").repeated(50) << QByteArray("a b d\n\n").repeated(60);
}

void TestAnswerAlignment::eachBlockIsInOneRow()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArray, right);
    const AnswerAlignment aligned = align(left, right);
    size_t leftAt = 0;
    size_t rightAt = 0;
    for (const AlignedRow &row : aligned.rows) {
        QVERIFY(row.left || row.right);
        if (row.left)
            QCOMPARE(*row.left, leftAt++);
        if (row.right)
            QCOMPARE(*row.right, rightAt++);
        const bool isMoved = row.kind == RowKind::MovedAway || row.kind == RowKind::MovedHere;
        QCOMPARE(row.counterpart.has_value(), isMoved);
        if (row.left && row.right)
            QVERIFY(aligned.left.blocks[*row.left].kind == aligned.right.blocks[*row.right].kind);
    }
    QCOMPARE(leftAt, aligned.left.blocks.size());
    QCOMPARE(rightAt, aligned.right.blocks.size());
}

void TestAnswerAlignment::hugeAnswersAreAlignedInBoundedTime_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::newRow("alike") << hugeAnswer(400, 3) << hugeAnswer(400, 5);
    QTest::newRow("nothing alike") << hugeAnswer(400, 3) << answer(u"language.right"_s).repeated(60);
    QTest::newRow("huge beside small") << hugeAnswer(400, 3) << answer(u"code.left"_s);
    QTest::newRow("lines without end") << QByteArray("word ").repeated(200'000)
                                       << QByteArray("wort ").repeated(200'000);
}

void TestAnswerAlignment::hugeAnswersAreAlignedInBoundedTime()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArray, right);
    QElapsedTimer timer;
    timer.start();
    const AnswerDiff diff = diffOf(left, right);
    QVERIFY(!diff.rows.empty());
    qInfo("%lld ms", timer.elapsed());
    // Unoptimised, beside other work; an optimised build needs a small part of it.
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestAnswerAlignment)
#include "tst_answeralignment.moc"
