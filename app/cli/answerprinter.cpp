// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answerprinter.h"

#include "cli/terminal.h"
#include "words/errortext.h"

#include <QJsonDocument>

namespace tokenhub::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject asJson(const chat::Delta &delta)
{
    if (const auto *text = std::get_if<chat::TextDelta>(&delta))
        return {{u"type"_s, u"text"_s}, {u"text"_s, QString::fromUtf8(text->text)}};
    if (const auto *text = std::get_if<chat::ReasoningDelta>(&delta))
        return {{u"type"_s, u"reasoning"_s}, {u"text"_s, QString::fromUtf8(text->text)}};
    if (const auto *text = std::get_if<chat::RefusalDelta>(&delta))
        return {{u"type"_s, u"refusal"_s}, {u"text"_s, QString::fromUtf8(text->text)}};
    if (const auto *call = std::get_if<chat::ToolCallDelta>(&delta))
        return {{u"type"_s, u"toolCall"_s},
                {u"call"_s, call->call},
                {u"id"_s, call->id},
                {u"name"_s, call->name},
                {u"arguments"_s, QString::fromUtf8(call->arguments)}};
    return {};
}

template<typename T> void put(QJsonObject &object, QLatin1StringView key, const std::optional<T> &value)
{
    if (!value)
        return;
    if constexpr (std::is_same_v<T, std::chrono::milliseconds>)
        object[key] = qint64(value->count());
    else
        object[key] = *value;
}

QJsonObject usageJson(const chat::Usage &usage)
{
    QJsonObject object;
    put(object, "promptTokens"_L1, usage.promptTokens);
    put(object, "cachedTokens"_L1, usage.cachedTokens);
    put(object, "completionTokens"_L1, usage.completionTokens);
    put(object, "reasoningTokens"_L1, usage.reasoningTokens);
    put(object, "totalTokens"_L1, usage.totalTokens);
    return object;
}

QJsonObject timingsJson(const chat::Message &answer)
{
    QJsonObject object{{u"attempts"_s, answer.metrics.attempts}};
    put(object, "firstByteMs"_L1, answer.metrics.firstByte);
    put(object, "firstTokenMs"_L1, answer.metrics.firstToken);
    put(object, "firstTextMs"_L1, answer.metrics.firstText);
    put(object, "totalMs"_L1, answer.metrics.total);
    put(object, "tokensPerSecond"_L1, answer.metrics.tokensPerSecond(answer.usage));
    return object;
}

QJsonObject errorJson(const base::Error &error)
{
    QJsonObject object{{u"kind"_s, base::errorKindName(error.kind)}, {u"sentence"_s, words::errorText(error).sentence}};
    if (error.httpStatus)
        object["httpStatus"_L1] = *error.httpStatus;
    if (!error.code.isEmpty())
        object["code"_L1] = error.code;
    return object;
}

} // namespace

bool AnswerPrinter::line(QJsonObject object)
{
    if (!m_lane.isEmpty())
        object["lane"_L1] = m_lane;
    return printOut(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

bool AnswerPrinter::print(const QByteArray &utf8)
{
    m_endsWithNewline = utf8.endsWith('\n');
    if (m_lane.isEmpty())
        return printOut(utf8);
    m_begun += utf8;
    QByteArray lines;
    for (qsizetype end = m_begun.indexOf('\n'); end >= 0; end = m_begun.indexOf('\n')) {
        lines += m_lane.toUtf8() + ": "_ba + m_begun.first(end + 1);
        m_begun.remove(0, end + 1);
    }
    return lines.isEmpty() || printOut(lines);
}

bool AnswerPrinter::frame(const chat::DeltaBatch &frame)
{
    bool isRead = true;
    for (const chat::Delta &delta : frame) {
        if (m_form == OutputForm::Json) {
            if (const QJsonObject object = asJson(delta); !object.isEmpty())
                isRead &= line(object);
            continue;
        }
        const auto *text = std::get_if<chat::TextDelta>(&delta);
        const auto *refusal = std::get_if<chat::RefusalDelta>(&delta);
        const QByteArray shown = text ? text->text : refusal ? refusal->text : QByteArray();
        if (!shown.isEmpty())
            isRead &= print(shown);
    }
    return isRead;
}

void AnswerPrinter::end(const chat::Message &answer, const chat::PriceList &prices)
{
    if (m_form == OutputForm::Text) {
        if (!m_endsWithNewline)
            print("\n"_ba);
        for (const chat::Part &part : answer.parts) {
            if (part.kind == chat::PartKind::ToolCall)
                print("[tool call] "_ba + part.name.toUtf8() + '(' + part.text + ")\n"_ba);
        }
        return;
    }
    QJsonObject object{{u"type"_s, u"end"_s},
                       {u"outcome"_s, answer.outcome ? chat::outcomeName(*answer.outcome) : QString()},
                       {u"finishReason"_s, answer.finishReason},
                       {u"model"_s, answer.answeredBy.isEmpty() ? answer.model : answer.answeredBy},
                       {u"requestId"_s, answer.requestId},
                       {u"usage"_s, usageJson(answer.usage)},
                       {u"timings"_s, timingsJson(answer)}};
    if (const std::optional<chat::Cost> cost = prices.costOf(answer.model, answer.usage))
        object["cost"_L1] = QJsonObject{{"amount"_L1, cost->amount}, {"currency"_L1, cost->currency}};
    if (answer.error)
        object["error"_L1] = errorJson(*answer.error);
    line(object);
}

} // namespace tokenhub::cli
