// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/selectionkeys.h"

#include "transcript/transcripthit.h"

#include <QKeyEvent>
#include <QTextCursor>
#include <QTextDocument>
#include <algorithm>
#include <array>

namespace tokenhub::app {
namespace {

const TextBox *textAt(const TextPosition &position, const TranscriptRows &rows)
{
    if (position.row < 0 || position.row >= rows.count() || !rows.isBuilt(position.row))
        return nullptr;
    for (const TextBox &text : rows.geometry(position.row).texts) {
        if (text.leaf == position.leaf)
            return &text;
    }
    return nullptr;
}

int endOf(const TextBox &text)
{
    return text.document->characterCount() - 1;
}

//! The nearest text before or behind that of \a from, over all messages; its end, or its beginning.
TextPosition neighbour(const TextPosition &from, int direction, TranscriptRows &rows)
{
    for (int row = from.row; row >= 0 && row < rows.count(); row += direction) {
        rows.build(row);
        const auto &texts = rows.geometry(row).texts;
        const auto isBeyond = [&](const TextBox &text) {
            return row != from.row || (direction > 0 ? from.leaf < text.leaf : text.leaf < from.leaf);
        };
        if (direction > 0) {
            const auto next = std::find_if(texts.begin(), texts.end(), isBeyond);
            if (next != texts.end())
                return {row, next->leaf, 0};
        } else {
            const auto next = std::find_if(texts.rbegin(), texts.rend(), isBeyond);
            if (next != texts.rend())
                return {row, next->leaf, endOf(*next)};
        }
    }
    return from;
}

TextPosition alongText(const TextPosition &from, QTextCursor::MoveOperation operation, TranscriptRows &rows)
{
    const TextBox *text = textAt(from, rows);
    if (!text)
        return from;
    QTextCursor cursor(text->document);
    cursor.setPosition(std::clamp(from.position, 0, endOf(*text)));
    cursor.movePosition(operation);
    if (cursor.position() != from.position)
        return {from.row, from.leaf, cursor.position()};
    const bool isLine = operation == QTextCursor::StartOfLine || operation == QTextCursor::EndOfLine;
    if (isLine)
        return from;
    return neighbour(from, cursor.atEnd() ? 1 : -1, rows);
}

//! The place \a pixels further down at the same distance from the edge.
TextPosition across(const TextPosition &from, int pixels, TranscriptRows &rows, TranscriptScroll &scroll)
{
    const int margin = std::abs(pixels);
    const QRect before = caretOf(from, rows);
    scroll.reveal(from.row, before.top() - margin, before.bottom() + margin);
    rows.build(from.row);
    const QRect caret = caretOf(from, rows).translated(0, scroll.top(from.row));
    // Gaps between messages are taller than a line: on until there is another line.
    for (int step = 1; step <= 12; ++step) {
        const int y = caret.center().y() + pixels * step / (step > 1 ? 2 : 1);
        const auto found = spanAt(rows, scroll, {caret.left(), y}, SelectionUnit::Character);
        if (!found)
            break;
        const QRect there = caretOf(found->from, rows).translated(0, scroll.top(found->from.row));
        const bool isOn = pixels > 0 ? there.top() > caret.top() + 2 : there.top() < caret.top() - 2;
        if (isOn)
            return found->from;
    }
    return from;
}

TextPosition pageOn(const TextPosition &from, int direction, TranscriptRows &rows, TranscriptScroll &scroll)
{
    const QRect before = caretOf(from, rows);
    scroll.reveal(from.row, before.top(), before.bottom());
    rows.build(from.row);
    const QRect caret = caretOf(from, rows).translated(0, scroll.top(from.row));
    const int page = std::max(40, scroll.height() - 60);
    const int valueBefore = scroll.value();
    scroll.moveBy(direction * page);
    if (scroll.value() == valueBefore)
        return direction > 0 ? settled({.row = rows.count(), .leaf = {}, .position = 0}, rows)
                             : neighbour({.row = 0, .leaf = {.element = -1, .segment = 0}, .position = 0}, 1, rows);
    const auto found = spanAt(rows, scroll, caret.center(), SelectionUnit::Character);
    return found ? found->from : from;
}

} // namespace

std::optional<SelectionMove> selectionMove(const QKeyEvent &event)
{
    using enum SelectionMove;
    static constexpr std::array<std::pair<QKeySequence::StandardKey, SelectionMove>, 12> moves{
        {{QKeySequence::SelectPreviousChar, PreviousCharacter},
         {QKeySequence::SelectNextChar, NextCharacter},
         {QKeySequence::SelectPreviousWord, PreviousWord},
         {QKeySequence::SelectNextWord, NextWord},
         {QKeySequence::SelectPreviousLine, LineUp},
         {QKeySequence::SelectNextLine, LineDown},
         {QKeySequence::SelectStartOfLine, LineStart},
         {QKeySequence::SelectEndOfLine, LineEnd},
         {QKeySequence::SelectPreviousPage, PageUp},
         {QKeySequence::SelectNextPage, PageDown},
         {QKeySequence::SelectStartOfDocument, Start},
         {QKeySequence::SelectEndOfDocument, End}}};
    for (const auto &[key, move] : moves) {
        if (event.matches(key))
            return move;
    }
    return {};
}

TextPosition settled(const TextPosition &position, TranscriptRows &rows)
{
    if (position.row < rows.count() && position.row >= 0) {
        rows.build(position.row);
        if (const TextBox *text = textAt(position, rows))
            return {position.row, position.leaf, std::clamp(position.position, 0, endOf(*text))};
    }
    return neighbour({std::min(position.row, rows.count() - 1), {errorElement + 2, 0}, 0}, -1, rows);
}

QRect caretOf(const TextPosition &position, const TranscriptRows &rows)
{
    const TextBox *text = textAt(position, rows);
    if (!text)
        return {};
    const int scrollX = text->scrollRange() > 0 ? rows.scrollX(position.row, text->scrollGroup) : 0;
    QRect caret = caretAt(*text->document, position.position).toAlignedRect();
    caret.translate(text->rect.topLeft() - QPoint(scrollX, 0));
    return caret;
}

TextPosition moved(const TextPosition &from, SelectionMove move, TranscriptRows &rows, TranscriptScroll &scroll)
{
    const int line = rows.context().style.lineHeight;
    switch (move) {
    case SelectionMove::PreviousCharacter:
        return alongText(from, QTextCursor::Left, rows);
    case SelectionMove::NextCharacter:
        return alongText(from, QTextCursor::Right, rows);
    case SelectionMove::PreviousWord:
        return alongText(from, QTextCursor::WordLeft, rows);
    case SelectionMove::NextWord:
        return alongText(from, QTextCursor::WordRight, rows);
    case SelectionMove::LineStart:
        return alongText(from, QTextCursor::StartOfLine, rows);
    case SelectionMove::LineEnd:
        return alongText(from, QTextCursor::EndOfLine, rows);
    case SelectionMove::LineUp:
        return across(from, -line, rows, scroll);
    case SelectionMove::LineDown:
        return across(from, line, rows, scroll);
    case SelectionMove::PageUp:
        return pageOn(from, -1, rows, scroll);
    case SelectionMove::PageDown:
        return pageOn(from, 1, rows, scroll);
    case SelectionMove::Start:
        return neighbour({.row = 0, .leaf = {.element = -1, .segment = 0}, .position = 0}, 1, rows);
    case SelectionMove::End:
        return settled({.row = rows.count(), .leaf = {}, .position = 0}, rows);
    }
    return from;
}

} // namespace tokenhub::app
