// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptpointer.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <algorithm>

namespace tokenhub::app {

TranscriptPointer::TranscriptPointer(TranscriptRows &rows, const TranscriptScroll &scroll,
                                     TranscriptSelection &selection, QObject *parent)
    : QObject(parent), m_rows(rows), m_scroll(scroll), m_selection(selection)
{
}

void TranscriptPointer::press(const QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_last = m_pressedAt = event->position().toPoint();
    const TranscriptHit hit = hitAt(m_rows, m_scroll, m_last);
    hover(hit);
    m_pressedSpot = hit.spot ? std::optional(*hit.spot) : std::nullopt;
    m_pressedRow = hit.row;
    m_pressedLink = hit.link;
    if (hit.spot)
        return;
    if (hit.bar) {
        startBar(hit, m_last);
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier) && !m_selection.isEmpty()) {
        m_drag = Drag::Text;
        extendSelection(m_last);
        return;
    }
    startSelection(m_last, isThirdClick(event) ? SelectionUnit::Paragraph : SelectionUnit::Character);
}

void TranscriptPointer::doubleClick(const QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const TranscriptHit hit = hitAt(m_rows, m_scroll, event->position().toPoint());
    if (hit.spot || hit.bar) {
        press(event);
        return;
    }
    m_doubleClickAt = event->timestamp();
    m_pressedAt = event->position().toPoint();
    startSelection(m_pressedAt, SelectionUnit::Word);
}

bool TranscriptPointer::isThirdClick(const QMouseEvent *event) const
{
    const auto limit = quint64(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    return m_unit == SelectionUnit::Word && event->timestamp() - m_doubleClickAt <= limit
        && (m_last - m_pressedAt).manhattanLength() <= QGuiApplication::styleHints()->startDragDistance();
}

void TranscriptPointer::move(QPoint point, Qt::MouseButtons buttons)
{
    m_last = point;
    if (!buttons.testFlag(Qt::LeftButton))
        m_drag = Drag::None;
    if (m_drag == Drag::Text)
        extendSelection(point);
    else if (m_drag == Drag::Bar)
        dragBar(point);
    else
        hover(hitAt(m_rows, m_scroll, point));
}

void TranscriptPointer::release(const QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_last = event->position().toPoint();
    const TranscriptHit hit = hitAt(m_rows, m_scroll, m_last);
    const std::optional<Spot> pressed = std::exchange(m_pressedSpot, std::nullopt);
    const QUrl link = std::exchange(m_pressedLink, QUrl());
    hover(hit);
    if (pressed && hit.spot && hit.row == m_pressedRow && hit.spot->isSame(*pressed) && hit.spot->enabled) {
        emit spotPressed(hit.row, *pressed);
        return;
    }
    if (drag != Drag::Text)
        return;
    if (!m_selection.isEmpty()) {
        emit selectionFinished();
    } else if (!link.isEmpty() && link == hit.link) {
        if (const auto followed = linkAt(*hit.text->document, hit.linkPosition))
            emit linkPressed(*followed);
    }
}

void TranscriptPointer::leave()
{
    hover({});
}

void TranscriptPointer::hover(const TranscriptHit &hit)
{
    const int rowBefore = m_hoveredRow;
    const auto spotBefore = m_hoveredSpot;
    const auto barBefore = m_hoveredBar;
    m_hoveredRow = hit.row;
    m_hoveredSpot = hit.spot ? std::optional(*hit.spot) : std::nullopt;
    m_hoveredBar = hit.bar ? std::optional(hit.bar->scrollGroup) : std::nullopt;
    if (rowBefore != m_hoveredRow && rowBefore >= 0)
        emit rowLooksChanged(rowBefore);
    if ((rowBefore != m_hoveredRow || spotBefore != m_hoveredSpot || barBefore != m_hoveredBar) && m_hoveredRow >= 0)
        emit rowLooksChanged(m_hoveredRow);

    if (m_link != hit.linkShown) {
        m_link = hit.linkShown;
        emit linkHovered(hit.link, hit.linkShown);
    }
    const bool hand = (hit.spot && hit.spot->enabled) || !hit.link.isEmpty();
    const auto cursor = hand ? Qt::PointingHandCursor : hit.text ? Qt::IBeamCursor : Qt::ArrowCursor;
    if (std::exchange(m_cursor, cursor) != cursor)
        emit cursorChanged();
}

void TranscriptPointer::startSelection(QPoint point, SelectionUnit unit)
{
    m_unit = unit;
    m_drag = Drag::Text;
    const auto span = spanAt(m_rows, m_scroll, point, unit);
    if (span)
        m_selection.begin(*span);
    else
        m_selection.clear();
    emit selectionChanged();
}

void TranscriptPointer::extendSelection(QPoint point)
{
    if (const auto span = spanAt(m_rows, m_scroll, point, m_unit)) {
        m_selection.extendTo(*span);
        emit selectionChanged();
    }
}

void TranscriptPointer::startBar(const TranscriptHit &hit, QPoint point)
{
    m_drag = Drag::Bar;
    m_bar = hit.bar->scrollGroup;
    const SidewaysBar bar = sidewaysBar(*hit.bar, m_rows.scrollX(hit.row, m_bar));
    const bool onHandle = point.x() >= bar.handle.left() && point.x() <= bar.handle.right();
    m_barOffset = onHandle ? point.x() - bar.handle.left() : bar.handle.width() / 2;
    dragBar(point);
}

void TranscriptPointer::dragBar(QPoint point)
{
    if (m_pressedRow < 0 || m_pressedRow >= m_rows.count() || !m_rows.isBuilt(m_pressedRow))
        return;
    for (const TextBox &text : m_rows.geometry(m_pressedRow).texts) {
        if (text.scrollGroup != m_bar)
            continue;
        const SidewaysBar bar = sidewaysBar(text, 0);
        const int travel = std::max(1, bar.groove.width() - bar.handle.width());
        const qint64 place = point.x() - m_barOffset - bar.groove.left();
        m_rows.setScrollX(m_pressedRow, m_bar,
                          int(std::clamp<qint64>(place * text.scrollRange() / travel, 0, text.scrollRange())));
        emit rowLooksChanged(m_pressedRow);
        return;
    }
}

bool TranscriptPointer::scrollSideways(QPoint point, int pixels)
{
    const TranscriptHit hit = hitAt(m_rows, m_scroll, point);
    const TextBox *text = hit.text ? hit.text : hit.bar;
    if (!text || text->scrollRange() <= 0)
        return false;
    const int before = m_rows.scrollX(hit.row, text->scrollGroup);
    m_rows.setScrollX(hit.row, text->scrollGroup, std::clamp(before + pixels, 0, text->scrollRange()));
    emit rowLooksChanged(hit.row);
    return true;
}

} // namespace tokenhub::app
