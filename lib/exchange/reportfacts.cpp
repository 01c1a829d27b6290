// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/reportfacts.h"

#include "exchange/foreigntext.h"

#include <QJsonDocument>

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;
using chat::Message;

namespace {

void addTime(std::vector<Fact> &facts, const QString &name, const std::optional<chat::Metrics::Ms> &time)
{
    if (time)
        facts.push_back({name, secondsText(*time)});
}

void addCount(std::vector<Fact> &facts, const QString &name, const std::optional<qint64> &count)
{
    if (count)
        facts.push_back({name, QString::number(*count)});
}

QString outcomeText(const ReportWords &words, const Message &answer)
{
    if (!answer.outcome)
        return words.running;
    switch (*answer.outcome) {
    case chat::Outcome::Complete:
        break;
    case chat::Outcome::Stopped:
        return words.stopped;
    case chat::Outcome::Interrupted:
        return words.interrupted;
    case chat::Outcome::Failed:
        return words.failed;
    }
    return {};
}

} // namespace

QString secondsText(chat::Metrics::Ms time)
{
    const double seconds = double(time.count()) / 1000.0;
    return QString::number(seconds, 'f', seconds < 10 ? 2 : 1) + u" s"_s;
}

QString costText(const chat::Cost &cost)
{
    return (QString::number(cost.amount, 'f', 6) + u' ' + oneLine(cost.currency)).trimmed();
}

std::vector<Fact> measuredOf(const Report &report, const Message &answer)
{
    const ReportWords &words = report.words();
    std::vector<Fact> facts;
    addTime(facts, words.firstToken, answer.metrics.firstToken);
    if (answer.metrics.reasoningTime())
        addTime(facts, words.firstText, answer.metrics.firstText);
    addTime(facts, words.total, answer.metrics.total);
    if (const auto rate = answer.metrics.tokensPerSecond(answer.usage))
        facts.push_back({words.rate, QString::number(*rate, 'f', 1)});
    addCount(facts, words.tokensIn, answer.usage.promptTokens);
    addCount(facts, words.tokensCached, answer.usage.cachedTokens);
    addCount(facts, words.tokensOut, answer.usage.completionTokens);
    addCount(facts, words.tokensReasoning, answer.usage.reasoningTokens);
    if (answer.metrics.stalls > 0)
        addCount(facts, words.stalls, answer.metrics.stalls);
    if (const std::optional<chat::Cost> cost = report.costOf(answer))
        facts.push_back({report.words().cost, costText(*cost)});
    return facts;
}

QStringList marksOf(const Report &report, const chat::Turn &turn, const Message &answer)
{
    const chat::Verdict verdict = turn.verdicts.value(answer.id);
    QStringList marks;
    if (turn.best == answer.id)
        marks << u"★ "_s + report.words().best;
    if (verdict.rating > 0)
        marks << report.words().rating.arg(verdict.rating);
    for (const QString &tag : verdict.tags)
        marks << oneLine(tag, 60);
    return marks;
}

QString troubleOf(const Report &report, const Message &answer)
{
    QString text = outcomeText(report.words(), answer);
    if (text.isEmpty() || !answer.error)
        return text;
    // A gateway's words and the host name who was asked.
    if (answer.error->httpStatus)
        text += u" (%1)"_s.arg(*answer.error->httpStatus);
    if (report.isNeutral)
        return text;
    const QString why = oneLine(answer.error->serverMessage);
    return text + u": "_s + (why.isEmpty() ? base::errorKindName(answer.error->kind) : why);
}

QString policyText(const ReportWords &words, chat::ContextPolicy policy)
{
    switch (policy) {
    case chat::ContextPolicy::Isolated:
        return words.isolated;
    case chat::ContextPolicy::SharedWinner:
        return words.sharedWinner;
    case chat::ContextPolicy::FreshEachTurn:
        break;
    }
    return words.fresh;
}

const Message *commonPrompt(const ReportTurn &turn)
{
    for (const ReportPart &part : turn.parts) {
        if (part.prompt)
            return part.prompt;
    }
    return nullptr;
}

bool hasOwnPrompt(const ReportPart &part, const Message *common)
{
    return part.prompt && common && part.prompt != common && part.prompt->parts != common->parts;
}

std::vector<Fact> settingsOf(const Report &report, const ReportLane &lane)
{
    std::vector<Fact> facts;
    if (!lane.gateway.isEmpty())
        facts.push_back({report.words().gateway, lane.gateway});
    const QJsonObject parameters = lane.lane->target.parameters.toJson();
    if (!parameters.isEmpty())
        facts.push_back(
            {report.words().parameters, QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact))});
    if (!lane.lane->target.systemPrompt.isEmpty())
        facts.push_back({report.words().systemPrompt, lane.lane->target.systemPrompt});
    return facts;
}

} // namespace tokenhub::exchange
