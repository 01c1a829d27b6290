// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/formulaobjects.h"

#include "markdown/segment.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <cmath>

namespace tokenhub::markdown {

namespace {

QFont fontOf(const QTextDocument &document, const QTextCharFormat &format)
{
    QFont font = document.defaultFont();
    if (format.hasProperty(QTextFormat::FontPixelSize))
        font.setPixelSize(format.intProperty(QTextFormat::FontPixelSize));
    else if (format.fontPointSize() > 0)
        font.setPointSizeF(format.fontPointSize());
    return font;
}

bool isMiddle(const QTextCharFormat &format)
{
    return format.verticalAlignment() == QTextCharFormat::AlignMiddle;
}

// What QTextDocumentLayout adds to the upper half of an object in the middle, measured as it does.
qreal raise(const QTextCharFormat &format)
{
    return QFontMetrics(format.font()).xHeight() / 2.0;
}

// The height for which that layout puts the object's base line onto the text's.
qreal heightFor(qreal ascent, qreal depth, const QTextCharFormat &format)
{
    if (!isMiddle(format))
        return ascent;
    return qMax(2 * ascent - raise(format), 2 * depth + raise(format));
}

// The layout sets an object onto the base line, but one in the middle into the middle of its line, whatever it told.
qreal baseLine(const QRectF &rect, const QTextDocument &document, int position, const QTextCharFormat &format)
{
    if (!isMiddle(format))
        return rect.bottom();
    const QTextBlock block = document.findBlock(position);
    const QTextLine line = block.layout()->lineForTextPosition(position - block.position());
    if (!line.isValid())
        return rect.top() + (rect.height() + raise(format)) / 2;
    return rect.top() - (line.height() - rect.height()) / 2 + line.ascent();
}

// Source as a block of text no wider than the document.
QRectF sourceRect(const QTextDocument &document, const QTextCharFormat &format)
{
    constexpr qreal Unbounded = 4000;
    const qreal width = document.textWidth() > 0 ? document.textWidth() : Unbounded;
    return QFontMetricsF(fontOf(document, format))
        .boundingRect(QRectF(0, 0, width, Unbounded), Qt::TextWrapAnywhere,
                      format.stringProperty(FormulaSourceProperty));
}

} // namespace

FormulaObjects::FormulaObjects(typeset::MathTypesetter &typesetter, QObject *parent)
    : QObject(parent), m_typesetter(typesetter)
{
}

bool FormulaObjects::refresh(QTextDocument &document, const QString &tex)
{
    bool isFound = false;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            if (format.objectType() != FormulaObject || format.stringProperty(TexProperty) != tex)
                continue;
            document.markContentsDirty(fragment.position(), fragment.length());
            isFound = true;
        }
    }
    return isFound;
}

std::optional<typeset::MathAnswer> FormulaObjects::answerFor(const QTextDocument &document,
                                                             const QTextCharFormat &format) const
{
    const bool isDisplay = format.boolProperty(DisplayFormulaProperty);
    return m_typesetter.answer({.tex = format.stringProperty(TexProperty),
                                .style = isDisplay ? typeset::MathStyle::Display : typeset::MathStyle::Inline,
                                .emPixels = typeset::emFor(fontOf(document, format)),
                                .ink = format.foreground().color().rgba(),
                                .devicePixelRatio = m_devicePixelRatio});
}

QSizeF FormulaObjects::intrinsicSize(QTextDocument *document, int /*position*/, const QTextFormat &format)
{
    const QTextCharFormat characters = format.toCharFormat();
    if (const auto answer = answerFor(*document, characters); answer && answer->ok())
        return {answer->size.width(), heightFor(answer->ascent(), answer->depth, characters)};
    const QFontMetricsF metrics(fontOf(*document, characters));
    const QRectF source = sourceRect(*document, characters);
    return {source.width(), heightFor(source.height() - metrics.descent(), metrics.descent(), characters)};
}

void FormulaObjects::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                                const QTextFormat &format)
{
    const QTextCharFormat characters = format.toCharFormat();
    if (characters.background().style() != Qt::NoBrush)
        painter->fillRect(rect, characters.background()); // a selection
    const qreal base = baseLine(rect, *document, position, characters);
    const auto answer = answerFor(*document, characters);
    if (answer && answer->ok()) {
        // The picture's base line falls between two rows of pixels: it must do so on the screen as well.
        const QTransform toDevice = painter->deviceTransform();
        const QPointF place = toDevice.map(QPointF(rect.left(), base));
        const QPointF even(std::round(place.x()), std::round(place.y()));
        painter->drawImage(toDevice.inverted().map(even) + answer->origin, answer->image);
        return;
    }
    const QFont font = fontOf(*document, characters);
    QRectF source = sourceRect(*document, characters);
    source.moveTopLeft({rect.left(), base - source.height() + QFontMetricsF(font).descent()});
    painter->save();
    painter->setFont(font);
    painter->setPen(characters.foreground().color());
    painter->drawText(source, Qt::TextWrapAnywhere, characters.stringProperty(FormulaSourceProperty));
    painter->restore();
}

} // namespace tokenhub::markdown
