// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagecontent.h"
#include "transcript/messagegeometry.h"
#include "transcript/messagewords.h"
#include "transcript/transcriptstyle.h"

#include <optional>

namespace tokenhub::app {

//! What the layout of one message depends on besides its own text and the LayoutContext.
struct MessageInputs {
    const chat::Message &message;
    QString previousModel; //!< of the answer before; empty for the first
    int page = 1; //!< which of its siblings it is
    int pages = 1;
    ErrorWords error;
    ActivityWords activity;
    AuthorWords author = {};
    Folds folds;
    Wraps wraps;
    QStringList answeredCalls; //!< ids of its tool calls that have a result
};

//! \brief Works out where everything of one message lies. Pure but for the documents in the content, whose text width
//! it sets: the same inputs and context give the same geometry. Short-lived: made for one layout, GUI thread.
class MessageLayout
{
public:
    MessageLayout(MessageContent &content, const MessageInputs &inputs, const LayoutContext &context);

    [[nodiscard]] MessageGeometry run();
    //! The same, but for what lies before the text that changed first: that is taken from \a before, the geometry of an
    //! earlier layout of the same content. A long answer that grows costs what its end costs.
    [[nodiscard]] MessageGeometry runFrom(MessageGeometry before, LeafId changed);
    //! Of the last run: from this y on it looks other than \a before.
    [[nodiscard]] int changedFrom() const { return m_changedFrom; }

    //! Cheap guess of the height of a message that is not built.
    [[nodiscard]] static int estimate(const chat::Message &message, const LayoutContext &context);

private:
    void layoutPrompt();
    void layoutAnswer();
    void layoutParts();
    void layoutPart(int element, const chat::Part &part);
    void layoutReasoning(int element);
    void layoutReasoningText(int element, int top);
    void layoutEnd(); //!< what follows the parts
    void resumeParts();
    void finish();
    [[nodiscard]] LayoutKey key() const;
    void layoutToolPart(int element, const chat::Part &part);
    void layoutToolText(int element, const chat::Part &part, int width);
    void layoutGiveResult(int element);
    void layoutActivity();
    void layoutNote();
    void layoutErrorBox();
    void layoutErrorDetails(const QRect &column);
    void layoutButtons(const std::vector<WordButton> &buttons, int left, int right);
    void layoutActionRow();

    void addLabel(const QString &text, BoxInk ink);
    void addFoldLine(int element, const QString &label, SpotState state, int left, int width);
    void placeCaret();
    [[nodiscard]] SpotState foldState(int element, SpotState otherwise) const;
    [[nodiscard]] bool isLive(int element) const;
    void skip(int pixels) { m_y += pixels; }

    MessageContent &m_content;
    const MessageInputs &m_inputs;
    const LayoutContext &m_context;
    const TranscriptStyle &m_style;
    MessageGeometry m_geometry;
    std::optional<LayoutCheckpoint> m_resume;
    int m_changedFrom = 0;
    int m_left = 0;
    int m_width = 0;
    int m_y = 0;
};

} // namespace tokenhub::app
