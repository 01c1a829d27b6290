// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"

namespace tokenhub::session {

//! The request that \a answer came from, as JSON to read: what was kept of it, and the messages from the tree. It holds
//! no key. Empty when nothing was sent.
[[nodiscard]] QByteArray requestBody(const chat::Conversation &conversation, base::MessageId answer);

} // namespace tokenhub::session
