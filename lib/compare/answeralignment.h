// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/answerblocks.h"

#include <optional>

namespace tokenhub::compare {

//! How a row of two aligned answers came about.
enum class RowKind {
    Same, //!< word for word
    Changed, //!< the same place, another wording
    LeftOnly,
    RightOnly,
    MovedAway, //!< on the left; counterpart is where it stands on the right
    MovedHere, //!< on the right; counterpart is where it stands on the left
};

//! \brief One row: a block of the left answer, of the right one, or of both.
struct AlignedRow {
    RowKind kind = RowKind::Same;
    std::optional<size_t> left; //!< its index
    std::optional<size_t> right;
    std::optional<size_t> counterpart; //!< of moved blocks: in the other answer

    friend bool operator==(const AlignedRow &, const AlignedRow &) = default;
};

//! \brief Two answers side by side: headings beside headings, code beside code; sections that stand elsewhere are
//! found. Each block is in exactly one row, in its order. A value.
struct AnswerAlignment {
    AnswerBlocks left;
    AnswerBlocks right;
    std::vector<AlignedRow> rows;

    //! The block of the other side that \a block stands for, moved ones too; empty when it has none.
    [[nodiscard]] std::optional<size_t> rightOf(size_t leftBlock) const;
    [[nodiscard]] std::optional<size_t> leftOf(size_t rightBlock) const;
};

//! Pure. Equal blocks are found in any number; by likeness only where at most some 40,000 pairs are to be compared,
//! else by place and kind.
[[nodiscard]] AnswerAlignment align(QByteArrayView leftMarkdown, QByteArrayView rightMarkdown);

} // namespace tokenhub::compare
