// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagecontent.h"
#include "transcript/messagegeometry.h"
#include "transcript/transcriptstyle.h"

namespace tokenhub::app {

enum class FlowGround { Paper, Bubble };

//! \brief Sets the segments of one part below each other and notes where they lie. Short-lived: made for one layout.
class SegmentFlow
{
public:
    SegmentFlow(MessageContent &content, const TranscriptStyle &style, MessageGeometry &geometry, FlowGround ground);

    //! Places all segments of \a element in the column at \a left, as far as the content has room for them; returns the
    //! y below the last. With \a resume those from there on: the geometry still has the ones before.
    [[nodiscard]] int place(int element, int left, int top, int width, const LayoutCheckpoint *resume = nullptr);
    //! Places \a document, which is no Markdown.
    [[nodiscard]] int placePlain(int element, QTextDocument *document, const QRect &column, BoxInk ink);
    //! How wide the part wants to be, at most \a widest.
    [[nodiscard]] int naturalWidth(int element, int widest);

private:
    [[nodiscard]] int placeProse(LeafId leaf, const markdown::Segment &segment, const QRect &column);
    [[nodiscard]] int placeFormula(LeafId leaf, const markdown::Segment &segment, const QRect &column);
    [[nodiscard]] int placeTable(LeafId leaf, const markdown::Segment &segment, const QRect &column);
    //! All pieces from \a first on; returns the index behind the last in \a next.
    [[nodiscard]] int placeCode(int element, std::size_t first, std::size_t &next, const QRect &column);
    void noteCheckpoint(LeafId leaf, int flowTop, int y);
    void addCodeHeader(LeafId leaf, const markdown::Segment &segment, const QRect &frame, bool isWide);
    int addHeaderSpot(LeafId leaf, SpotKind kind, const QString &label, int right, const QRect &frame);
    //! \a width below 0: as wide as its lines.
    LeafMeasure &measured(LeafId leaf, QTextDocument *document, int width);
    //! The same, but where this turn has no room left it stays as wide as it was.
    LeafMeasure &settled(LeafId leaf, const markdown::Segment &segment, int width);
    [[nodiscard]] bool isNew(LeafId leaf, const markdown::Segment &segment);
    [[nodiscard]] bool mayBegin(LeafId leaf, const markdown::Segment &segment); //!< false: it waits for the next turn
    void addText(LeafId leaf, LeafId group, LeafMeasure &measure, const QRect &rect);

    MessageContent &m_content;
    const TranscriptStyle &m_style;
    MessageGeometry &m_geometry;
    FlowGround m_ground;
    BoxInk m_ink = BoxInk::Ink;
};

//! The block that stands behind the last character of \a text, in the message's pixels; null where there is no room.
[[nodiscard]] QRect caretAfter(const TextBox &text);

} // namespace tokenhub::app
