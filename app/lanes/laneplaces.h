// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <vector>

namespace tokenhub::app {

//! How several lanes lie on the screen. Stored by name in the settings.
enum class LaneLayout { Columns, Grid, Tabs, List }; //!< List: answers of all lanes one below another

//! What the places of lanes depend on.
struct LaneArrangement {
    LaneLayout layout = LaneLayout::Columns;
    std::vector<bool> folded; //!< one for each lane, in their order
    int current = 0; //!< the one that tabs show
    int maximised = -1; //!< shown alone; -1: none
};

//! Where the lanes lie in what scrolls, for one who reads from left to right.
struct LanePlaces {
    std::vector<QRect> rects; //!< null for one that is not shown
    QSize contents;

    friend bool operator==(const LanePlaces &, const LanePlaces &) = default;
};

inline constexpr int narrowestLane = 320; //!< below it the strip scrolls
inline constexpr int lowestLane = 260; //!< in a grid
inline constexpr int foldedLane = 44; //!< width of a folded one
inline constexpr int laneGap = 1; //!< a hairline
inline constexpr int narrowStrip = 2 * narrowestLane + 80; //!< below it lanes are a list where tabs were not chosen

//! Pure. What is folded stands in its place in columns, at the end of a grid, and is no less a tab.
[[nodiscard]] LanePlaces placeLanes(const LaneArrangement &lanes, QSize room);

} // namespace tokenhub::app
