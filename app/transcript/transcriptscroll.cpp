// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptscroll.h"

#include <algorithm>
#include <limits>

namespace tokenhub::app {

int TranscriptScroll::maximum() const
{
    constexpr qint64 largest = std::numeric_limits<int>::max() / 2;
    return int(std::clamp<qint64>(m_rows.heights().total() + 2 * padding - m_height, 0, largest));
}

int TranscriptScroll::top(int row) const
{
    return int(m_rows.heights().top(row) + padding - m_value);
}

int TranscriptScroll::rowAt(int y) const
{
    return m_rows.heights().rowAt(qint64(y) + m_value - padding);
}

int TranscriptScroll::anchorValue() const
{
    if (m_pinned)
        return maximum();
    const int row = std::min(m_anchorRow, m_rows.count() - 1);
    if (row < 0)
        return 0;
    int offset = row == m_anchorRow ? m_anchorOffset : 0;
    if (isAnchorAhead())
        offset = std::max(0, m_rows.heights().height(row) - m_height);
    return int(std::clamp<qint64>(m_rows.heights().top(row) + padding + offset, 0, maximum()));
}

//! Whether the place that is read is in the part of a long message that is not laid out again yet: until it is, the end
//! of what there is takes its place.
bool TranscriptScroll::isAnchorAhead() const
{
    return !m_pinned && m_anchorRow < m_rows.count() && m_rows.isBehind(m_anchorRow)
        && m_anchorOffset > m_rows.heights().height(m_anchorRow) - m_height;
}

int TranscriptScroll::staleRowBetween(int from, int to) const
{
    const HeightTable &heights = m_rows.heights();
    const int first = heights.rowAt(from - padding);
    const int last = heights.rowAt(to - 1 - padding);
    if (first < 0)
        return -1;
    // Upwards when following the end: what is above it only moves then.
    for (int i = 0; i <= last - first; ++i) {
        const int row = m_pinned ? last - i : first + i;
        if (!m_rows.isCurrent(row))
            return row;
    }
    return -1;
}

void TranscriptScroll::takeAnchor(int value)
{
    m_value = std::clamp(value, 0, maximum());
    m_anchorRow = std::max(0, rowAt(0));
    // A long message that grows above what is read pushes nothing down.
    while (m_anchorRow < lastRow() && m_rows.isBehind(m_anchorRow))
        ++m_anchorRow;
    m_anchorOffset = m_rows.count() > 0 ? -top(m_anchorRow) : 0;
}

void TranscriptScroll::settle()
{
    m_value = anchorValue();
    for (int row = staleRowBetween(m_value, m_value + m_height); row >= 0;) {
        m_rows.build(row);
        m_value = anchorValue();
        row = staleRowBetween(m_value, m_value + m_height);
    }
    if (!isAnchorAhead())
        takeAnchor(m_value);
    // Where everything fits there is no way to go back to the end by hand.
    if (maximum() == 0)
        m_pinned = true;
    m_rows.trim(firstRow(), lastRow());
}

void TranscriptScroll::moveBy(int pixels)
{
    if (std::abs(pixels) > m_height) {
        moveTo(m_value + pixels);
        return;
    }
    if (pixels > 0 && m_pinned)
        return;
    if (pixels < 0 && m_value > 0)
        m_pinned = false;
    settle();
    // What is about to come into sight gets its true height first, so that the step is as long as it was asked for.
    for (;;) {
        const int from = std::max(0, pixels < 0 ? m_value + pixels : m_value + m_height);
        const int to = pixels < 0 ? m_value : m_value + m_height + pixels;
        const int row = from < to ? staleRowBetween(from, to) : -1;
        if (row < 0)
            break;
        m_rows.build(row);
        m_value = anchorValue();
    }
    const int wanted = m_value + pixels;
    m_pinned = m_pinned || (pixels > 0 && wanted >= maximum());
    takeAnchor(wanted);
    settle();
}

void TranscriptScroll::moveTo(int value)
{
    m_pinned = value >= maximum();
    if (!m_pinned && m_rows.count() > 0) {
        const HeightTable &heights = m_rows.heights();
        const int row = heights.rowAt(std::max(0, value) - padding);
        const int offset = int(value - padding - heights.top(row));
        const int before = std::max(1, heights.height(row));
        // The same place within the message, whatever its true height turns out to be.
        m_rows.build(row);
        m_anchorRow = row;
        m_anchorOffset = offset > 0 ? int(qint64(offset) * heights.height(row) / before) : offset;
    }
    settle();
}

void TranscriptScroll::reveal(int row, int from, int to)
{
    if (row < firstRow() - 1 || row > lastRow() + 1 || !m_rows.isCurrent(row)) {
        m_rows.build(row);
        m_pinned = false;
        m_anchorRow = row;
        m_anchorOffset = from - m_height / 3;
        settle();
        return;
    }
    const int above = top(row) + from;
    const int below = top(row) + to - m_height;
    if (above < 0)
        moveBy(above);
    else if (below > 0)
        moveBy(std::min(below, above));
}

void TranscriptScroll::putAtTop(int row, int offset)
{
    m_rows.build(row);
    m_pinned = false;
    m_anchorRow = row;
    m_anchorOffset = offset;
    settle();
}

void TranscriptScroll::pinToEnd()
{
    m_pinned = true;
    settle();
}

} // namespace tokenhub::app
