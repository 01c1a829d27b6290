// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messageactions.h"

#include "transcript/transcripttext.h"

#include <QFontMetrics>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int wordPadding = 6;

int labelWidth(const QString &label, const TranscriptStyle &style)
{
    return QFontMetrics(style.small).horizontalAdvance(label) + 2 * wordPadding;
}

int pagerWidth(const MessageInputs &inputs, const TranscriptStyle &style)
{
    // Reserved for the widest number, so that the arrows stay under the mouse while paging.
    const int widest
        = std::max(QFontMetrics(style.small).horizontalAdvance(TranscriptText::pageOf(inputs.page, inputs.pages)),
                   QFontMetrics(style.small).horizontalAdvance(TranscriptText::pageOf(inputs.pages, inputs.pages)));
    return widest + space::tiny;
}

int widthOf(const Spot &spot, const TranscriptStyle &style)
{
    return spot.look == SpotLook::Icon ? style.iconSide + space::tiny : labelWidth(spot.label, style);
}

Spot arrow(SpotKind kind, const QString &label, const QString &name, bool enabled)
{
    return {.kind = kind, .look = SpotLook::Icon, .label = label, .icon = name, .enabled = enabled};
}

} // namespace

std::vector<Spot> actionsFor(const MessageInputs &inputs)
{
    std::vector<Spot> actions;
    const chat::Message &message = inputs.message;
    if (inputs.pages > 1) {
        actions.push_back(
            arrow(SpotKind::PreviousVersion, TranscriptText::previousVersion(), u"chevron-left"_s, inputs.page > 1));
        actions.push_back(arrow(SpotKind::NextVersion, TranscriptText::nextVersion(), u"chevron-right"_s,
                                inputs.page < inputs.pages));
    }
    if (message.isRunning())
        return actions;
    if (!message.text().isEmpty())
        actions.push_back({.kind = SpotKind::Copy, .label = TranscriptText::copy(), .onDemand = true});
    if (message.role == chat::Role::User || (message.role == chat::Role::Assistant && !message.text().isEmpty()))
        actions.push_back({.kind = SpotKind::Edit, .label = TranscriptText::edit(), .onDemand = true});
    if (message.role == chat::Role::Assistant)
        actions.push_back({.kind = SpotKind::Regenerate, .label = TranscriptText::regenerate(), .onDemand = true});
    Spot more = arrow(SpotKind::More, TranscriptText::more(), u"ellipsis"_s, true);
    more.onDemand = true;
    actions.push_back(std::move(more));
    return actions;
}

int widthOf(const std::vector<Spot> &actions, const MessageInputs &inputs, const TranscriptStyle &style)
{
    int width = 0;
    for (const Spot &spot : actions)
        width += widthOf(spot, style);
    return inputs.pages > 1 ? width + pagerWidth(inputs, style) : width;
}

void placeActions(std::vector<Spot> actions, const MessageInputs &inputs, const TranscriptStyle &style,
                  const ActionRow &row, MessageGeometry &geometry)
{
    // The first word, not the room around it, stands in line with the text.
    int x = row.end == RowEnd::Leading ? row.left - wordPadding
                                       : row.left + row.width - widthOf(actions, inputs, style) + wordPadding;
    for (Spot &spot : actions) {
        if (spot.look == SpotLook::Icon && row.end == RowEnd::Leading && spot.kind == SpotKind::PreviousVersion)
            x += space::tiny;
        const int width = widthOf(spot, style);
        spot.rect = QRect(x, row.top, width, style.rowHeight);
        x += width;
        if (spot.kind == SpotKind::PreviousVersion) {
            const int room = pagerWidth(inputs, style);
            geometry.labels.push_back({.text = TranscriptText::pageOf(inputs.page, inputs.pages),
                                       .rect = QRect(x, row.top, room, style.rowHeight),
                                       .alignment = Qt::AlignHCenter});
            x += room;
        }
        geometry.spots.push_back(std::move(spot));
    }
}

} // namespace tokenhub::app
