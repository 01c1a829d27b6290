// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationmodel.h"

#include <vector>

namespace tokenhub::app {

//! A question, or a heading in an answer.
struct OutlineEntry {
    base::MessageId message;
    int heading = -1; //!< which heading of its message; -1: a question
    int level = 0; //!< of a heading, from 1
    QString text; //!< on one line, without Markdown signs
};

//! \brief The questions of a path and the headings of its answers, in reading order. Read from the sources, without a
//! layout: about a millisecond for a megabyte. At most \c most entries.
[[nodiscard]] std::vector<OutlineEntry> outlineOf(const chat::ConversationModel &model);

//! The headings ("# Title") that a Markdown source has outside code, as level and text.
struct SourceHeading {
    int level = 0;
    QString text;
};
[[nodiscard]] std::vector<SourceHeading> headingsIn(QByteArrayView markdown);

inline constexpr int mostOutlined = 5000;

} // namespace tokenhub::app
