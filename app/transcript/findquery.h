// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagegeometry.h"

#include <QFlags>

namespace tokenhub::app {

enum class FindOption { MatchCase = 1, WholeWords = 2, Expression = 4 };
Q_DECLARE_FLAGS(FindOptions, FindOption)
Q_DECLARE_OPERATORS_FOR_FLAGS(FindOptions)

//! \brief What is looked for in a conversation. A value, any thread.
struct FindQuery {
    QString text; //!< plain, or an expression of Perl's kind
    FindOptions options;

    friend bool operator==(const FindQuery &, const FindQuery &) = default;
};

enum class FindProblem {
    None,
    Invalid, //!< no expression
    TooLong, //!< the expression needs more time than it may have
};

//! A place where the text was found, in the leaf's document.
struct TextMatch {
    LeafId leaf;
    TextRange range;

    friend bool operator==(const TextMatch &, const TextMatch &) = default;
    friend bool operator<(const TextMatch &a, const TextMatch &b)
    {
        return std::tie(a.leaf, a.range.first) < std::tie(b.leaf, b.range.first);
    }
};

} // namespace tokenhub::app
