// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/scrollalignment.h"

#include <algorithm>

namespace tokenhub::compare {
namespace {

std::vector<double> beginsIn(const AnswerBlocks &answer)
{
    std::vector<double> begins{0};
    for (const AnswerBlock &block : answer.blocks)
        begins.push_back(begins.back() + double(std::max<qsizetype>(block.text.size(), 1)));
    return begins;
}

} // namespace

ScrollAlignment::ScrollAlignment(const AnswerAlignment &alignment)
    : m_leftBegins(beginsIn(alignment.left)), m_rightBegins(beginsIn(alignment.right))
{
    m_anchors.push_back({0, 0});
    for (const AlignedRow &row : alignment.rows) {
        if (row.left && row.right) {
            m_anchors.push_back({m_leftBegins[*row.left], m_rightBegins[*row.right]});
            m_anchors.push_back({m_leftBegins[*row.left + 1], m_rightBegins[*row.right + 1]});
        }
    }
    m_anchors.push_back({m_leftBegins.back(), m_rightBegins.back()});
}

AnswerPlace ScrollAlignment::across(Side side, AnswerPlace from) const
{
    const std::vector<double> &own = beginsOf(side);
    const std::vector<double> &other = beginsOf(side == Side::Left ? Side::Right : Side::Left);
    if (other.size() == 1)
        return {};
    const size_t block = std::min(from.block, own.size() - 1);
    const double length = block + 1 < own.size() ? own[block + 1] - own[block] : 0;
    const double at = own[block] + length * std::clamp(from.share, 0.0, 1.0);
    const auto here = [side](const Anchor &anchor) { return side == Side::Left ? anchor.left : anchor.right; };
    const auto there = [side](const Anchor &anchor) { return side == Side::Left ? anchor.right : anchor.left; };
    // The last of those that begin here: a block's begin counts rather than the end of what is before it.
    auto next = std::upper_bound(m_anchors.cbegin(), m_anchors.cend(), at,
                                 [&](double place, const Anchor &anchor) { return place < here(anchor); });
    double target = other.back();
    if (next != m_anchors.cend()) {
        const Anchor &before = *std::prev(next);
        const double share = (at - here(before)) / (here(*next) - here(before));
        target = there(before) + share * (there(*next) - there(before));
    }
    const auto end = std::upper_bound(other.cbegin(), std::prev(other.cend()), target);
    const auto found = size_t(std::max<std::ptrdiff_t>(end - other.cbegin() - 1, 0));
    const double size = found + 1 < other.size() ? other[found + 1] - other[found] : 0;
    const size_t last = other.size() - 2;
    if (found > last || size == 0)
        return {last, 1};
    return {found, std::clamp((target - other[found]) / size, 0.0, 1.0)};
}

} // namespace tokenhub::compare
