// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/questionjump.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>

namespace tokenhub::app {

int questionFrom(const TranscriptRows &rows, const TranscriptScroll &scroll, int focusRow, FocusStep step)
{
    const bool isFocusInSight = focusRow >= 0 && focusRow >= scroll.firstRow() && focusRow <= scroll.lastRow();
    int row = isFocusInSight ? focusRow : scroll.firstRow();
    const int direction = step == FocusStep::Next ? 1 : -1;
    // One that begins above the edge has been left already: back to its beginning first.
    const bool hasBegun = row >= 0 && scroll.top(row) < 0;
    if (isFocusInSight || step == FocusStep::Next || !hasBegun)
        row += direction;
    while (row >= 0 && row < rows.count() && rows.message(row).role != chat::Role::User)
        row += direction;
    return row < rows.count() ? row : -1;
}

int headingTop(const MessageGeometry &geometry, int index, const QString &text)
{
    int ordinal = 0;
    int fallback = 0;
    int nearest = -1; // of those that read so, which need not be the first
    int top = 0;
    for (const TextBox &box : geometry.texts) {
        for (QTextBlock block = box.document->begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() == 0)
                continue;
            const int here = box.rect.top() + int(box.document->documentLayout()->blockBoundingRect(block).top());
            if (ordinal == index)
                fallback = here;
            const int away = std::abs(ordinal - index);
            if (block.text().simplified() == text && (nearest < 0 || away < nearest)) {
                nearest = away;
                top = here;
            }
            ++ordinal;
        }
    }
    return nearest >= 0 ? top : fallback;
}

} // namespace tokenhub::app
