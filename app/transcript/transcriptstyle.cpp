// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptstyle.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <cmath>

namespace tokenhub::app {

TranscriptStyle TranscriptStyle::make(const QPalette &palette, const QFont &font, qreal zoom, int generation)
{
    TranscriptStyle style;
    style.theme = themeOf(palette);
    style.body = fonts::scaled(font, zoom);
    style.small = fonts::small(style.body);
    style.code = fonts::code(style.body);
    style.fixed = style.code;
    // 720 px are a good measure at 15 px; the count of characters in a line stays the same at every size.
    style.textWidth = int(std::lround(QFontInfo(style.body).pixelSize() * 48.0));
    style.iconSide = std::max(12, int(std::lround(QFontInfo(style.body).pixelSize() * 16.0 / 15.0)));
    style.lineHeight = int(std::lround(QFontInfo(style.body).pixelSize() * 1.5));
    style.smallHeight = QFontMetrics(style.small).height();
    style.rowHeight = style.smallHeight + space::small;
    style.generation = generation;
    return style;
}

} // namespace tokenhub::app
