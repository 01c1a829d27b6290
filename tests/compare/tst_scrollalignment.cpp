// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/scrollalignment.h"

#include "answers.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::compare;
using namespace tokenhub::compare::test;

class TestScrollAlignment : public QObject
{
    Q_OBJECT

private slots:
    void aHeadingStandsBesideItsHeading();
    void insideABlockTheShareCounts();
    void whatTheOtherLacksIsPassedInProportion();
    void placesInOrderStayInOrder_data();
    void placesInOrderStayInOrder();
    void oddPlacesAreTheNearest();
};

void TestScrollAlignment::aHeadingStandsBesideItsHeading()
{
    const ScrollAlignment scroll(align("Intro only here, of some length.\n\n# A\n\ntext\n\n# B\n\nmore",
                                       "# A\n\nvery much longer text than over there\n\n# B\n\nmore"));
    QCOMPARE(scroll.across(Side::Left, {1, 0}), (AnswerPlace{0, 0})); // # A
    QCOMPARE(scroll.across(Side::Left, {3, 0}), (AnswerPlace{2, 0})); // # B
    QCOMPARE(scroll.across(Side::Right, {2, 0}), (AnswerPlace{3, 0}));
    QCOMPARE(scroll.across(Side::Right, {0, 0}), (AnswerPlace{1, 0}));
    const ScrollAlignment language(align(answer(u"language.left"_s), answer(u"language.right"_s)));
    for (size_t block = 0; block < 8; ++block)
        QCOMPARE(language.across(Side::Left, {block, 0}), (AnswerPlace{block, 0}));
}

void TestScrollAlignment::insideABlockTheShareCounts()
{
    const ScrollAlignment scroll(align("# A\n\nshort text", "# A\n\ntext that is very much longer"));
    const AnswerPlace half = scroll.across(Side::Left, {1, 0.5});
    QCOMPARE(half.block, size_t(1));
    QVERIFY(qAbs(half.share - 0.5) < 1e-9);
}

void TestScrollAlignment::whatTheOtherLacksIsPassedInProportion()
{
    const ScrollAlignment scroll(align("# A\n\n```c\nx\n```\n\n# B\n\nend", "# A\n\n# B\n\nend"));
    QCOMPARE(scroll.across(Side::Left, {1, 0.5}), (AnswerPlace{1, 0})); // code, while the other stands at # B
    QCOMPARE(scroll.across(Side::Left, {2, 0}), (AnswerPlace{1, 0}));
}

void TestScrollAlignment::placesInOrderStayInOrder_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    for (const QString &name : {u"sections"_s, u"code"_s, u"language"_s})
        QTest::newRow(qPrintable(name)) << answer(name + u".left"_s) << answer(name + u".right"_s);
    QTest::newRow("nothing alike") << answer(u"sections.left"_s) << "```c\nx\n```\n"_ba;
    QTest::newRow("huge") << hugeAnswer(100, 3) << hugeAnswer(40, 5);
}

void TestScrollAlignment::placesInOrderStayInOrder()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArray, right);
    const AnswerAlignment aligned = align(left, right);
    const ScrollAlignment scroll(aligned);
    for (const Side side : {Side::Left, Side::Right}) {
        const size_t blocks = (side == Side::Left ? aligned.left : aligned.right).blocks.size();
        const size_t others = (side == Side::Left ? aligned.right : aligned.left).blocks.size();
        double before = -1;
        for (size_t step = 0; step <= blocks * 4; ++step) {
            const AnswerPlace place = scroll.across(side, {step / 4, double(step % 4) / 4});
            QVERIFY(place.block < others && place.share >= 0 && place.share <= 1);
            const double now = double(place.block) + place.share;
            QVERIFY2(now >= before - 1e-9, qPrintable(u"%1 < %2 at %3"_s.arg(now).arg(before).arg(step)));
            before = now;
        }
        QCOMPARE(before, double(others)); // the ends stand beside each other
    }
}

void TestScrollAlignment::oddPlacesAreTheNearest()
{
    const ScrollAlignment nothing(align("", ""));
    QCOMPARE(nothing.across(Side::Left, {7, 2}), AnswerPlace());
    const ScrollAlignment empty(align("a\n\nb", ""));
    QCOMPARE(empty.across(Side::Left, {1, 0.5}), AnswerPlace());
    QCOMPARE(empty.across(Side::Right, {0, 0}), (AnswerPlace{1, 1}));
    const ScrollAlignment two(align("a\n\nb", "a\n\nb"));
    QCOMPARE(two.across(Side::Left, {99, 5}), (AnswerPlace{1, 1}));
    QCOMPARE(two.across(Side::Left, {0, -3}), (AnswerPlace{0, 0}));
}

QTEST_GUILESS_MAIN(TestScrollAlignment)
#include "tst_scrollalignment.moc"
