// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcriptscroll.h"
#include "transcript/transcriptselection.h"

#include <optional>

class QKeyEvent;

namespace tokenhub::app {

enum class SelectionMove {
    PreviousCharacter,
    NextCharacter,
    PreviousWord,
    NextWord,
    LineUp,
    LineDown,
    LineStart,
    LineEnd,
    PageUp,
    PageDown,
    Start, //!< of the conversation
    End
};

//! What a key does to a selection, by the desktop's conventions; empty: nothing.
[[nodiscard]] std::optional<SelectionMove> selectionMove(const QKeyEvent &event);

//! Where the moving end of a selection comes to; rows on the way are laid out, the view is scrolled so that both places
//! have been in sight. The same place where there is no way on.
[[nodiscard]] TextPosition moved(const TextPosition &from, SelectionMove move, TranscriptRows &rows,
                                 TranscriptScroll &scroll);
//! \a position as one of a text that is there: the end of everything for what lies behind it.
[[nodiscard]] TextPosition settled(const TextPosition &position, TranscriptRows &rows);
//! The caret at \a position of a built row, in the row's pixels.
[[nodiscard]] QRect caretOf(const TextPosition &position, const TranscriptRows &rows);

} // namespace tokenhub::app
