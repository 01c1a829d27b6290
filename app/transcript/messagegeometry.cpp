// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messagegeometry.h"

#include <algorithm>

namespace tokenhub::app {
namespace {

int differenceTop(const TextBox &before, const TextBox &after)
{
    if (before.leaf != after.leaf || before.document != after.document || before.rect.topLeft() != after.rect.topLeft()
        || before.rect.width() != after.rect.width())
        return std::min(before.rect.top(), after.rect.top());
    if (after.changedTop != TextBox::unchanged)
        return after.rect.top() + after.changedTop;
    // A wider content changes only the bar at the bottom.
    return before.contentWidth == after.contentWidth ? TextBox::unchanged : after.rect.bottom();
}

int differenceTop(const GroundBox &before, const GroundBox &after)
{
    if (before == after)
        return TextBox::unchanged;
    const bool grew = before.kind == after.kind && before.rect.topLeft() == after.rect.topLeft()
        && before.rect.width() == after.rect.width();
    constexpr int corner = 8;
    return grew ? std::min(before.rect.bottom(), after.rect.bottom()) - corner
                : std::min(before.rect.top(), after.rect.top());
}

template<typename Box> int differenceTop(const Box &before, const Box &after)
{
    return before == after ? TextBox::unchanged : std::min(before.rect.top(), after.rect.top());
}

template<typename Box> int firstIn(const std::vector<Box> &before, const std::vector<Box> &after)
{
    int top = TextBox::unchanged;
    const std::size_t common = std::min(before.size(), after.size());
    for (std::size_t i = 0; i < common; ++i)
        top = std::min(top, differenceTop(before[i], after[i]));
    for (std::size_t i = common; i < before.size(); ++i)
        top = std::min(top, before[i].rect.top());
    for (std::size_t i = common; i < after.size(); ++i)
        top = std::min(top, after[i].rect.top());
    return top;
}

template<typename Box> auto from(const std::vector<Box> &boxes, std::size_t first)
{
    return boxes.begin() + qsizetype(std::min(first, boxes.size()));
}

} // namespace

int firstDifference(const MessageGeometry &before, const MessageGeometry &after)
{
    int top = std::max(before.height, after.height);
    if (before.height != after.height)
        top = std::min(before.height, after.height);
    top = std::min({top, firstIn(before.grounds, after.grounds), firstIn(before.texts, after.texts),
                    firstIn(before.labels, after.labels), firstIn(before.spots, after.spots)});
    if (before.caret != after.caret) {
        for (const QRect &caret : {before.caret, after.caret}) {
            if (!caret.isNull())
                top = std::min(top, caret.top());
        }
    }
    return std::max(top, 0);
}

MessageGeometry tailOf(const MessageGeometry &geometry, const LayoutCheckpoint &checkpoint)
{
    MessageGeometry tail;
    tail.grounds.assign(from(geometry.grounds, checkpoint.grounds), geometry.grounds.end());
    tail.texts.assign(from(geometry.texts, checkpoint.texts), geometry.texts.end());
    tail.labels.assign(from(geometry.labels, checkpoint.labels), geometry.labels.end());
    tail.spots.assign(from(geometry.spots, checkpoint.spots), geometry.spots.end());
    tail.caret = geometry.caret;
    tail.height = geometry.height;
    return tail;
}

void cut(MessageGeometry &geometry, const LayoutCheckpoint &checkpoint)
{
    geometry.grounds.resize(checkpoint.grounds);
    geometry.texts.resize(checkpoint.texts);
    geometry.labels.resize(checkpoint.labels);
    geometry.spots.resize(checkpoint.spots);
    geometry.caret = {};
}

void mirror(MessageGeometry &geometry, int width, const LayoutCheckpoint &checkpoint)
{
    const auto flip = [width](auto &box) { box.rect.moveLeft(width - box.rect.left() - box.rect.width()); };
    std::for_each(geometry.grounds.begin() + qsizetype(checkpoint.grounds), geometry.grounds.end(), flip);
    std::for_each(geometry.texts.begin() + qsizetype(checkpoint.texts), geometry.texts.end(), flip);
    std::for_each(geometry.spots.begin() + qsizetype(checkpoint.spots), geometry.spots.end(), [&](Spot &spot) {
        if (spot.kind != SpotKind::Link)
            return flip(spot);
        // Text does not turn with its box.
        for (const TextBox &text : geometry.texts) {
            if (text.leaf == spot.leaf)
                spot.rect.translate(2 * text.rect.left() + text.rect.width() - width, 0);
        }
    });
    for (std::size_t i = checkpoint.labels; i < geometry.labels.size(); ++i) {
        LabelBox &label = geometry.labels[i];
        flip(label);
        if (label.alignment == Qt::AlignLeft)
            label.alignment = Qt::AlignRight;
        else if (label.alignment == Qt::AlignRight)
            label.alignment = Qt::AlignLeft;
    }
}

} // namespace tokenhub::app
