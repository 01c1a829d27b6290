// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagegeometry.h"
#include "transcript/textmarks.h"
#include "transcript/transcriptstyle.h"

#include <functional>

class QPainter;

namespace tokenhub::app {

//! What painting one message depends on besides its geometry.
struct MessagePaint {
    const TranscriptStyle &style;
    QRect clip; //!< in the message's pixels
    std::function<TextRange(const TextBox &)> selection;
    std::function<std::vector<TextMark>(LeafId)> marks; //!< empty: none
    std::function<int(LeafId group)> scrollX; //!< how far a wide block is scrolled
    const Spot *hovered = nullptr; //!< in the geometry's own spots
    const Spot *focused = nullptr;
    bool showsActions = false; //!< under the mouse or holding the focus
    LeafId hoveredBar{.element = -1}; //!< the sideways bar under the mouse
    LeafId copied{.element = -1}; //!< whose Copy was just pressed; errorElement: the whole message's
};

//! \brief Paints one message from its geometry. Stateless; the painter's origin is the message's top left.
class MessagePainter
{
public:
    MessagePainter(QPainter &painter, const MessageGeometry &geometry, const MessagePaint &paint);
    void run();

private:
    void paintGround(const GroundBox &ground);
    void paintText(const TextBox &text);
    void paintBar(const TextBox &text, int scrollX);
    void drawWords(const QRect &rect, int flags, const QString &words);
    void paintLabel(const LabelBox &label);
    void paintSpot(const Spot &spot);
    void paintFoldLine(const Spot &spot, const QColor &ink);
    void paintFrame(const QRect &rect, const QColor &fill, const QColor &border, int corner);
    [[nodiscard]] QColor colour(BoxInk ink) const;

    QPainter &m_painter;
    const MessageGeometry &m_geometry;
    const MessagePaint &m_paint;
    const Theme &m_theme;
};

//! The bar under a block that scrolls sideways, and the handle in it; null where nothing scrolls.
struct SidewaysBar {
    QRect groove;
    QRect handle;
};
[[nodiscard]] SidewaysBar sidewaysBar(const TextBox &text, int scrollX);

} // namespace tokenhub::app
