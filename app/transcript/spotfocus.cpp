// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/spotfocus.h"

#include <algorithm>

namespace tokenhub::app {
namespace {

//! The first spot of \a geometry that can be pressed, from \a start on in steps of \a step.
const Spot *pressable(const MessageGeometry &geometry, int start, int step)
{
    for (int i = start; i >= 0 && i < int(geometry.spots.size()); i += step) {
        if (geometry.spots[std::size_t(i)].enabled)
            return &geometry.spots[std::size_t(i)];
    }
    return nullptr;
}

} // namespace

bool SpotFocus::step(FocusStep direction, TranscriptRows &rows, const TranscriptScroll &scroll)
{
    const int step = direction == FocusStep::Next ? 1 : -1;
    const Spot *current = find(rows);
    int row = current ? m_row : direction == FocusStep::Next ? scroll.firstRow() : scroll.lastRow();
    int start = -1;
    if (current)
        start = int(current - rows.geometry(row).spots.data()) + step;
    for (bool first = true; row >= 0 && row < rows.count(); row += step, first = false) {
        rows.build(row);
        const MessageGeometry &geometry = rows.geometry(row);
        if (!first || !current)
            start = step > 0 ? 0 : int(geometry.spots.size()) - 1;
        if (const Spot *spot = pressable(geometry, start, step)) {
            set(row, *spot);
            return true;
        }
    }
    clear();
    return false;
}

void SpotFocus::set(int row, const Spot &spot)
{
    m_row = row;
    m_spot = spot;
}

void SpotFocus::clear()
{
    m_row = -1;
    m_spot.reset();
}

const Spot *SpotFocus::find(const TranscriptRows &rows) const
{
    if (!m_spot || m_row >= rows.count() || !rows.isBuilt(m_row))
        return nullptr;
    const auto &spots = rows.geometry(m_row).spots;
    const auto found
        = std::find_if(spots.begin(), spots.end(), [this](const Spot &spot) { return spot.isSame(*m_spot); });
    return found == spots.end() ? nullptr : &*found;
}

} // namespace tokenhub::app
