// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/guidechunks.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray choice(const QByteArray &delta, const QByteArray &finishReason)
{
    return "[{\"delta\":"_ba + delta + ",\"finish_reason\":" + finishReason + ",\"index\":0,\"logprobs\":null}]";
}

} // namespace

QByteArray jsonString(QStringView text)
{
    // QJsonDocument writes arrays and objects only: the brackets go again.
    const QByteArray array = QJsonDocument(QJsonArray{text.toString()}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

GuideChunks::GuideChunks(const QString &model)
    : GuideChunks(model, "chatcmpl-" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces),
                  QDateTime::currentSecsSinceEpoch())
{
}

GuideChunks::GuideChunks(const QString &model, const QByteArray &id, qint64 created)
    : m_model(model), m_id(id), m_created(created)
{
}

QByteArray GuideChunks::chunk(const QByteArray &choices, const QByteArray &usage) const
{
    return "{\"id\":"_ba + jsonString(QString::fromUtf8(m_id)) + ",\"choices\":" + choices
        + ",\"created\":" + QByteArray::number(m_created) + ",\"model\":" + jsonString(m_model)
        + ",\"object\":\"chat.completion.chunk\",\"service_tier\":null,\"system_fingerprint\":null,\"usage\":" + usage
        + "}";
}

QByteArray GuideChunks::delta(const QByteArray &content, const QByteArray &toolCalls, const QByteArray &extra) const
{
    const QByteArray delta = "{\"content\":" + content + ",\"function_call\":null," + extra
        + "\"refusal\":null,\"role\":null,\"tool_calls\":" + toolCalls + "}";
    return chunk(choice(delta, "null"_ba), "null"_ba);
}

QByteArray GuideChunks::first() const
{
    const QByteArray delta
        = R"({"content":"","function_call":null,"refusal":null,"role":"assistant","tool_calls":null})"_ba;
    return chunk(choice(delta, "null"_ba), "null"_ba);
}

QByteArray GuideChunks::text(QStringView text) const
{
    return delta(jsonString(text), "null"_ba);
}

QByteArray GuideChunks::reasoning(QStringView text, ReasoningSpelling spelling) const
{
    switch (spelling) {
    case ReasoningSpelling::ReasoningContent:
        return delta("null"_ba, "null"_ba, "\"reasoning_content\":" + jsonString(text) + ",");
    case ReasoningSpelling::Reasoning:
        return delta("null"_ba, "null"_ba, "\"reasoning\":" + jsonString(text) + ",");
    case ReasoningSpelling::ThinkTags:
        break;
    }
    return this->text(text);
}

QByteArray GuideChunks::toolCallBegin(int index, const QString &callId, const QString &function) const
{
    return delta("null"_ba,
                 "[{\"index\":" + QByteArray::number(index) + ",\"id\":" + jsonString(callId)
                     + ",\"type\":\"function\",\"function\":{\"name\":" + jsonString(function)
                     + ",\"arguments\":\"\"}}]");
}

QByteArray GuideChunks::toolCallArguments(int index, QStringView piece) const
{
    return delta("null"_ba,
                 "[{\"index\":" + QByteArray::number(index)
                     + ",\"id\":null,\"type\":\"function\",\"function\":{\"name\":null,\"arguments\":"
                     + jsonString(piece) + "}}]");
}

QByteArray GuideChunks::finish(const QString &reason) const
{
    const QByteArray delta = R"({"content":"","function_call":null,"refusal":null,"role":null,"tool_calls":null})"_ba;
    return chunk(choice(delta, jsonString(reason)), "null"_ba);
}

QByteArray GuideChunks::usage(const TokenCounts &counts) const
{
    const QByteArray details
        = counts.reasoning > 0 ? "{\"reasoning_tokens\":" + QByteArray::number(counts.reasoning) + "}" : "null"_ba;
    return chunk("[]"_ba,
                 "{\"completion_tokens\":" + QByteArray::number(counts.completion)
                     + ",\"prompt_tokens\":" + QByteArray::number(counts.prompt) + ",\"total_tokens\":"
                     + QByteArray::number(counts.prompt + counts.completion) + ",\"completion_tokens_details\":"
                     + details + ",\"prompt_tokens_details\":{\"audio_tokens\":null,\"cached_tokens\":"
                     + QByteArray::number(counts.cached) + "}}");
}

} // namespace tokenhub::practice
