// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatrequest.h"

#include "base/jsonreaders.h"

#include <algorithm>
#include <utility>

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

RequestMessage withText(RequestMessage::Role role, const QByteArray &text)
{
    return {.role = role, .parts = {{.kind = PartKind::Text, .text = text}}};
}

// What a failed or empty answer leaves behind is nothing a model said.
bool saysSomething(const RequestMessage &message)
{
    return std::any_of(message.parts.cbegin(), message.parts.cend(), [](const Part &part) {
        return part.kind == PartKind::ToolCall || part.kind == PartKind::ToolResult || !part.text.isEmpty();
    });
}

//! \brief The messages as they will be sent, with the tool calls kept in order: each has exactly one result, at once.
class Transcript
{
public:
    explicit Transcript(std::vector<RequestMessage> &messages) : m_messages(messages) { }

    void add(const Message &message)
    {
        RequestMessage sent = asSent(message);
        if (sent.role == RequestMessage::Role::Tool) {
            addResult(std::move(sent));
            return;
        }
        if (!saysSomething(sent))
            return;
        settle();
        if (sent.role == RequestMessage::Role::Assistant)
            openCalls(message, sent);
        m_messages.push_back(std::move(sent));
    }
    //! Calls that are still open get a result that says that there is none.
    void settle()
    {
        for (const Part &call : std::exchange(m_open, {}))
            m_messages.push_back({.role = RequestMessage::Role::Tool,
                                  .parts = {{.kind = PartKind::ToolResult,
                                             .text = "No result was given.",
                                             .callId = call.callId,
                                             .name = call.name}}});
    }

private:
    void openCalls(const Message &message, RequestMessage &sent)
    {
        m_open = toolCallsOf(message);
        auto call = m_open.cbegin();
        for (Part &part : sent.parts) {
            if (part.kind == PartKind::ToolCall)
                part.callId = (call++)->callId;
        }
    }
    void addResult(RequestMessage sent)
    {
        std::erase_if(sent.parts, [this](const Part &part) {
            const auto call = std::find_if(m_open.begin(), m_open.end(),
                                           [&part](const Part &open) { return open.callId == part.callId; });
            if (part.kind != PartKind::ToolResult || call == m_open.end())
                return true;
            m_open.erase(call);
            return false;
        });
        if (!sent.parts.empty())
            m_messages.push_back(std::move(sent));
    }

    std::vector<RequestMessage> &m_messages;
    std::vector<Part> m_open; //!< calls without a result
};

constexpr char continuationPrompt[]
    = "Your last message was cut off. Continue it exactly where it ended, beginning with the very next character, even "
      "in the middle of a word or of a code block. Do not repeat anything, do not introduce or explain the "
      "continuation, and do not open again a code block that is still open.";

} // namespace

std::vector<Part> toolCallsOf(const Message &answer)
{
    std::vector<Part> calls;
    for (const Part &part : answer.parts) {
        if (part.kind != PartKind::ToolCall)
            continue;
        calls.push_back(part);
        if (part.callId.isEmpty())
            calls.back().callId = QStringLiteral("call_%1").arg(calls.size());
    }
    return calls;
}

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

    if (!target.systemPrompt.trimmed().isEmpty())
        request.messages.push_back(withText(RequestMessage::Role::System, target.systemPrompt.toUtf8()));
    Transcript transcript(request.messages);
    for (const MessageId &id : path)
        transcript.add(tree.message(id));
    transcript.settle();
    return request;
}

Result<ChatRequest> buildContinuation(const ConversationTree &tree, const Path &path, const Message &partial,
                                      const Target &target)
{
    Result<ChatRequest> request = buildRequest(tree, path, target);
    if (!request)
        return request;
    std::vector<RequestMessage> &messages = request.value().messages;
    messages.push_back(withText(RequestMessage::Role::Assistant, partial.text()));
    messages.push_back(withText(RequestMessage::Role::User, continuationPrompt));
    return request;
}

} // namespace tokenhub::chat
