// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messagepainter.h"

#include "theme/icons.h"
#include "transcript/transcripttext.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr qsizetype mostElided = 2000; // letters of a line; more fit on no screen

constexpr int barHeight = 4;
constexpr int shortestHandle = 24;

} // namespace

SidewaysBar sidewaysBar(const TextBox &text, int scrollX)
{
    const int range = text.scrollRange();
    if (range <= 0)
        return {};
    SidewaysBar bar;
    bar.groove = QRect(text.rect.left(), text.rect.bottom() + 1 + (scrollBarRoom - barHeight) / 2, text.rect.width(),
                       barHeight);
    const int length = std::max(shortestHandle, text.rect.width() * text.rect.width() / text.contentWidth);
    const int travel = std::max(0, text.rect.width() - length);
    bar.handle = bar.groove;
    bar.handle.setWidth(std::min(length, text.rect.width()));
    bar.handle.translate(int(qint64(travel) * scrollX / range), 0);
    return bar;
}

MessagePainter::MessagePainter(QPainter &painter, const MessageGeometry &geometry, const MessagePaint &paint)
    : m_painter(painter), m_geometry(geometry), m_paint(paint), m_theme(paint.style.theme)
{
}

void MessagePainter::run()
{
    for (const GroundBox &ground : m_geometry.grounds) {
        if (ground.rect.intersects(m_paint.clip))
            paintGround(ground);
    }
    for (const TextBox &text : m_geometry.texts) {
        // A quote's bar may stand beside the text.
        if (text.rect.adjusted(-m_paint.style.textWidth, 0, 0, scrollBarRoom).intersects(m_paint.clip))
            paintText(text);
    }
    for (const LabelBox &label : m_geometry.labels) {
        if (label.rect.intersects(m_paint.clip))
            paintLabel(label);
    }
    for (const Spot &spot : m_geometry.spots) {
        if (spot.rect.adjusted(-2, -2, 2, 2).intersects(m_paint.clip))
            paintSpot(spot);
    }
    if (m_geometry.caret.intersects(m_paint.clip)) {
        QColor caret = m_theme.accent;
        caret.setAlphaF(0.8F);
        m_painter.fillRect(m_geometry.caret, caret);
    }
}

QColor MessagePainter::colour(BoxInk ink) const
{
    switch (ink) {
    case BoxInk::Quiet:
        return m_theme.quietInk;
    case BoxInk::Good:
        return m_theme.good;
    case BoxInk::Warn:
        return m_theme.warn;
    case BoxInk::Bad:
        return m_theme.bad;
    case BoxInk::Ink:
        break;
    }
    return m_theme.ink;
}

void MessagePainter::paintFrame(const QRect &rect, const QColor &fill, const QColor &border, int corner)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(border, 1));
    m_painter.setBrush(fill);
    // Lines are drawn through the middle of pixels.
    m_painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    m_painter.restore();
}

void MessagePainter::paintGround(const GroundBox &ground)
{
    switch (ground.kind) {
    case GroundKind::Bubble:
    case GroundKind::CodeFrame:
        paintFrame(ground.rect, m_theme.surface, m_theme.line, radius::box);
        break;
    case GroundKind::CodeFrameInBubble:
        paintFrame(ground.rect, m_theme.paper, m_theme.line, radius::box);
        break;
    case GroundKind::Card:
        paintFrame(ground.rect, m_theme.paper, m_theme.line, radius::box);
        break;
    case GroundKind::ErrorBox:
        paintFrame(ground.rect, mixed(m_theme.paper, m_theme.bad, 0.04), mixed(m_theme.paper, m_theme.bad, 0.35),
                   radius::box);
        break;
    case GroundKind::Rule:
        m_painter.fillRect(ground.rect, m_theme.line);
        break;
    }
}

void MessagePainter::paintText(const TextBox &text)
{
    const int scrollX = m_paint.scrollX ? m_paint.scrollX(text.scrollGroup) : 0;
    for (const QRectF &bar : text.quoteBars)
        m_painter.fillRect(bar.translated(text.rect.topLeft()), m_theme.line);

    m_painter.save();
    const bool scrolls = text.scrollRange() > 0;
    if (scrolls)
        m_painter.setClipRect(text.rect, Qt::IntersectClip);
    m_painter.translate(text.rect.left() - (scrolls ? scrollX : 0), text.rect.top());
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(m_paint.clip.translated(-text.rect.left() + (scrolls ? scrollX : 0), -text.rect.top()));
    context.palette.setColor(QPalette::Text, colour(text.ink));
    const TextRange range = m_paint.selection ? m_paint.selection(text) : TextRange();
    if (range.first < range.last) {
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = QTextCursor(text.document);
        selection.cursor.setPosition(range.first);
        selection.cursor.setPosition(std::min(range.last, text.document->characterCount() - 1),
                                     QTextCursor::KeepAnchor);
        selection.format.setBackground(m_theme.textSelection);
        selection.format.setForeground(m_theme.ink);
        context.selections.append(selection);
    }
    text.document->documentLayout()->draw(&m_painter, context);
    if (m_paint.marks)
        paintMarks(m_painter, *text.document, m_paint.marks(text.leaf), context.clip, m_theme);
    m_painter.restore();
    if (scrolls)
        paintBar(text, scrollX);
}

