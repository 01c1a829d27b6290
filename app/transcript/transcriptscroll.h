// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcriptrows.h"

namespace tokenhub::app {

//! \brief Where the reader is: at the end and following it, or at a message and an offset into it. Heights may change
//! above and below without moving what is read. Builds the rows that come into sight. Owned by the view, GUI thread; it
//! must not know of widgets.
class TranscriptScroll
{
public:
    explicit TranscriptScroll(TranscriptRows &rows) : m_rows(rows) { }

    void setHeight(int height) { m_height = height; } //!< of the viewport
    [[nodiscard]] int height() const { return m_height; }

    //! Lays out what is in sight and puts the reader where they were.
    void settle();
    //! By hand: upwards it lets go of the end, at the very end it takes hold of it.
    void moveBy(int pixels);
    //! To a place that may not be laid out yet.
    void moveTo(int value);
    //! So that \a from … \a to of \a row are in sight, moving as little as possible.
    void reveal(int row, int from, int to);
    void putAtTop(int row, int offset); //!< pixels into it; what follows comes below
    void pinToEnd();
    void pin() { m_pinned = true; } //!< the next settle() goes there
    void letGo() { m_pinned = false; } //!< of the end: who looks for something stays where it is
    [[nodiscard]] bool isPinned() const { return m_pinned; }

    [[nodiscard]] int value() const { return m_value; } //!< y of the viewport's top
    [[nodiscard]] int maximum() const; //!< largest value
    [[nodiscard]] int top(int row) const; //!< in the viewport's pixels
    [[nodiscard]] int rowAt(int y) const; //!< y in the viewport; the nearest row, -1 without rows
    [[nodiscard]] int firstRow() const { return rowAt(0); }
    [[nodiscard]] int lastRow() const { return rowAt(m_height - 1); }

    static constexpr int padding = 16; //!< above the first and below the last message

private:
    [[nodiscard]] int anchorValue() const;
    [[nodiscard]] bool isAnchorAhead() const;
    [[nodiscard]] int staleRowBetween(int from, int to) const; //!< contents' y; -1 when all are laid out
    void takeAnchor(int value);

    TranscriptRows &m_rows;
    int m_height = 0;
    int m_value = 0;
    int m_anchorRow = 0;
    int m_anchorOffset = 0; //!< from the row's top to the viewport's
    bool m_pinned = true;
};

} // namespace tokenhub::app
