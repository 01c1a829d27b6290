// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcriptscroll.h"
#include "transcript/transcriptselection.h"

#include <QPoint>
#include <QUrl>
#include <optional>

namespace tokenhub::app {

//! \brief What lies under a point of the viewport. Pointers hold until the next layout.
struct TranscriptHit {
    int row = -1;
    const Spot *spot = nullptr;
    const TextBox *text = nullptr; //!< exactly under the point
    const TextBox *bar = nullptr; //!< whose sideways bar is under the point
    QUrl link; //!< may be opened (linkpolicy)
    QString linkShown; //!< the link's whole address
    int linkPosition = -1; //!< of a character of it in the text's document
};

[[nodiscard]] TranscriptHit hitAt(const TranscriptRows &rows, const TranscriptScroll &scroll, QPoint point);
//! The place in the text nearest to \a point; empty where there is no text at all.
[[nodiscard]] std::optional<TextSpan> spanAt(const TranscriptRows &rows, const TranscriptScroll &scroll, QPoint point,
                                             SelectionUnit unit);

} // namespace tokenhub::app
