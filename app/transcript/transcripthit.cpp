// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcripthit.h"

#include "markdown/linkpolicy.h"

#include <QAbstractTextDocumentLayout>
#include <QTextDocument>
#include <algorithm>

namespace tokenhub::app {
namespace {

QPointF documentPoint(const TranscriptRows &rows, int row, const TextBox &text, QPoint point)
{
    const int scrollX = text.scrollRange() > 0 ? rows.scrollX(row, text.scrollGroup) : 0;
    return point - text.rect.topLeft() + QPoint(scrollX, 0);
}

//! The box that text selection goes to from \a point: the one at its height, else the nearest above or below.
const TextBox *nearestText(const MessageGeometry &geometry, QPoint point)
{
    const TextBox *nearest = nullptr;
    int distance = 0;
    for (const TextBox &text : geometry.texts) {
        const int above = text.rect.top() - point.y();
        const int below = point.y() - text.rect.bottom();
        const int away = std::max({0, above, below});
        if (!nearest || away < distance) {
            nearest = &text;
            distance = away;
        }
    }
    return nearest;
}

//! The row with text at \a y, or the next such row above, then below.
int rowWithText(const TranscriptRows &rows, const TranscriptScroll &scroll, int y)
{
    const int row = scroll.rowAt(y);
    const auto hasText = [&rows](int at) { return rows.isBuilt(at) && !rows.geometry(at).texts.empty(); };
    for (int at = row; at >= 0 && rows.isBuilt(at); --at) {
        if (hasText(at))
            return at;
    }
    for (int at = row; at >= 0 && at < rows.count() && rows.isBuilt(at); ++at) {
        if (hasText(at))
            return at;
    }
    return -1;
}

} // namespace

TranscriptHit hitAt(const TranscriptRows &rows, const TranscriptScroll &scroll, QPoint point)
{
    TranscriptHit hit;
    hit.row = scroll.rowAt(point.y());
    if (hit.row < 0 || !rows.isBuilt(hit.row)) {
        hit.row = -1;
        return hit;
    }
    const QPoint inside = point - QPoint(0, scroll.top(hit.row));
    const MessageGeometry &geometry = rows.geometry(hit.row);
    if (inside.y() < 0 || inside.y() >= geometry.height) {
        hit.row = -1;
        return hit;
    }
    for (const Spot &spot : geometry.spots) {
        if (spot.kind != SpotKind::Link && spot.rect.contains(inside))
            hit.spot = &spot;
    }
    for (const TextBox &text : geometry.texts) {
        const SidewaysBar bar = sidewaysBar(text, 0);
        if (bar.groove.adjusted(0, -2, 0, 2).contains(inside))
            hit.bar = &text;
        if (!text.rect.contains(inside))
            continue;
        hit.text = &text;
        const QPointF place = documentPoint(rows, hit.row, text, inside);
        const QString target = text.document->documentLayout()->anchorAt(place);
        if (const auto link = target.isEmpty() ? std::nullopt : markdown::checkLink(target)) {
            hit.link = link->url;
            hit.linkShown = link->shown;
            hit.linkPosition = text.document->documentLayout()->hitTest(place, Qt::ExactHit);
        }
    }
    return hit;
}

std::optional<TextSpan> spanAt(const TranscriptRows &rows, const TranscriptScroll &scroll, QPoint point,
                               SelectionUnit unit)
{
    // A drag may go beyond the edge, where nothing is laid out.
    point.setY(std::clamp(point.y(), 0, std::max(0, scroll.height() - 1)));
    const int row = rowWithText(rows, scroll, point.y());
    if (row < 0)
        return {};
    const QPoint inside = point - QPoint(0, scroll.top(row));
    const TextBox &text = *nearestText(rows.geometry(row), inside);
    TextPosition position{.row = row, .leaf = text.leaf};
    if (inside.y() < text.rect.top())
        position.position = 0;
    else if (inside.y() > text.rect.bottom())
        position.position = text.document->characterCount() - 1;
    else
        position.position = std::max(
            0, text.document->documentLayout()->hitTest(documentPoint(rows, row, text, inside), Qt::FuzzyHit));
    return spanAround(position, *text.document, unit);
}

} // namespace tokenhub::app