void MessagePainter::paintBar(const TextBox &text, int scrollX)
{
    // Pieces of one block scroll together and have one bar, under the last.
    const TextBox *last = nullptr;
    for (const TextBox &other : m_geometry.texts) {
        if (other.scrollGroup == text.scrollGroup)
            last = &other;
    }
    if (last != &text)
        return;
    const SidewaysBar bar = sidewaysBar(text, scrollX);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    const bool hovered = m_paint.hoveredBar == text.scrollGroup;
    m_painter.setBrush(mixed(m_theme.surface, m_theme.quietInk, hovered ? 0.9 : 0.55));
    m_painter.drawRoundedRect(bar.handle, barHeight / 2.0, barHeight / 2.0);
    m_painter.restore();
}

//! Words go the way of their own letters: "C++" is not "++C" in a window that goes from right to left.
void MessagePainter::drawWords(const QRect &rect, int flags, const QString &words)
{
    const Qt::LayoutDirection usual = m_painter.layoutDirection();
    m_painter.setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    m_painter.drawText(rect, flags, words);
    m_painter.setLayoutDirection(usual);
}

void MessagePainter::paintLabel(const LabelBox &label)
{
    m_painter.setFont(m_paint.style.small);
    m_painter.setPen(colour(label.ink));
    const Qt::Alignment alignment = Qt::AlignAbsolute | label.alignment;
    if (label.shape == LabelShape::Wrapped) {
        drawWords(label.rect, int(alignment | Qt::AlignTop) | Qt::TextWordWrap, label.text);
        return;
    }
    const QString text
        = m_painter.fontMetrics().elidedText(label.text.left(mostElided), Qt::ElideRight, label.rect.width());
    drawWords(label.rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

void MessagePainter::paintSpot(const Spot &spot)
{
    const bool focused = m_paint.focused && m_paint.focused->isSame(spot);
    const bool hovered = m_paint.hovered && m_paint.hovered->isSame(spot);
    if (spot.kind == SpotKind::Link) {
        const int scrollX = focused && m_paint.scrollX ? m_paint.scrollX(spot.leaf) : 0;
        if (focused)
            paintFrame(spot.rect.translated(-scrollX, 0), Qt::transparent, m_theme.accent, radius::button);
        return;
    }
    if (spot.onDemand && !m_paint.showsActions && !focused)
        return;
    QColor ink = hovered || focused ? m_theme.ink : m_theme.quietInk;
    if (!spot.enabled)
        ink = mixed(m_theme.paper, m_theme.quietInk, 0.45);
    const bool copied = (spot.kind == SpotKind::CopyCode && spot.leaf == m_paint.copied)
        || (spot.kind == SpotKind::Copy && m_paint.copied.element == errorElement);
    m_painter.setFont(m_paint.style.small);
    switch (spot.look) {
    case SpotLook::Button:
        paintFrame(spot.rect, hovered ? m_theme.surface : m_theme.paper, m_theme.line, radius::button);
        m_painter.setPen(m_theme.ink);
        drawWords(spot.rect, int(Qt::AlignCenter) | Qt::TextSingleLine, spot.label);
        break;
    case SpotLook::Words:
        m_painter.setPen(copied ? m_theme.good : ink);
        drawWords(spot.rect, int(Qt::AlignCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                  copied ? TranscriptText::copied() : spot.label);
        break;
    case SpotLook::Icon: {
        QRect square(0, 0, m_paint.style.iconSide, m_paint.style.iconSide);
        square.moveCenter(spot.rect.center());
        paintIcon(m_painter, square, spot.icon, ink);
        break;
    }
    case SpotLook::FoldLine:
        paintFoldLine(spot, ink);
        break;
    }
    if (focused)
        paintFrame(spot.rect, Qt::transparent, m_theme.accent, radius::button);
}

void MessagePainter::paintFoldLine(const Spot &spot, const QColor &ink)
{
    const bool rightToLeft = m_painter.layoutDirection() == Qt::RightToLeft;
    QRect square(0, 0, m_paint.style.iconSide, m_paint.style.iconSide);
    square.moveCenter(spot.rect.center());
    square.moveLeft(rightToLeft ? spot.rect.right() + 1 - square.width() : spot.rect.left());
    const QString closed = rightToLeft ? u"chevron-left"_s : u"chevron-right"_s;
    paintIcon(m_painter, square, spot.state == SpotState::Open ? u"chevron-down"_s : closed, ink);
    const int room = m_paint.style.foldIndent();
    const QRect words = rightToLeft ? spot.rect.adjusted(0, 0, -room, 0) : spot.rect.adjusted(room, 0, 0, 0);
    m_painter.setPen(ink);
    const Qt::Alignment side = rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    drawWords(words, int(Qt::AlignAbsolute | side | Qt::AlignVCenter) | Qt::TextSingleLine,
              m_painter.fontMetrics().elidedText(spot.label, Qt::ElideRight, words.width()));
}

} // namespace tokenhub::app
