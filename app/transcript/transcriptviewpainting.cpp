// SPDX-License-Identifier: GPL-3.0-or-later
// What of the viewport is painted anew, what is moved, and the painting itself.
#include "transcript/transcriptview.h"

#include "transcript/toendbutton.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>

namespace tokenhub::app {
namespace {

constexpr int mostParts = 3; // painted one by one

} // namespace

void TranscriptView::showChanges()
{
    const std::vector<RowChange> changes = m_rows.takeChanges();
    tellInks(changes);
    const int rowBefore = std::exchange(m_shownRow, std::max(0, m_scroll.firstRow()));
    const int topBefore = std::exchange(m_shownTop, m_rows.count() > 0 ? m_scroll.top(m_shownRow) : 0);
    const int height = viewport()->height();
    const int shift = rowBefore < m_rows.count() ? m_scroll.top(rowBefore) - topBefore : height;
    if (std::abs(shift) >= height) {
        viewport()->update();
        return;
    }
    if (shift != 0)
        moveImage(shift);
    // Rows above the first that was seen lie in what scrolling has laid bare.
    int from = height;
    int to = 0;
    for (const RowChange &change : changes) {
        if (change.row < rowBefore || change.row >= m_rows.count())
            continue;
        const int top = m_scroll.top(change.row);
        from = std::min(from, top + change.fromY);
        to = std::max(to, change.heightBefore == change.heightAfter ? top + change.heightAfter : height);
    }
    if (from < to)
        viewport()->update(QRect(0, from, viewport()->width(), to - from));
}

//! Moves what is painted. What something lies on cannot be copied on the screen, and would have all painted anew: from
//! the button down it is painted, above it moved.
void TranscriptView::moveImage(int shift)
{
    const QRect all = viewport()->rect();
    const int end = m_toEnd->isVisible() ? std::max(0, m_toEnd->y() - viewport()->y()) : all.height();
    if (std::abs(shift) < end)
        viewport()->scroll(0, shift, QRect(0, 0, all.width(), end));
    else
        viewport()->update(0, 0, all.width(), end);
    viewport()->update(0, end, all.width(), all.height() - end);
}

void TranscriptView::updateRow(int row)
{
    if (row < 0 || row >= m_rows.count())
        return;
    viewport()->update(0, m_scroll.top(row), viewport()->width(), m_rows.heights().height(row));
}

void TranscriptView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    // What scrolling lays bare and what changed can lie far apart.
    if (event->region().rectCount() > mostParts)
        return paintPart(painter, event->rect());
    for (const QRect &part : event->region()) {
        painter.setClipRect(part);
        paintPart(painter, part);
    }
}

void TranscriptView::paintPart(QPainter &painter, const QRect &part)
{
    painter.fillRect(part, m_rows.context().style.theme.paper);
    const int first = m_scroll.rowAt(part.top());
    const int last = m_scroll.rowAt(part.bottom());
    for (int row = std::max(0, first); row <= last; ++row) {
        if (!m_rows.isBuilt(row))
            continue;
        const int top = m_scroll.top(row);
        painter.save();
        painter.translate(0, top);
        paintRow(painter, row, part.translated(0, -top));
        painter.restore();
    }
}

void TranscriptView::paintRow(QPainter &painter, int row, const QRect &clip)
{
    MessagePaint paint{.style = m_rows.context().style, .clip = clip};
    paint.selection = [this, row](const TextBox &text) { return m_selection.rangeIn(row, text); };
    if (m_marks)
        paint.marks = [this, row](LeafId leaf) { return m_marks(row, leaf); };
    paint.scrollX = [this, row](LeafId group) { return m_rows.scrollX(row, group); };
    const bool hovered = m_pointer->hoveredRow() == row;
    if (hovered && m_pointer->hoveredSpot())
        paint.hovered = &*m_pointer->hoveredSpot();
    if (hovered && m_pointer->hoveredBar())
        paint.hoveredBar = *m_pointer->hoveredBar();
    if (hasFocus() && m_focus.row() == row)
        paint.focused = &*m_focus.spot();
    paint.showsActions = hovered || paint.focused;
    if (m_copied.element >= 0 && row < m_rows.count() && m_rows.message(row).id == m_copiedFrom)
        paint.copied = m_copied;
    painter.setLayoutDirection(layoutDirection());
    MessagePainter(painter, m_rows.geometry(row), paint).run();
}

} // namespace tokenhub::app
