// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationmodel.h"
#include "transcript/messagewords.h"

#include <memory>

//! Conversations to look at and to test with.
namespace samples {

struct Talk {
    std::unique_ptr<tokenhub::chat::Conversation> conversation;
    std::unique_ptr<tokenhub::chat::ConversationModel> model;
    tokenhub::chat::LaneId lane;

    tokenhub::chat::MessageId prompt(const QString &text);
    tokenhub::chat::MessageId answer(const QString &model, const QByteArray &text); //!< complete
    tokenhub::chat::MessageId begin(const QString &model); //!< running and empty
};

[[nodiscard]] Talk empty();
[[nodiscard]] Talk plain(int messages); //!< short prompts and answers in turn
[[nodiscard]] Talk rich(); //!< every kind of part, the last answer still running
[[nodiscard]] Talk failures();
[[nodiscard]] Talk chinese();
[[nodiscard]] Talk rightToLeft();
[[nodiscard]] QByteArray longAnswer(int bytes);
[[nodiscard]] tokenhub::app::MessageWords words();

} // namespace samples
