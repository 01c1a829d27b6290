// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/spotfocus.h"

namespace tokenhub::app {

//! The row of the question to go to: seen from \a focusRow where that is in sight, else from what is at the top of the
//! viewport. -1 where there is none in that direction.
[[nodiscard]] int questionFrom(const TranscriptRows &rows, const TranscriptScroll &scroll, int focusRow,
                               FocusStep step);

//! Where in a message the heading lies that reads \a text, else the \a index-th one; 0 when it has none.
[[nodiscard]] int headingTop(const MessageGeometry &geometry, int index, const QString &text);

} // namespace tokenhub::app
