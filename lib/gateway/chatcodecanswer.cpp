// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/chatcodec.h"

#include "base/jsonreaders.h"
#include "gateway/errorshapes.h"

#include <QJsonDocument>
#include <string_view>

namespace tokenhub::gateway {

using namespace Qt::Literals::StringLiterals;
using base::Error;
using base::ErrorKind;

namespace {

constexpr int brokenEventsToEnd = 3;

std::optional<qint64> count(const QJsonObject &object, QLatin1StringView key)
{
    const std::optional<qint64> number = base::readInteger(object, key);
    return number && *number >= 0 ? number : std::nullopt;
}

chat::Usage usageOf(const QJsonObject &object)
{
    if (object.isEmpty())
        return {};
    chat::Usage usage{.promptTokens = count(object, "prompt_tokens"_L1),
                      .cachedTokens = count(base::readObject(object, "prompt_tokens_details"_L1), "cached_tokens"_L1),
                      .completionTokens = count(object, "completion_tokens"_L1),
                      .reasoningTokens
                      = count(base::readObject(object, "completion_tokens_details"_L1), "reasoning_tokens"_L1),
                      .totalTokens = count(object, "total_tokens"_L1)};
    if (!usage.cachedTokens)
        usage.cachedTokens = count(object, "prompt_cache_hit_tokens"_L1);
    return usage;
}

// Content is a string, null, or an array of parts; of the parts only text concerns us here.
QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString text;
    for (const QJsonValue &part : content.toArray())
        text += part.isString() ? part.toString() : base::readString(part.toObject(), "text"_L1).value_or(QString());
    return text;
}

// Where the first JSON value of glued ones ends; -1 when it does not.
qsizetype endOfFirstObject(const QByteArray &json)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return -1;
}

QByteArray stripped(QByteArray text)
{
    text = text.trimmed();
    while (text.startsWith("data:"))
        text = text.sliced(5).trimmed();
    return text;
}

std::optional<QJsonObject> choiceZero(const QJsonObject &object)
{
    for (const QJsonValue &value : base::readArray(object, "choices"_L1)) {
        const QJsonObject choice = value.toObject();
        if (base::readInteger(choice, "index"_L1).value_or(0) == 0)
            return choice;
    }
    return std::nullopt;
}

} // namespace

Decoded AnswerDecoder::event(const net::SseEvent &event)
{
    Decoded decoded;
    if (m_done)
        return decoded;
    if (event.type == "error") {
        decoded.error = errorFromBody(event.data);
        decoded.error->kind = ErrorKind::AnswerError;
        decoded.sawData = true;
        return decoded;
    }
    payload(stripped(event.data), decoded);
    return decoded;
}

void AnswerDecoder::payload(QByteArray text, Decoded &into)
{
    while (!text.isEmpty() && !into.error && !m_done) {
        if (text.startsWith(':') || text == "\"\"" || text == "null")
            return;
        into.sawData = true;
        if (text.startsWith("[DONE]")) {
            m_done = true;
            return;
        }
        QJsonParseError problem;
        QJsonDocument document = QJsonDocument::fromJson(text, &problem);
        QByteArray rest;
        if (problem.error == QJsonParseError::GarbageAtEnd) {
            const qsizetype end = endOfFirstObject(text);
            rest = end > 0 ? stripped(text.sliced(end)) : QByteArray();
            if (end > 0)
                document = QJsonDocument::fromJson(text.left(end), &problem);
        }
        if (problem.error != QJsonParseError::NoError || !document.isObject()) {
            if (text.startsWith("error"))
                into.error = errorFromBody(text);
            else
                broken(problem.errorString(), into);
            return;
        }
        m_brokenInARow = 0;
        object(document.object(), text, into);
        text = rest;
    }
}

void AnswerDecoder::broken(const QString &why, Decoded &into)
{
    ++m_skipped;
    if (++m_brokenInARow >= brokenEventsToEnd)
        into.error = Error{.kind = ErrorKind::BadAnswer, .detail = u"three broken events in a row: "_s + why};
}

Decoded AnswerDecoder::whole(const QByteArray &json)
{
    Decoded decoded;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject()) {
        decoded.error = Error{.kind = ErrorKind::BadAnswer, .detail = problem.errorString()};
        return decoded;
    }
    decoded.sawData = true;
    object(document.object(), json, decoded);
    if (!decoded.error && !choiceZero(document.object()))
        decoded.error = Error{.kind = ErrorKind::BadAnswer, .detail = u"no answer in it"_s};
    return decoded;
}

void AnswerDecoder::object(const QJsonObject &object, QByteArrayView text, Decoded &into)
{
    identity(object, into);
    const std::optional<QJsonObject> first = choiceZero(object);
    QJsonObject usage = base::readObject(object, "usage"_L1);
    if (usage.isEmpty() && first)
        usage = base::readObject(*first, "usage"_L1);
    if (const chat::Usage counted = usageOf(usage); !counted.isEmpty())
        into.deltas.push_back(chat::UsageDelta{counted});
    if (first)
        choice(*first, into);
    // Looking for the word costs a tenth of looking through the fields, and most events of a stream do not have it.
    if (first && std::string_view(text.data(), size_t(text.size())).find("error") == std::string_view::npos)
        return;
    if (const std::optional<Error> error = errorInside(object, first.value_or(QJsonObject())))
        into.error = error;
}

