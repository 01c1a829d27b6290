// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace tokenhub::app {

//! \a json with its white space made anew: keys, numbers and escapes stay as they were sent, in their order. Null for
//! what is no JSON object or array, and for more than can be set at once. Any thread; linear in the text.
[[nodiscard]] std::optional<QByteArray> indentedJson(const QByteArray &json);

//! What a tool is called with, or what it gave, as its card shows it.
struct ToolText {
    QByteArray markdown; //!< one fenced block: JSON indented, anything else as it came; empty where there is no text
    bool isBroken = false; //!< it is no JSON
};
[[nodiscard]] ToolText toolText(const chat::Part &part); //!< any thread
[[nodiscard]] QString toolSummary(const chat::Part &part); //!< its beginning, in one line

} // namespace tokenhub::app
