// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QFont>
#include <algorithm>

namespace tokenhub::markdown {
class FormulaObjects;
class PictureObjects;
} // namespace tokenhub::markdown

namespace tokenhub::app {

enum class TextColumn { Readable, Full }; //!< as wide as reads well, or as the view

//! \brief What a message looks like: colours, fonts and the distances that scale with them. A value, made anew when the
//! palette, the font or the zoom changes; generation tells two of them apart, so that staleness is one comparison.
struct TranscriptStyle {
    Theme theme;
    QFont body;
    QFont small;
    QFont fixed; //!< at the size of the body: Markdown scales it
    QFont code;
    int textWidth = 720; //!< the widest column of text
    int lineHeight = 22; //!< of body text
    int iconSide = 16; //!< chevrons and arrows grow with the text
    int smallHeight = 16; //!< of a line of small text
    int rowHeight = 24; //!< of a line with actions, and of a code block's header
    int gap = space::medium; //!< between messages, and between the parts of one
    int generation = 0;
    markdown::FormulaObjects *formulas = nullptr; //!< draws those in documents; null: they are shown as their source
    markdown::PictureObjects *pictures = nullptr; //!< draws those that a text carries in itself

    //! What is folded out stands under the words of its line, not under its chevron.
    [[nodiscard]] int foldIndent() const { return iconSide + space::small; }

    [[nodiscard]] static TranscriptStyle make(const QPalette &palette, const QFont &font, qreal zoom, int generation);
};

//! Everything the layout of a message depends on besides the message and its own words.
struct LayoutContext {
    TranscriptStyle style;
    int width = 0; //!< of the whole view
    Qt::LayoutDirection direction = Qt::LeftToRight;

    [[nodiscard]] int margin() const { return width < 480 ? space::large : space::wide; }
    [[nodiscard]] int columnWidth() const { return std::max(80, std::min(width - 2 * margin(), style.textWidth)); }
    [[nodiscard]] int columnLeft() const { return std::max(0, (width - columnWidth()) / 2); }
};

} // namespace tokenhub::app