void AnswerDecoder::identity(const QJsonObject &object, Decoded &into)
{
    if (m_identified)
        return;
    QString id = m_requestId;
    if (id.isEmpty())
        id = base::readString(object, "request_id"_L1).value_or(QString());
    if (id.isEmpty())
        id = base::readString(object, "id"_L1).value_or(QString());
    const QString model = base::readString(object, "model"_L1).value_or(QString());
    if (id.isEmpty() && model.isEmpty())
        return;
    m_identified = true;
    into.deltas.push_back(chat::IdentityDelta{.requestId = id, .model = model});
}

void AnswerDecoder::choice(const QJsonObject &choice, Decoded &into)
{
    // A whole answer has a message; some gateways send one at the end of a stream too, after the deltas.
    const QJsonValue streamed = choice.value("delta"_L1);
    const QJsonObject delta = streamed.isObject() ? streamed.toObject() : base::readObject(choice, "message"_L1);
    content(delta, into);
    toolCalls(delta, into);
    const QString reason = base::readString(choice, "finish_reason"_L1).value_or(QString());
    if (!reason.isEmpty()) {
        m_finished = true;
        chat::merge(into.deltas, flush());
        into.deltas.push_back(chat::FinishDelta{reason});
    }
}

void AnswerDecoder::content(const QJsonObject &delta, Decoded &into)
{
    QString reasoning = base::readString(delta, "reasoning_content"_L1).value_or(QString());
    if (reasoning.isEmpty())
        reasoning = base::readString(delta, "reasoning"_L1).value_or(QString());
    if (!reasoning.isEmpty())
        into.deltas.push_back(chat::ReasoningDelta{reasoning.toUtf8()});
    if (const QString said = textOf(delta.value("content"_L1)); !said.isEmpty())
        text(said, into);
    if (const QString refusal = base::readString(delta, "refusal"_L1).value_or(QString()); !refusal.isEmpty())
        into.deltas.push_back(chat::RefusalDelta{refusal.toUtf8()});
}

// <think> … </think> counts only at the very beginning of the content, and may come in any pieces.
void AnswerDecoder::text(const QString &piece, Decoded &into)
{
    constexpr QLatin1StringView open{"<think>"};
    constexpr QLatin1StringView close{"</think>"};
    if (m_think == Think::Over) {
        into.deltas.push_back(chat::TextDelta{piece.toUtf8()});
        return;
    }
    m_held += piece;
    if (m_think == Think::Start) {
        QStringView begun = m_held;
        while (!begun.isEmpty() && begun.front().isSpace())
            begun = begun.sliced(1);
        if (begun.startsWith(open)) {
            m_think = Think::Inside;
            m_held = begun.mid(open.size()).toString();
        } else if (!open.startsWith(begun)) {
            m_think = Think::Over;
            into.deltas.push_back(chat::TextDelta{std::exchange(m_held, {}).toUtf8()});
            return;
        } else {
            return;
        }
    }
    const qsizetype end = m_held.indexOf(close);
    if (end < 0) {
        // All but what could be the beginning of the closing tag is reasoning for certain.
        qsizetype keep = std::min(m_held.size(), close.size() - 1);
        while (keep > 0 && !close.startsWith(QStringView(m_held).last(keep)))
            --keep;
        if (const QString sure = m_held.chopped(keep); !sure.isEmpty())
            into.deltas.push_back(chat::ReasoningDelta{sure.toUtf8()});
        m_held = m_held.right(keep);
        return;
    }
    if (end > 0)
        into.deltas.push_back(chat::ReasoningDelta{m_held.left(end).toUtf8()});
    QString after = m_held.mid(end + close.size());
    m_held.clear();
    while (after.startsWith(u'\n') || after.startsWith(u'\r'))
        after.remove(0, 1);
    m_think = Think::Over;
    if (!after.isEmpty())
        into.deltas.push_back(chat::TextDelta{after.toUtf8()});
}

chat::DeltaBatch AnswerDecoder::flush()
{
    if (m_held.isEmpty())
        return {};
    const QByteArray held = std::exchange(m_held, {}).toUtf8();
    if (m_think == Think::Inside)
        return {chat::ReasoningDelta{held}};
    m_think = Think::Over;
    return {chat::TextDelta{held}};
}

void AnswerDecoder::toolCalls(const QJsonObject &delta, Decoded &into)
{
    const auto piece = [&](const QJsonObject &call, const QJsonObject &function) {
        const QJsonValue arguments = function.value("arguments"_L1);
        ToolCallPiece wire{.index = {},
                           .id = base::readString(call, "id"_L1).value_or(QString()),
                           .name = base::readString(function, "name"_L1).value_or(QString()),
                           .arguments = arguments.toString().toUtf8()};
        if (arguments.isObject())
            wire.arguments = QJsonDocument(arguments.toObject()).toJson(QJsonDocument::Compact);
        if (const std::optional<qint64> index = base::readInteger(call, "index"_L1))
            wire.index = int(*index);
        into.deltas.push_back(m_calls.route(wire));
    };
    if (const QJsonValue calls = delta.value("tool_calls"_L1); calls.isArray()) {
        for (const QJsonValue &call : calls.toArray()) {
            if (call.isObject())
                piece(call.toObject(), base::readObject(call.toObject(), "function"_L1));
        }
    }
    if (const QJsonObject legacy = base::readObject(delta, "function_call"_L1); !legacy.isEmpty())
        piece({{u"index"_s, 0}}, legacy);
}

} // namespace tokenhub::gateway
