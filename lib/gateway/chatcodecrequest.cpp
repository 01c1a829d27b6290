// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/chatcodec.h"

#include <QJsonDocument>
#include <algorithm>

namespace tokenhub::gateway {

using namespace Qt::Literals::StringLiterals;
using chat::Part;
using chat::PartKind;
using chat::RequestMessage;

namespace {

QString wireRole(RequestMessage::Role role)
{
    switch (role) {
    case RequestMessage::Role::System:
        return u"system"_s;
    case RequestMessage::Role::Assistant:
        return u"assistant"_s;
    case RequestMessage::Role::Tool:
        return u"tool"_s;
    case RequestMessage::Role::User:
        break;
    }
    return u"user"_s;
}

QJsonObject imagePart(const Part &part)
{
    const QString url = u"data:"_s + part.name + u";base64,"_s + QString::fromLatin1(part.text.toBase64());
    return {{u"type"_s, u"image_url"_s}, {u"image_url"_s, QJsonObject{{u"url"_s, url}}}};
}

QJsonValue wireContent(const RequestMessage &message)
{
    const bool hasImage = std::any_of(message.parts.cbegin(), message.parts.cend(),
                                      [](const Part &part) { return part.kind == PartKind::Image; });
    if (hasImage) {
        QJsonArray parts;
        for (const Part &part : message.parts) {
            if (part.kind == PartKind::Image)
                parts.append(imagePart(part));
            else if (part.kind == PartKind::Text)
                parts.append(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, QString::fromUtf8(part.text)}});
        }
        return parts;
    }
    QByteArray text;
    for (const Part &part : message.parts) {
        if (part.kind != PartKind::ToolCall)
            text += part.text;
    }
    return QString::fromUtf8(text);
}

QJsonArray wireToolCalls(const RequestMessage &message)
{
    QJsonArray calls;
    for (const Part &part : message.parts) {
        if (part.kind != PartKind::ToolCall)
            continue;
        const QJsonObject function{{u"name"_s, part.name}, {u"arguments"_s, QString::fromUtf8(part.text)}};
        calls.append(QJsonObject{{u"id"_s, part.callId}, {u"type"_s, u"function"_s}, {u"function"_s, function}});
    }
    return calls;
}

QJsonObject wireMessage(const RequestMessage &message)
{
    QJsonObject object{{u"role"_s, wireRole(message.role)}, {u"content"_s, wireContent(message)}};
    const QJsonArray calls = wireToolCalls(message);
    if (!calls.isEmpty()) {
        object["tool_calls"_L1] = calls;
        if (object.value("content"_L1).toString().isEmpty())
            object["content"_L1] = QJsonValue::Null;
    }
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::ToolResult)
            object["tool_call_id"_L1] = part.callId;
    }
    return object;
}

QJsonValue wireToolChoice(const chat::ToolChoice &choice)
{
    switch (choice.mode) {
    case chat::ToolChoice::Mode::Auto:
        return u"auto"_s;
    case chat::ToolChoice::Mode::None:
        return u"none"_s;
    case chat::ToolChoice::Mode::Required:
        return u"required"_s;
    case chat::ToolChoice::Mode::Function:
        break;
    }
    return QJsonObject{{u"type"_s, u"function"_s},
                       {u"function"_s, QJsonObject{{u"name"_s, choice.function.trimmed()}}}};
}

void addParameters(QJsonObject &body, const chat::ChatRequest &request, chat::UsageInStream usage)
{
    const chat::Parameters &parameters = request.parameters;
    body["stream"_L1] = parameters.streams();
    if (parameters.streams() && usage == chat::UsageInStream::Ask)
        body["stream_options"_L1] = QJsonObject{{u"include_usage"_s, true}};
    if (parameters.maxTokens)
        body["max_tokens"_L1] = *parameters.maxTokens;
    if (parameters.temperature)
        body["temperature"_L1] = *parameters.temperature;
    if (parameters.stop.size() == 1)
        body["stop"_L1] = parameters.stop.constFirst();
    else if (!parameters.stop.isEmpty())
        body["stop"_L1] = QJsonArray::fromStringList(parameters.stop);
    if (parameters.thinking)
        body["enable_thinking"_L1] = *parameters.thinking;
    if (parameters.search)
        body["enable_search"_L1] = *parameters.search;
    if (!request.tools.isEmpty())
        body["tools"_L1] = request.tools;
    if (parameters.toolChoice)
        body["tool_choice"_L1] = wireToolChoice(*parameters.toolChoice);
}

} // namespace

QByteArray encodeRequest(const chat::ChatRequest &request, chat::UsageInStream usage)
{
    QJsonObject body = request.extra;
    if (body.contains("stream_options"_L1))
        usage = chat::UsageInStream::DoNotAsk;
    body["model"_L1] = request.model;
    QJsonArray messages;
    for (const RequestMessage &message : request.messages)
        messages.append(wireMessage(message));
    body["messages"_L1] = messages;
    addParameters(body, request, usage);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray withMessages(const QByteArray &settings, const std::vector<RequestMessage> &said)
{
    QJsonObject body = QJsonDocument::fromJson(settings).object();
    QJsonArray messages = body.value("messages"_L1).toArray();
    for (const RequestMessage &message : said) {
        if (message.role != RequestMessage::Role::System)
            messages.append(wireMessage(message));
    }
    body["messages"_L1] = messages;
    return QJsonDocument(body).toJson(QJsonDocument::Indented);
}

} // namespace tokenhub::gateway
