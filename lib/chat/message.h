// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "chat/metrics.h"
#include "chat/usage.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <optional>
#include <vector>

namespace tokenhub::chat {

using base::ConversationId;
using base::LaneId;
using base::MessageId;
using base::ProfileId;
using base::TurnId;

//! Stored by name (roleName …); never renamed.
enum class Role { Root, User, Assistant, Tool }; //!< Root: the one invisible message every conversation begins with
enum class Outcome { Complete, Stopped, Interrupted, Failed };
//! How an answer's text came about.
enum class Origin {
    Asked, //!< a model said it
    EditedByHand, //!< a person changed what a model said
    Continued, //!< it begins with the text of an answer that broke off; a model went on
};
enum class PartKind { Text, Reasoning, Refusal, Image, ToolCall, ToolResult, Raw };

//! \brief A piece of a message. Text stays UTF-8 until it is laid out.
struct Part {
    PartKind kind = PartKind::Text;
    QByteArray text; //!< UTF-8; a tool call's arguments as received; an image's bytes
    QString callId; //!< tool call and tool result
    QString name; //!< tool call: the function; image: its MIME type

    friend bool operator==(const Part &, const Part &) = default;
};

//! \brief A node of the conversation: a value. outcome is empty while the answer runs.
struct Message {
    MessageId id;
    MessageId parent; //!< null only for the root
    TurnId turn; //!< shared by a prompt in all lanes and by its answers
    LaneId lane; //!< the lane it was made in
    Role role = Role::User;
    std::optional<Outcome> outcome;
    std::vector<Part> parts;
    base::UtcMs createdAt{};
    //! Prompts only: what is sent before it ends here, not at parent. Null: at parent. The root: nothing is.
    MessageId follows;

    // Answers only.
    Origin origin = Origin::Asked;
    MessageId basedOn; //!< edited or continued: the version it began as; it may be gone
    QString model; //!< asked for
    QString answeredBy; //!< what the gateway says answered, when it differs
    QString finishReason; //!< as received; empty if none came
    QString requestId;
    QByteArray
        requestSnapshot; //!< the request body as sent, of the messages the system prompt alone (the rest is the path)
    Usage usage;
    Metrics metrics;
    std::optional<base::Error> error; //!< why it failed or broke off; never part of the text

    [[nodiscard]] bool isRunning() const { return role == Role::Assistant && !outcome; }
    //! All parts of \a kind joined, UTF-8.
    [[nodiscard]] QByteArray textOf(PartKind kind) const;
    [[nodiscard]] QByteArray text() const { return textOf(PartKind::Text); }
    [[nodiscard]] bool hasContent() const; //!< any part with text, or a tool call

    friend bool operator==(const Message &, const Message &) = default;
};

[[nodiscard]] Message makeUserMessage(const QString &text, base::UtcMs at);
//! What a tool that was called gave.
[[nodiscard]] Message makeToolResult(const Part &call, const QString &text, base::UtcMs at);
[[nodiscard]] Message makeAnswer(const QString &model, base::UtcMs at); //!< running, empty

[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(QStringView name);
[[nodiscard]] QString outcomeName(Outcome outcome);
[[nodiscard]] std::optional<Outcome> outcomeFromName(QStringView name);
[[nodiscard]] QString originName(Origin origin);
[[nodiscard]] std::optional<Origin> originFromName(QStringView name);
[[nodiscard]] QString partKindName(PartKind kind);
[[nodiscard]] std::optional<PartKind> partKindFromName(QStringView name);

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::Message)
