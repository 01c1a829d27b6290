// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

namespace tokenhub::app {

//! \brief Names one stretch of selectable text of a message, in reading order. It stays the same while the message
//! grows.
struct LeafId {
    int element = 0; //!< the part
    int segment = 0; //!< of the part's text

    friend bool operator==(const LeafId &, const LeafId &) = default;
    friend bool operator<(const LeafId &a, const LeafId &b)
    {
        return std::tie(a.element, a.segment) < std::tie(b.element, b.segment);
    }
};

//! Characters of one document, from first to before last; nothing where they are equal.
struct TextRange {
    int first = 0;
    int last = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

} // namespace tokenhub::app
