// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"
#include "chat/message.h"
#include "words/errortext.h"

#include <chrono>
#include <optional>

//! The states a person sees that are not failures of their own: how an answer ended, what is being waited for, where
//! the key stands. Plain text.
namespace tokenhub::words {

//! The line below an answer that did not simply end; empty while it runs and for an ordinary end. A finish reason we
//! do not know is shown as it came.
[[nodiscard]] std::optional<ErrorText> outcomeNote(const chat::Message &message);
//! "3 broken pieces were left out", empty for none.
[[nodiscard]] QString skippedNote(int skippedEvents);

[[nodiscard]] ErrorText keyText(base::KeyState state, const QString &detail = {});
//! Why the list of models could not be fetched. Never in the way of typing a name.
[[nodiscard]] ErrorText modelListText(const base::Error &error);

[[nodiscard]] QString connectingTo(const QString &host);
[[nodiscard]] QString waitingFor(const QString &model, std::chrono::milliseconds since);
[[nodiscard]] QString waitingForKeyring();
[[nodiscard]] QString retryingIn(std::chrono::milliseconds left, const base::Error &because);
[[nodiscard]] QString nothingArrivedFor(std::chrono::milliseconds since); //!< the warning before Stalled
[[nodiscard]] QString thoughtFor(std::optional<std::chrono::milliseconds> time);

} // namespace tokenhub::words
