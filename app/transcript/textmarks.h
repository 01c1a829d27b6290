// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagegeometry.h"

#include <functional>

class QPainter;

namespace tokenhub::app {

struct Theme;

enum class MarkKind { Found, Current };

//! Characters of a document that are marked.
struct TextMark {
    TextRange range;
    MarkKind kind = MarkKind::Found;

    friend bool operator==(const TextMark &, const TextMark &) = default;
};

//! The marks of one text, in order. Asked at each painting.
using MarksOfText = std::function<std::vector<TextMark>(int row, LeafId leaf)>;

//! Where \a range lies in a document that is laid out: a rectangle around the letters for each line, in the document's
//! pixels. At most a few hundred.
[[nodiscard]] std::vector<QRectF> rectsOf(const QTextDocument &document, TextRange range);

//! The line before the character at \a position, as wide as nothing.
[[nodiscard]] QRectF caretAt(const QTextDocument &document, int position);

//! Lays marks, which must be in order, over the painted text so that it looks as if they lay under it: blended, letters
//! keep their contrast, and grounds of inline code or table heads do not hide them. The painter's origin is the
//! document's.
void paintMarks(QPainter &painter, const QTextDocument &document, const std::vector<TextMark> &marks,
                const QRectF &clip, const Theme &theme);

} // namespace tokenhub::app
