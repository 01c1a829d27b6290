// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"
#include "session/profilebook.h"

namespace tokenhub::app {

//! The gateway that \a message's lane asks; empty when it is gone.
[[nodiscard]] std::optional<chat::Profile>
profileOf(const chat::Conversation &conversation, const chat::Message &message, const session::ProfileBook &profiles);
//! By today's prices. Empty where none is known, and while the turn hides who answered: a price tells the model.
[[nodiscard]] std::optional<chat::Cost> answerCost(const chat::Conversation &conversation, const chat::Message &answer,
                                                   const session::ProfileBook &profiles);

} // namespace tokenhub::app
