// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "session/chatsession.h"
#include "transcript/messagewords.h"
#include "words/remedy.h"

#include <functional>
#include <optional>

namespace tokenhub::app {

//! The buttons of a line that waits.
namespace activityButton {
inline const QString cancel = QStringLiteral("cancel");
inline const QString tryNow = QStringLiteral("tryNow");
} // namespace activityButton

//! What the transcript says of failures and waits, from the shown session. \a session may answer null; \a gateway
//! names where a message's question goes, where that is worth telling, else is empty.
[[nodiscard]] MessageWords sessionWords(std::function<const session::ChatSession *()> session,
                                        std::function<QString(const chat::Message &)> gateway,
                                        const base::Clock &clock);

[[nodiscard]] QString remedyId(words::Remedy remedy);
[[nodiscard]] std::optional<words::Remedy> remedyFromId(const QString &id);
//! Remedies that this window can carry out.
[[nodiscard]] bool isOffered(words::Remedy remedy);

} // namespace tokenhub::app
