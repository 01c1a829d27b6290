// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/laneplaces.h"

#include <QTest>
#include <algorithm>

using namespace tokenhub::app;

namespace {

LaneArrangement lanes(LaneLayout layout, size_t count)
{
    return {.layout = layout, .folded = std::vector<bool>(count)};
}

} // namespace

class TestLanePlaces : public QObject
{
    Q_OBJECT

private slots:
    void oneLaneHasAllTheRoom();
    void columnsShareTheRoomAndLeaveNone();
    void manyColumnsAreNoNarrowerThanTheyMay();
    void aFoldedColumnStaysInItsPlace();
    void gridCellsNeitherOverlapNorLeaveTheContents_data();
    void gridCellsNeitherOverlapNorLeaveTheContents();
    void tabsShowTheCurrentLaneAlone();
    void aMaximisedLaneIsAloneInEveryLayout();
};

void TestLanePlaces::oneLaneHasAllTheRoom()
{
    for (const LaneLayout layout : {LaneLayout::Columns, LaneLayout::Grid, LaneLayout::Tabs}) {
        const LanePlaces places = placeLanes(lanes(layout, 1), {200, 100}); // narrower than a lane of several
        QCOMPARE(places.rects.front(), QRect(0, 0, 200, 100));
        QCOMPARE(places.contents, QSize(200, 100));
    }
}

void TestLanePlaces::columnsShareTheRoomAndLeaveNone()
{
    const LanePlaces places = placeLanes(lanes(LaneLayout::Columns, 3), {1001, 500});
    QCOMPARE(places.rects.size(), size_t(3));
    QCOMPARE(places.rects.front().left(), 0);
    QCOMPARE(places.rects.back().right(), 1000);
    for (size_t i = 1; i < 3; ++i)
        QCOMPARE(places.rects[i].left(), places.rects[i - 1].right() + 1 + laneGap);
    QCOMPARE(places.contents, QSize(1001, 500));
}

void TestLanePlaces::manyColumnsAreNoNarrowerThanTheyMay()
{
    const LanePlaces places = placeLanes(lanes(LaneLayout::Columns, 16), {1280, 500});
    for (const QRect &rect : places.rects)
        QCOMPARE(rect.width(), narrowestLane);
    QCOMPARE(places.contents.width(), 16 * narrowestLane + 15 * laneGap);
}

void TestLanePlaces::aFoldedColumnStaysInItsPlace()
{
    LaneArrangement three = lanes(LaneLayout::Columns, 3);
    three.folded[1] = true;
    const LanePlaces places = placeLanes(three, {1000, 500});
    QCOMPARE(places.rects[1].width(), foldedLane);
    QVERIFY(places.rects[1].left() > places.rects[0].right() && places.rects[1].right() < places.rects[2].left());
    QCOMPARE(places.rects[2].right(), 999);
    three.folded = {true, true, true};
    QCOMPARE(placeLanes(three, {1000, 500}).rects[2].width(), foldedLane);
}

void TestLanePlaces::gridCellsNeitherOverlapNorLeaveTheContents_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("folded");
    QTest::addColumn<QSize>("room");
    for (int count = 2; count <= 16; ++count) {
        QTest::addRow("%d", count) << count << 0 << QSize(1280, 700);
        QTest::addRow("%d, low", count) << count << 0 << QSize(700, 300);
        QTest::addRow("%d, some folded", count) << count << count / 3 << QSize(1280, 700);
        QTest::addRow("%d, all folded", count) << count << count << QSize(1280, 700);
    }
}

void TestLanePlaces::gridCellsNeitherOverlapNorLeaveTheContents()
{
    QFETCH(const int, count);
    QFETCH(const int, folded);
    QFETCH(const QSize, room);
    LaneArrangement grid = lanes(LaneLayout::Grid, size_t(count));
    for (int i = 0; i < folded; ++i)
        grid.folded[size_t(i * count / std::max(1, folded))] = true;
    const LanePlaces places = placeLanes(grid, room);
    QCOMPARE(int(places.rects.size()), count);
    for (size_t i = 0; i < places.rects.size(); ++i) {
        const QRect rect = places.rects[i];
        QVERIFY(rect.isValid());
        QVERIFY(QRect(QPoint(0, 0), places.contents).contains(rect) || folded == count);
        QVERIFY(grid.folded[i] ? rect.width() == foldedLane : rect.width() >= std::min(narrowestLane, room.width()));
        QVERIFY(rect.height() >= std::min(lowestLane, places.contents.height()));
        for (size_t j = 0; j < i; ++j)
            QVERIFY(!rect.intersects(places.rects[j]));
    }
}

void TestLanePlaces::tabsShowTheCurrentLaneAlone()
{
    LaneArrangement tabs = lanes(LaneLayout::Tabs, 4);
    tabs.current = 2;
    const LanePlaces places = placeLanes(tabs, {640, 480});
    for (size_t i = 0; i < 4; ++i)
        QCOMPARE(places.rects[i], i == 2 ? QRect(0, 0, 640, 480) : QRect());
}

void TestLanePlaces::aMaximisedLaneIsAloneInEveryLayout()
{
    for (const LaneLayout layout : {LaneLayout::Columns, LaneLayout::Grid, LaneLayout::Tabs}) {
        LaneArrangement four = lanes(layout, 4);
        four.folded[0] = true;
        four.maximised = 3;
        const LanePlaces places = placeLanes(four, {800, 600});
        QCOMPARE(places.rects[3], QRect(0, 0, 800, 600));
        QVERIFY(places.rects[0].isNull() && places.rects[1].isNull());
    }
}

QTEST_GUILESS_MAIN(TestLanePlaces)
#include "tst_laneplaces.moc"
