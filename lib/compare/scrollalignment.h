// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/answeralignment.h"

namespace tokenhub::compare {

//! A place in an answer: so much of a block, 0 … 1, is above it.
struct AnswerPlace {
    size_t block = 0;
    double share = 0;

    friend bool operator==(const AnswerPlace &, const AnswerPlace &) = default;
};

enum class Side { Left, Right };

//! \brief Which places of two answers belong together, for scrolling them as one: the same heading or block; between
//! such blocks in proportion to the text; where nothing is alike, in proportion to the whole. Places in order stay in
//! order: moved blocks do not count. A value.
class ScrollAlignment
{
public:
    explicit ScrollAlignment(const AnswerAlignment &alignment);

    //! The place in the other answer; the nearest when that one has no text there. \a from may be beyond the end.
    [[nodiscard]] AnswerPlace across(Side side, AnswerPlace from) const;

private:
    //! Where blocks begin on both sides, in characters, for those that stand beside each other; both ends included.
    struct Anchor {
        double left = 0;
        double right = 0;
    };

    [[nodiscard]] const std::vector<double> &beginsOf(Side side) const
    {
        return side == Side::Left ? m_leftBegins : m_rightBegins;
    }

    std::vector<double> m_leftBegins; //!< the end last
    std::vector<double> m_rightBegins;
    std::vector<Anchor> m_anchors;
};

} // namespace tokenhub::compare
