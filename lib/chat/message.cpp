// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/message.h"

#include <algorithm>
#include <utility>

namespace tokenhub::chat {
namespace {

template<typename Enum, size_t N> QString nameOf(const std::pair<Enum, const char *> (&table)[N], Enum value)
{
    for (const auto &[entry, name] : table) {
        if (entry == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template<typename Enum, size_t N>
std::optional<Enum> valueOf(const std::pair<Enum, const char *> (&table)[N], QStringView text)
{
    for (const auto &[entry, name] : table) {
        if (text == QLatin1StringView(name))
            return entry;
    }
    return std::nullopt;
}

constexpr std::pair<Role, const char *> roles[]
    = {{Role::Root, "root"}, {Role::User, "user"}, {Role::Assistant, "assistant"}, {Role::Tool, "tool"}};
constexpr std::pair<Outcome, const char *> outcomes[] = {{Outcome::Complete, "complete"},
                                                         {Outcome::Stopped, "stopped"},
                                                         {Outcome::Interrupted, "interrupted"},
                                                         {Outcome::Failed, "failed"}};
constexpr std::pair<Origin, const char *> origins[]
    = {{Origin::Asked, "asked"}, {Origin::EditedByHand, "editedByHand"}, {Origin::Continued, "continued"}};
constexpr std::pair<PartKind, const char *> partKinds[]
    = {{PartKind::Text, "text"},   {PartKind::Reasoning, "reasoning"}, {PartKind::Refusal, "refusal"},
       {PartKind::Image, "image"}, {PartKind::ToolCall, "toolCall"},   {PartKind::ToolResult, "toolResult"},
       {PartKind::Raw, "raw"}};

} // namespace

QByteArray Message::textOf(PartKind kind) const
{
    QByteArray joined;
    for (const Part &part : parts) {
        if (part.kind == kind)
            joined = joined.isEmpty() ? part.text : joined + part.text;
    }
    return joined;
}

bool Message::hasContent() const
{
    return std::any_of(parts.cbegin(), parts.cend(),
                       [](const Part &part) { return part.kind == PartKind::ToolCall || !part.text.isEmpty(); });
}

Message makeUserMessage(const QString &text, base::UtcMs at)
{
    Message message;
    message.id = MessageId::create();
    message.role = Role::User;
    message.outcome = Outcome::Complete;
    message.parts.push_back({.kind = PartKind::Text, .text = text.toUtf8()});
    message.createdAt = at;
    return message;
}

Message makeToolResult(const Part &call, const QString &text, base::UtcMs at)
{
    Message message;
    message.id = MessageId::create();
    message.role = Role::Tool;
    message.outcome = Outcome::Complete;
    message.parts.push_back(
        {.kind = PartKind::ToolResult, .text = text.toUtf8(), .callId = call.callId, .name = call.name});
    message.createdAt = at;
    return message;
}

Message makeAnswer(const QString &model, base::UtcMs at)
{
    Message message;
    message.id = MessageId::create();
    message.role = Role::Assistant;
    message.model = model;
    message.createdAt = at;
    return message;
}

QString roleName(Role role)
{
    return nameOf(roles, role);
}

std::optional<Role> roleFromName(QStringView name)
{
    return valueOf(roles, name);
}

QString outcomeName(Outcome outcome)
{
    return nameOf(outcomes, outcome);
}

std::optional<Outcome> outcomeFromName(QStringView name)
{
    return valueOf(outcomes, name);
}

QString originName(Origin origin)
{
    return nameOf(origins, origin);
}

std::optional<Origin> originFromName(QStringView name)
{
    return valueOf(origins, name);
}

QString partKindName(PartKind kind)
{
    return nameOf(partKinds, kind);
}

std::optional<PartKind> partKindFromName(QStringView name)
{
    return valueOf(partKinds, name);
}

} // namespace tokenhub::chat
