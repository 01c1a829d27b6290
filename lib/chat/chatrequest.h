// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "chat/conversationtree.h"
#include "chat/target.h"

#include <QJsonArray>

namespace tokenhub::chat {

//! \brief One message as it is sent.
struct RequestMessage {
    enum class Role { System, User, Assistant, Tool };
    Role role = Role::User;
    std::vector<Part> parts; //!< reasoning is left out

    friend bool operator==(const RequestMessage &, const RequestMessage &) = default;
};

//! \brief A request as a value: what is sent is what is seen. Its JSON fields are parsed and known to be good.
struct ChatRequest {
    QString model;
    std::vector<RequestMessage> messages;
    Parameters parameters;
    QJsonArray tools;
    QJsonObject extra;

    friend bool operator==(const ChatRequest &, const ChatRequest &) = default;
};

//! Names of fields as they appear in an Error's subject.
namespace field {
inline constexpr QLatin1StringView model{"model"};
inline constexpr QLatin1StringView tools{"tools"};
inline constexpr QLatin1StringView extra{"extra"};
inline constexpr QLatin1StringView toolChoice{"toolChoice"};
} // namespace field

//! Pure. BadField names the field that cannot be sent: no model, tools or extra that do not parse, a tool choice
//! without tools. Answers without any content (failed before a word came) are left out of the messages. Tool calls that
//! no result follows get one that says so, results that belong to no call are left out: gateways refuse anything else.
[[nodiscard]] base::Result<ChatRequest> buildRequest(const ConversationTree &tree, const Path &path,
                                                     const Target &target);
//! Asks for the rest of \a partial, an answer that follows \a path and broke off.
[[nodiscard]] base::Result<ChatRequest> buildContinuation(const ConversationTree &tree, const Path &path,
                                                          const Message &partial, const Target &target);
//! The tool calls of \a answer, each with an id: gateways may leave it out, but want to see one again.
[[nodiscard]] std::vector<Part> toolCallsOf(const Message &answer);
//! The same checks without a conversation, for a live check while a person types.
[[nodiscard]] base::Result<QJsonArray> checkTools(const QString &json);
[[nodiscard]] base::Result<QJsonObject> checkExtra(const QString &json);

} // namespace tokenhub::chat
