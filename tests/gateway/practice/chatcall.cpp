// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/chatcall.h"

#include <QJsonDocument>
#include <cmath>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

using Complaint = QString; //!< empty: nothing to complain of

bool isGiven(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

bool isWhole(const QJsonValue &value)
{
    return value.isDouble() && value.toDouble() == std::floor(value.toDouble());
}

QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString text;
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts)
        text += part["text"_L1].toString();
    return text;
}

int imagesOf(const QJsonValue &content)
{
    int images = 0;
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts)
        images += part["type"_L1].toString() == "image_url"_L1 ? 1 : 0;
    return images;
}

Complaint checkParts(const QJsonArray &parts, const QString &where)
{
    if (parts.isEmpty())
        return where + u".content must not be an empty array"_s;
    for (const QJsonValue &part : parts) {
        const QString type = part["type"_L1].toString();
        const bool isText = type == "text"_L1 && part["text"_L1].isString();
        const bool isImage = type == "image_url"_L1 && part["image_url"_L1]["url"_L1].isString();
        if (!isText && !isImage)
            return where + u".content has a part that is neither text nor image_url"_s;
    }
    return {};
}

Complaint checkMessage(const QJsonValue &message, qsizetype index)
{
    static const QStringList roles{u"system"_s, u"developer"_s, u"user"_s, u"assistant"_s, u"tool"_s};
    const QString where = u"messages[%1]"_s.arg(index);
    const QString role = message["role"_L1].toString();
    if (!roles.contains(role))
        return where + u".role must be one of "_s + roles.join(u", "_s);
    const QJsonValue content = message["content"_L1];
    if (role == "tool"_L1 && !message["tool_call_id"_L1].isString())
        return where + u".tool_call_id is required"_s;
    if (content.isArray())
        return checkParts(content.toArray(), where);
    const bool mayBeEmpty = role == "assistant"_L1 && message["tool_calls"_L1].isArray();
    if (!content.isString() && !mayBeEmpty)
        return where + u".content must be a string or an array of parts"_s;
    return {};
}

Complaint readMessages(ChatCall &call, const QJsonValue &messages)
{
    if (!isGiven(messages))
        return u"Missing required parameter: messages"_s;
    call.messages = messages.toArray();
    if (call.messages.isEmpty())
        return u"messages must be an array with at least one message"_s;
    qsizetype characters = 0;
    qsizetype lastCharacters = 0;
    for (qsizetype index = 0; index < call.messages.size(); ++index) {
        const QJsonValue message = call.messages.at(index);
        if (const Complaint complaint = checkMessage(message, index); !complaint.isEmpty())
            return complaint;
        const QJsonValue content = message["content"_L1];
        if (message["role"_L1].toString() == "user"_L1) {
            call.lastText = textOf(content);
            call.lastImages = imagesOf(content);
        }
        lastCharacters = 16 + textOf(content).size(); // the role and its marks count, too
        characters += lastCharacters;
    }
    const QJsonValue last = call.messages.last();
    call.answersTool = last["role"_L1].toString() == "tool"_L1;
    call.toolResult = call.answersTool ? textOf(last["content"_L1]) : QString();
    call.promptTokens = estimatedTokens(characters);
    // What an earlier turn has sent already is found in the cache, in blocks of 16 tokens.
    call.cachedTokens = estimatedTokens(characters - lastCharacters) / 16 * 16;
    return {};
}

Complaint readStop(ChatCall &call, const QJsonValue &stop)
{
    if (!isGiven(stop))
        return {};
    const QJsonArray entries = stop.isString() ? QJsonArray{stop} : stop.toArray();
    for (const QJsonValue &entry : entries) {
        if (!entry.isString() || entry.toString().isEmpty())
            return u"stop must be a string or an array of strings, none of them empty"_s;
        call.stops.append(entry.toString());
    }
    return stop.isString() || stop.isArray() ? Complaint() : u"stop must be a string or an array of strings"_s;
}

Complaint readTools(ChatCall &call, const QJsonObject &body)
{
    const QJsonValue tools = body["tools"_L1];
    const QJsonValue choice = body["tool_choice"_L1];
    if (isGiven(tools) && !tools.isArray())
        return u"tools must be an array"_s;
    call.tools = tools.toArray();
    for (const QJsonValue &tool : std::as_const(call.tools)) {
        if (tool["type"_L1].toString() != "function"_L1 || tool["function"_L1]["name"_L1].toString().isEmpty())
            return u"each of tools must be a function with a name"_s;
    }
    if (!isGiven(choice))
        return {};
    if (call.tools.isEmpty())
        return u"tool_choice is only allowed when tools are given"_s;
    call.chosenTool = choice["function"_L1]["name"_L1].toString();
    call.mustUseTool = choice.toString() == "required"_L1 || !call.chosenTool.isEmpty();
    if (choice.toString() == "none"_L1)
        call.tools = {};
    else if (!call.mustUseTool && choice.toString() != "auto"_L1)
        return u"tool_choice must be auto, none, required or a named function"_s;
    return {};
}

Complaint readBooleans(ChatCall &call, const QJsonObject &body)
{
    for (const auto name : {"stream"_L1, "enable_thinking"_L1, "enable_search"_L1}) {
        if (isGiven(body[name]) && !body[name].isBool())
            return name + u" must be a boolean"_s;
    }
    call.streams = body["stream"_L1].toBool();
    if (body["enable_thinking"_L1].isBool())
        call.thinks = body["enable_thinking"_L1].toBool();
    if (isGiven(body["stream_options"_L1]) && !call.streams)
        return u"stream_options is only allowed when stream is true"_s;
    return {};
}

Complaint readNumbers(ChatCall &call, const QJsonObject &body)
{
    const QJsonValue maxTokens = body["max_tokens"_L1];
    if (isGiven(maxTokens) && (!isWhole(maxTokens) || maxTokens.toDouble() < 1))
        return u"max_tokens must be an integer of at least 1"_s;
    if (isGiven(maxTokens))
        call.maxTokens = int(std::min(maxTokens.toDouble(), 1e9));
    const QJsonValue temperature = body["temperature"_L1];
    if (isGiven(temperature) && (!temperature.isDouble() || temperature.toDouble() < 0 || temperature.toDouble() > 2))
        return u"temperature must be a number from 0 to 2"_s;
    return {};
}

} // namespace

int estimatedTokens(qsizetype characters)
{
    return int((characters + 3) / 4);
}

std::variant<ChatCall, QString> readChatCall(const QByteArray &body)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return u"Invalid request body: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset);
    if (!document.isObject())
        return u"Invalid request body: a JSON object is expected"_s;
    const QJsonObject object = document.object();
    ChatCall call;
    call.model = object["model"_L1].toString();
    if (!isGiven(object["model"_L1]))
        return u"Missing required parameter: model"_s;
    if (call.model.isEmpty())
        return u"model must be a string and not empty"_s;
    Complaint complaint = readMessages(call, object["messages"_L1]);
    if (complaint.isEmpty())
        complaint = readBooleans(call, object);
    if (complaint.isEmpty())
        complaint = readNumbers(call, object);
    if (complaint.isEmpty())
        complaint = readStop(call, object["stop"_L1]);
    if (complaint.isEmpty())
        complaint = readTools(call, object);
    if (!complaint.isEmpty())
        return complaint;
    return call;
}

} // namespace tokenhub::practice
