// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/hiddenmarks.h"

#include "markdown/segment.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextDocument>

namespace tokenhub::markdown {

namespace {

constexpr qreal Padding = 2;

QFont markFont(const QTextDocument &document)
{
    constexpr qreal Smaller = 0.72;
    QFont font = document.defaultFont();
    if (font.pixelSize() > 0)
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * Smaller)));
    else
        font.setPointSizeF(font.pointSizeF() * Smaller);
    return font;
}

} // namespace

QSizeF HiddenMarks::intrinsicSize(QTextDocument *document, int /*position*/, const QTextFormat &format)
{
    const QFontMetricsF metrics(markFont(*document));
    // As high as letters are above the base line, which an object stands on.
    return {metrics.horizontalAdvance(format.stringProperty(HiddenNameProperty)) + 2 * Padding + 2,
            QFontMetricsF(document->defaultFont()).capHeight() + Padding};
}

void HiddenMarks::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int /*position*/,
                             const QTextFormat &format)
{
    const QTextCharFormat characters = format.toCharFormat();
    if (characters.background().style() != Qt::NoBrush)
        painter->fillRect(rect, characters.background()); // a selection
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(characters.brushProperty(HiddenInkProperty), 1));
    painter->drawRoundedRect(rect.adjusted(1, 0.5, -1, -0.5), 2, 2);
    painter->setFont(markFont(*document));
    painter->drawText(rect, int(Qt::AlignCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                      format.stringProperty(HiddenNameProperty));
    painter->restore();
}

} // namespace tokenhub::markdown
