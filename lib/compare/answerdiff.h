// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/answeralignment.h"

namespace tokenhub::compare {

enum class SpanKind { Equal, Removed, Added };

//! \brief A stretch of a block. Removed ones are in the left block alone, added ones in the right block alone.
struct DiffSpan {
    SpanKind kind = SpanKind::Equal;
    QString text;

    friend bool operator==(const DiffSpan &, const DiffSpan &) = default;
};

//! \brief A row to paint: what the left and the right column show. Joined, each side's spans are its block's text.
struct DiffRow {
    AlignedRow row;
    BlockKind block = BlockKind::Paragraph;
    std::vector<DiffSpan> left; //!< Equal and Removed
    std::vector<DiffSpan> right; //!< Equal and Added

    friend bool operator==(const DiffRow &, const DiffRow &) = default;
};

//! \brief Two answers, and what differs. A value that a view can paint.
struct AnswerDiff {
    std::vector<DiffRow> rows;
    bool isCoarse = false; //!< one of them was too long to be compared in detail

    [[nodiscard]] bool isEmpty() const; //!< nothing differs
};

//! Pure. Inside a pair prose differs by words (by characters where no spaces part them), code and tables by lines; a
//! block that is very long or has changed almost wholly differs as a whole.
[[nodiscard]] AnswerDiff diffOf(const AnswerAlignment &alignment);
[[nodiscard]] AnswerDiff diffOf(QByteArrayView leftMarkdown, QByteArrayView rightMarkdown);
//! The rows in which something differs.
[[nodiscard]] AnswerDiff onlyChanges(const AnswerDiff &diff);

} // namespace tokenhub::compare
