// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/jsondocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;
using chat::Message;
using chat::PartKind;

namespace {

void put(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        object[key] = value;
}

template<typename Id> void putId(QJsonObject &object, QLatin1StringView key, const Id &id)
{
    if (!id.isNull())
        object[key] = id.toString();
}

void put(QJsonObject &object, QLatin1StringView key, const std::optional<qint64> &value)
{
    if (value)
        object[key] = *value;
}

void put(QJsonObject &object, QLatin1StringView key, const std::optional<chat::Metrics::Ms> &value)
{
    if (value)
        object[key] = qint64(value->count());
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

QJsonObject metricsJson(const Message &answer)
{
    const chat::Metrics &metrics = answer.metrics;
    QJsonObject object{
        {u"attempts"_s, metrics.attempts}, {u"stalls"_s, metrics.stalls}, {u"skippedEvents"_s, metrics.skippedEvents}};
    put(object, "firstByteMs"_L1, metrics.firstByte);
    put(object, "firstTokenMs"_L1, metrics.firstToken);
    put(object, "firstTextMs"_L1, metrics.firstText);
    put(object, "totalMs"_L1, metrics.total);
    if (const auto rate = metrics.tokensPerSecond(answer.usage))
        object["tokensPerSecond"_L1] = *rate;
    return object;
}

//! In a neutral document the kind alone: hosts and gateways' own words name who was asked.
QJsonObject errorJson(const base::Error &error, bool isNeutral)
{
    QJsonObject object{{u"kind"_s, base::errorKindName(error.kind)}};
    if (error.httpStatus)
        object["httpStatus"_L1] = *error.httpStatus;
    if (isNeutral)
        return object;
    put(object, "detail"_L1, error.detail);
    put(object, "subject"_L1, error.subject);
    put(object, "serverMessage"_L1, error.serverMessage);
    put(object, "code"_L1, error.code);
    put(object, "requestId"_L1, error.requestId);
    return object;
}

//! \brief Writes one document.
class JsonWriter
{
public:
    explicit JsonWriter(const Report &report)
        : m_report(report), m_conversation(*report.conversation), m_requests(report)
    {
    }

    QByteArray write()
    {
        const chat::ConversationHead &head = m_conversation.head();
        QJsonObject root{{u"format"_s, jsonFormat},
                         {u"version"_s, jsonVersion},
                         {u"exportedAt"_s, m_report.timeText(m_report.options.now)},
                         {u"program"_s, u"TokenHub Chat"_s},
                         {u"title"_s, m_report.title},
                         {u"createdAt"_s, m_report.timeText(head.createdAt)},
                         {u"updatedAt"_s, m_report.timeText(head.updatedAt)},
                         {u"isNeutral"_s, m_report.isNeutral},
                         {u"comparison"_s,
                          QJsonObject{{u"policy"_s, chat::contextPolicyName(head.comparison.policy)},
                                      {u"order"_s, chat::sendOrderName(head.comparison.order)},
                                      {u"atOnce"_s, head.comparison.atOnce},
                                      {u"isBlind"_s, head.comparison.isBlind}}}};
        if (!m_report.isNeutral)
            root["lanes"_L1] = lanes();
        root["turns"_L1] = turns();
        root["messages"_L1] = messages();
        return QJsonDocument(root).toJson(QJsonDocument::Indented);
    }

private:
    QJsonArray lanes() const
    {
        QJsonArray all;
        for (const ReportLane &each : m_report.lanes) {
            const chat::Target &target = each.lane->target;
            QJsonArray path;
            for (const base::MessageId &id : m_conversation.path(each.lane->id))
                path.append(id.toString());
            QJsonObject lane{{u"id"_s, each.lane->id.toString()},
                             {u"name"_s, each.name},
                             {u"isClosed"_s, each.lane->isClosed},
                             {u"path"_s, path},
                             {u"target"_s,
                              QJsonObject{{u"model"_s, target.model},
                                          {u"systemPrompt"_s, target.systemPrompt},
                                          {u"parameters"_s, target.parameters.toJson()}}}};
            put(lane, "letter"_L1, each.letter);
            put(lane, "gateway"_L1, each.gateway);
            all.append(lane);
        }
        return all;
    }

    QJsonArray turns()
    {
        QJsonArray all;
        for (const ReportTurn &each : m_report.turns) {
            QJsonObject turn{{u"number"_s, each.number},
                             {u"policy"_s, chat::contextPolicyName(each.notes.policy)},
                             {u"isBlind"_s, !each.notes.blindOrder.empty()},
                             {u"isRevealed"_s, each.notes.isRevealed}};
            putId(turn, "id"_L1, each.notes.id);
            putId(turn, "best"_L1, each.notes.best);
            QJsonArray parts;
            for (const ReportPart &part : each.parts)
                parts.append(partOfTurn(part));
            turn["lanes"_L1] = parts;
            turn["verdicts"_L1] = verdicts(each.notes);
            all.append(turn);
        }
        return all;
    }

    QJsonObject partOfTurn(const ReportPart &part)
    {
        QJsonArray said;
        for (const Message *message : part.said)
            said.append(message->id.toString());
        QJsonObject object{{u"name"_s, part.name}, {u"messages"_s, said}};
        if (!m_report.isNeutral)
            object["lane"_L1] = m_report.lanes[part.lane].lane->id.toString();
        if (part.prompt)
            object["prompt"_L1] = part.prompt->id.toString();
        return object;
    }

    //! By answer, as text: a hash has no order of its own, and ids are random.
    static QJsonArray verdicts(const chat::Turn &turn)
    {
        QStringList answers;
        QHash<QString, chat::Verdict> byAnswer;
        for (auto at = turn.verdicts.cbegin(); at != turn.verdicts.cend(); ++at) {
            answers << at.key().toString();
            byAnswer.insert(answers.last(), at.value());
        }
        answers.sort();
        QJsonArray all;
        for (const QString &answer : answers) {
            const chat::Verdict &verdict = byAnswer[answer];
            QJsonObject object{{u"answer"_s, answer}, {u"tags"_s, QJsonArray::fromStringList(verdict.tags)}};
            if (verdict.rating > 0)
                object["rating"_L1] = verdict.rating;
            put(object, "note"_L1, verdict.note);
            all.append(object);
        }
        return all;
    }

    QJsonArray messages()
    {
        QJsonArray all;
        if (!m_report.isNeutral) {
            for (const Message &message : m_conversation.tree().messages())
                all.append(messageJson(message));
            return all;
        }
        // By letter: the order in which they were made is that of the lanes, and would tell who is who.
        for (const ReportTurn &turn : m_report.turns) {
            for (const ReportPart &part : turn.parts) {
                if (part.prompt)
                    all.append(neutralJson(*part.prompt, part.name));
                for (const Message *said : part.said)
                    all.append(neutralJson(*said, part.name));
            }
        }
        return all;
    }

    QJsonObject neutralJson(const Message &message, const QString &name)
    {
        QJsonObject object = commonJson(message);
        object["lane"_L1] = name;
        return object;
    }

    QJsonObject messageJson(const Message &message)
    {
        QJsonObject object = commonJson(message);
        putId(object, "parent"_L1, message.parent);
        putId(object, "follows"_L1, message.follows);
        putId(object, "basedOn"_L1, message.basedOn);
        putId(object, "lane"_L1, message.lane);
        if (message.role != chat::Role::Assistant)
            return object;
        put(object, "model"_L1, message.model);
        put(object, "answeredBy"_L1, message.answeredBy);
        put(object, "finishReason"_L1, message.finishReason);
        put(object, "requestId"_L1, message.requestId);
        const QByteArray request = m_requests.take(message);
        if (!request.isEmpty())
            object["request"_L1] = QJsonDocument::fromJson(request).object();
        else if (!message.requestSnapshot.isEmpty())
            object["requestSettings"_L1] = QJsonDocument::fromJson(message.requestSnapshot).object();
        return object;
    }

    QJsonObject commonJson(const Message &message)
    {
        QJsonObject object{{u"id"_s, message.id.toString()},
                           {u"role"_s, chat::roleName(message.role)},
                           {u"createdAt"_s, m_report.timeText(message.createdAt)},
                           {u"parts"_s, parts(message)}};
        putId(object, "turn"_L1, message.turn);
        if (message.outcome)
            object["outcome"_L1] = chat::outcomeName(*message.outcome);
        if (message.role != chat::Role::Assistant)
            return object;
        object["origin"_L1] = chat::originName(message.origin);
        object["usage"_L1] = usageJson(message.usage);
        object["metrics"_L1] = metricsJson(message);
        if (const auto cost = m_report.costOf(message))
            object["cost"_L1] = QJsonObject{{u"amount"_s, cost->amount}, {u"currency"_s, cost->currency}};
        if (message.error)
            object["error"_L1] = errorJson(*message.error, m_report.isNeutral);
        return object;
    }

    QJsonArray parts(const Message &message) const
    {
        QJsonArray all;
        for (const chat::Part &part : message.parts) {
            // What a gateway put there may name it; ids of calls are made in its own way.
            if (m_report.isNeutral && part.kind == PartKind::Raw)
                continue;
            QJsonObject object{{u"kind"_s, chat::partKindName(part.kind)}};
            if (part.kind == PartKind::Image)
                object["base64"_L1] = QString::fromLatin1(part.text.toBase64());
            else
                object["text"_L1] = QString::fromUtf8(m_report.textOf(message, part));
            put(object, "name"_L1, part.name);
            if (!m_report.isNeutral)
                put(object, "callId"_L1, part.callId);
            all.append(object);
        }
        return all;
    }

    const Report &m_report;
    const chat::Conversation &m_conversation;
    RequestShelf m_requests;
};

} // namespace

QByteArray jsonDocument(const Report &report)
{
    return JsonWriter(report).write();
}

} // namespace tokenhub::exchange
