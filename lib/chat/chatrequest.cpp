// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatrequest.h"

#include "base/jsonreaders.h"

#include <algorithm>

namespace tokenhub::chat {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

Error badField(QLatin1StringView name, const char *why)
{
    return {.kind = ErrorKind::BadField, .detail = QString::fromLatin1(why), .subject = QString(name)};
}

RequestMessage::Role requestRole(Role role)
{
    switch (role) {
    case Role::Assistant:
        return RequestMessage::Role::Assistant;
    case Role::Tool:
        return RequestMessage::Role::Tool;
    case Role::Root:
    case Role::User:
        break;
    }
    return RequestMessage::Role::User;
}

RequestMessage asSent(const Message &message)
{
    RequestMessage sent{.role = requestRole(message.role), .parts = {}};
    for (const Part &part : message.parts) {
        if (part.kind != PartKind::Reasoning && part.kind != PartKind::Raw)
            sent.parts.push_back(part);
    }
    return sent;
}

// What a failed or empty answer leaves behind is nothing a model said.
bool saysSomething(const RequestMessage &message)
{
    return std::any_of(message.parts.cbegin(), message.parts.cend(), [](const Part &part) {
        return part.kind == PartKind::ToolCall || part.kind == PartKind::ToolResult || !part.text.isEmpty();
    });
}

} // namespace

Result<QJsonArray> checkTools(const QString &json)
{
    if (json.trimmed().isEmpty())
        return QJsonArray();
    Result<QJsonArray> parsed = base::parseArray(json.toUtf8(), QString(field::tools));
    if (!parsed)
        return parsed;
    for (const QJsonValue &tool : *parsed) {
        const QJsonObject function = tool.toObject().value(QLatin1StringView("function")).toObject();
        if (!tool.isObject() || function.value(QLatin1StringView("name")).toString().isEmpty())
            return badField(field::tools,
                            "every entry needs \"type\": \"function\" and a \"function\" with a \"name\"");
    }
    return parsed;
}

Result<QJsonObject> checkExtra(const QString &json)
{
    if (json.trimmed().isEmpty())
        return QJsonObject();
    return base::parseObject(json.toUtf8(), QString(field::extra));
}

Result<ChatRequest> buildRequest(const ConversationTree &tree, const Path &path, const Target &target)
{
    ChatRequest request{
        .model = target.model.trimmed(), .messages = {}, .parameters = target.parameters, .tools = {}, .extra = {}};
    if (request.model.isEmpty())
        return badField(field::model, "empty");
    const Result<QJsonArray> tools = checkTools(target.parameters.tools);
    if (!tools)
        return tools.error();
    request.tools = *tools;
    const Result<QJsonObject> extra = checkExtra(target.parameters.extra);
    if (!extra)
        return extra.error();
    request.extra = *extra;
    const std::optional<ToolChoice> &choice = target.parameters.toolChoice;
    if (choice && choice->mode != ToolChoice::Mode::None && request.tools.isEmpty())
        return badField(field::toolChoice, "no tools");
    if (choice && choice->mode == ToolChoice::Mode::Function && choice->function.trimmed().isEmpty())
        return badField(field::toolChoice, "no function name");

    if (!target.systemPrompt.trimmed().isEmpty()) {
        request.messages.push_back({.role = RequestMessage::Role::System,
                                    .parts = {{.kind = PartKind::Text, .text = target.systemPrompt.toUtf8()}}});
    }
    for (const MessageId &id : path) {
        RequestMessage message = asSent(tree.message(id));
        if (saysSomething(message))
            request.messages.push_back(std::move(message));
    }
    return request;
}

} // namespace tokenhub::chat
