// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/laneplaces.h"

#include <algorithm>
#include <cmath>

namespace tokenhub::app {
namespace {

LanePlaces placeAlone(size_t lane, size_t count, QSize room)
{
    LanePlaces places{std::vector<QRect>(count), room};
    if (lane < count)
        places.rects[lane] = QRect(QPoint(0, 0), room);
    return places;
}

//! Widths that fill \a room, the first ones a pixel wider where it does not divide.
std::vector<int> shares(int room, int count, int least)
{
    std::vector<int> widths(size_t(count), least);
    const int spare = room - laneGap * (count - 1);
    if (spare <= least * count)
        return widths;
    for (int i = 0; i < count; ++i)
        widths[size_t(i)] = spare / count + (i < spare % count ? 1 : 0);
    return widths;
}

LanePlaces placeColumns(const LaneArrangement &lanes, QSize room)
{
    const int count = int(lanes.folded.size());
    const int folded = int(std::count(lanes.folded.cbegin(), lanes.folded.cend(), true));
    const std::vector<int> open = shares(room.width() - folded * (foldedLane + laneGap), count - folded, narrowestLane);
    LanePlaces places;
    int x = 0;
    size_t next = 0;
    for (const bool isFolded : lanes.folded) {
        const int width = isFolded ? foldedLane : open[next++];
        places.rects.emplace_back(x, 0, width, room.height());
        x += width + laneGap;
    }
    places.contents = QSize(std::max(room.width(), x - laneGap), room.height());
    return places;
}

LanePlaces placeGrid(const LaneArrangement &lanes, QSize room)
{
    const int folded = int(std::count(lanes.folded.cbegin(), lanes.folded.cend(), true));
    const int open = int(lanes.folded.size()) - folded;
    const int width = room.width() - folded * (foldedLane + laneGap);
    const int fitting = std::max(1, (width + laneGap) / (narrowestLane + laneGap));
    const int columns = std::clamp(int(std::ceil(std::sqrt(double(open)))), 1, fitting);
    const int rows = std::max(1, (open + columns - 1) / columns);
    const std::vector<int> heights = shares(room.height(), rows, lowestLane);
    LanePlaces places;
    int height = -laneGap;
    for (const int each : heights)
        height += each + laneGap;
    places.contents = QSize(room.width(), std::max(room.height(), height));
    int y = 0;
    int x = 0;
    int index = 0;
    int strip = width + laneGap;
    for (const bool isFolded : lanes.folded) {
        if (isFolded) {
            places.rects.emplace_back(strip, 0, foldedLane, places.contents.height());
            strip += foldedLane + laneGap;
            continue;
        }
        const int row = index / columns;
        const int inRow = std::min(columns, open - row * columns); // the last row may have fewer, which are wider
        const int column = index++ % columns;
        const int wide = shares(width, inRow, 1)[size_t(column)];
        places.rects.emplace_back(x, y, wide, heights[size_t(row)]);
        x = column + 1 == inRow ? 0 : x + wide + laneGap;
        y = column + 1 == inRow ? y + heights[size_t(row)] + laneGap : y;
    }
    return places;
}

} // namespace

LanePlaces placeLanes(const LaneArrangement &lanes, QSize room)
{
    const size_t count = lanes.folded.size();
    if (lanes.maximised >= 0)
        return placeAlone(size_t(lanes.maximised), count, room);
    if (count == 1 || lanes.layout == LaneLayout::List)
        return placeAlone(0, count, room);
    if (lanes.layout == LaneLayout::Tabs)
        return placeAlone(size_t(lanes.current), count, room);
    return lanes.layout == LaneLayout::Grid ? placeGrid(lanes, room) : placeColumns(lanes, room);
}

} // namespace tokenhub::app
