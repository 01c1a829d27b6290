// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/sequencediff.h"

#include <algorithm>
#include <cstddef>

namespace tokenhub::compare {
namespace {

//! \brief The middle of two sequences, without what they begin and end with in common.
class Middle
{
public:
    Middle(const std::vector<int> &left, const std::vector<int> &right, int begin, int leftEnd, int rightEnd)
        : m_left(left), m_right(right), m_begin(begin), m_leftCount(leftEnd - begin), m_rightCount(rightEnd - begin)
    {
    }

    //! Single steps of the common subsequence, last one first; empty also when more than that has changed.
    std::vector<CommonRun> stepsBackwards(int mostChanges)
    {
        const int most = std::min(m_leftCount + m_rightCount, mostChanges);
        for (int changes = 0; changes <= most; ++changes) {
            advance(changes);
            if (m_isReached)
                return walkBack(changes);
        }
        return {};
    }

private:
    //! How far one gets on each diagonal with so many changes; diagonal k is at index (k + changes) / 2.
    using Reach = std::vector<int>;

    [[nodiscard]] static int reached(const Reach &reach, int changes, int diagonal)
    {
        return reach[size_t((diagonal + changes) / 2)];
    }
    //! Whether diagonal is best entered from the one above (something was added) rather than from the one below.
    [[nodiscard]] bool isAddition(int changes, int diagonal) const
    {
        if (diagonal == -changes)
            return true;
        if (diagonal == changes)
            return false;
        const Reach &before = m_trace[size_t(changes) - 1];
        return reached(before, changes - 1, diagonal - 1) < reached(before, changes - 1, diagonal + 1);
    }
    //! Where a diagonal is entered: the place in the left sequence.
    [[nodiscard]] int entry(int changes, int diagonal) const
    {
        if (changes == 0)
            return 0;
        const Reach &before = m_trace[size_t(changes) - 1];
        return isAddition(changes, diagonal) ? reached(before, changes - 1, diagonal + 1)
                                             : reached(before, changes - 1, diagonal - 1) + 1;
    }
    void advance(int changes)
    {
        Reach reach;
        reach.reserve(size_t(changes) + 1);
        for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
            int x = entry(changes, diagonal);
            while (x < m_leftCount && x - diagonal < m_rightCount && x - diagonal >= 0
                   && m_left[size_t(m_begin + x)] == m_right[size_t(m_begin + x - diagonal)])
                ++x;
            reach.push_back(x);
            m_isReached = m_isReached || (x >= m_leftCount && x - diagonal >= m_rightCount);
        }
        m_trace.push_back(std::move(reach));
    }
    [[nodiscard]] std::vector<CommonRun> walkBack(int changes) const
    {
        std::vector<CommonRun> steps;
        int x = m_leftCount;
        int diagonal = m_leftCount - m_rightCount;
        for (; changes >= 0; --changes) {
            const int from = entry(changes, diagonal);
            if (x > from)
                steps.push_back({.left = m_begin + from, .right = m_begin + from - diagonal, .count = x - from});
            if (changes == 0)
                break;
            const bool isAdded = isAddition(changes, diagonal);
            x = isAdded ? from : from - 1;
            diagonal += isAdded ? 1 : -1;
        }
        return steps;
    }

    const std::vector<int> &m_left;
    const std::vector<int> &m_right;
    int m_begin;
    int m_leftCount;
    int m_rightCount;
    std::vector<Reach> m_trace;
    bool m_isReached = false;
};

} // namespace

std::vector<CommonRun> commonRuns(const std::vector<int> &left, const std::vector<int> &right, int mostChanges)
{
    const auto begin
        = int(std::mismatch(left.cbegin(), left.cend(), right.cbegin(), right.cend()).first - left.cbegin());
    auto leftEnd = int(left.size());
    auto rightEnd = int(right.size());
    while (leftEnd > begin && rightEnd > begin && left[size_t(leftEnd) - 1] == right[size_t(rightEnd) - 1]) {
        --leftEnd;
        --rightEnd;
    }
    std::vector<CommonRun> runs;
    const auto add = [&runs](const CommonRun &run) {
        if (run.count == 0)
            return;
        CommonRun *last = runs.empty() ? nullptr : &runs.back();
        if (last && last->left + last->count == run.left && last->right + last->count == run.right)
            last->count += run.count;
        else
            runs.push_back(run);
    };
    add({.left = 0, .right = 0, .count = begin});
    const std::vector<CommonRun> steps = Middle(left, right, begin, leftEnd, rightEnd).stepsBackwards(mostChanges);
    std::for_each(steps.crbegin(), steps.crend(), add);
    add({.left = leftEnd, .right = rightEnd, .count = int(left.size()) - leftEnd});
    return runs;
}

} // namespace tokenhub::compare
