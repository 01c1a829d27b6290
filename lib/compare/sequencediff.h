// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tokenhub::compare {

//! Elements \a left … of one sequence are the same as \a right … of the other.
struct CommonRun {
    int left = 0;
    int right = 0;
    int count = 0;

    friend bool operator==(const CommonRun &, const CommonRun &) = default;
};

//! A longest common subsequence (Myers' O(ND) algorithm), as runs in order. With more than \a mostChanges elements that
//! are in one sequence alone it is not looked for further: only what both begin and end with counts as common. So the
//! time is bounded by (left + right) × mostChanges, the memory by its square.
[[nodiscard]] std::vector<CommonRun> commonRuns(const std::vector<int> &left, const std::vector<int> &right,
                                                int mostChanges = 1000);

} // namespace tokenhub::compare
