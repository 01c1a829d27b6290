// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/lanewords.h"

#include "chat/blindlanes.h"
#include "words/costtext.h"
#include "words/plaintext.h"

#include <QCoreApplication>
#include <QLocale>
#include <numeric>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

struct LaneWords {
    Q_DECLARE_TR_FUNCTIONS(LaneWords)
};

QString seconds(milliseconds time)
{
    return QLocale().toString(double(time.count()) / 1000.0, 'f', time < std::chrono::seconds(100) ? 1 : 0);
}

QString onOff(const std::optional<bool> &value, const QString &on, const QString &off, const QString &unset)
{
    return !value ? unset : *value ? on : off;
}

QString rateOf(const chat::Message &answer, const LaneProgress &progress)
{
    if (const auto rate = progress.metrics.tokensPerSecond(answer.usage); rate && !answer.isRunning())
        return LaneWords::tr("%1 tok/s", "tokens per second").arg(QLocale().toString(*rate, 'f', *rate < 10 ? 1 : 0));
    if (!answer.isRunning() || progress.streaming < std::chrono::seconds(1))
        return {};
    // The gateway counts at the end. A silence in between counts too, and what a continued answer began with does not.
    const std::vector<double> speeds = progress.metrics.speeds({});
    if (speeds.empty())
        return {};
    const double rate = std::accumulate(speeds.begin(), speeds.end(), 0.0) / double(speeds.size());
    return LaneWords::tr("about %1 tok/s", "tokens per second, estimated").arg(QLocale().toString(rate, 'f', 0));
}

} // namespace

QStringList laneDifferences(const chat::Target &first, const chat::Target &lane)
{
    const chat::Parameters &base = first.parameters;
    const chat::Parameters &own = lane.parameters;
    const QLocale locale;
    QStringList words;
    if (base.thinking != own.thinking)
        words << onOff(own.thinking, LaneWords::tr("thinking on"), LaneWords::tr("thinking off"),
                       LaneWords::tr("thinking not set"));
    if (base.search != own.search)
        words << onOff(own.search, LaneWords::tr("search on"), LaneWords::tr("search off"),
                       LaneWords::tr("search not set"));
    if (base.temperature != own.temperature)
        words << (own.temperature ? LaneWords::tr("temp %1", "temperature").arg(locale.toString(*own.temperature))
                                  : LaneWords::tr("temp not set"));
    if (base.maxTokens != own.maxTokens)
        words << (own.maxTokens ? LaneWords::tr("max %1", "tokens").arg(locale.toString(*own.maxTokens))
                                : LaneWords::tr("no token limit"));
    if (first.systemPrompt != lane.systemPrompt)
        words << (lane.systemPrompt.isEmpty() ? LaneWords::tr("no system prompt")
                                              : LaneWords::tr("other system prompt"));
    if (base.stop != own.stop)
        words << (own.stop.isEmpty() ? LaneWords::tr("no stop text") : LaneWords::tr("other stop text"));
    if (base.tools != own.tools || base.toolChoice != own.toolChoice)
        words << (own.tools.isEmpty() ? LaneWords::tr("no tools") : LaneWords::tr("other tools"));
    if (base.extra != own.extra)
        words << (own.extra.isEmpty() ? LaneWords::tr("no extra JSON") : LaneWords::tr("other extra JSON"));
    if (base.streams() != own.streams())
        words << (own.streams() ? LaneWords::tr("streams") : LaneWords::tr("does not stream"));
    return words;
}

QString laneMetrics(const chat::Message &answer, const LaneProgress &progress)
{
    const chat::Metrics &metrics = progress.metrics;
    QStringList words;
    if (metrics.firstToken)
        words << LaneWords::tr("%1 s first", "until the first token").arg(seconds(*metrics.firstToken));
    if (metrics.reasoningTime() && metrics.firstText)
        words << LaneWords::tr("%1 s visible", "until the first visible text").arg(seconds(*metrics.firstText));
    if (const QString rate = rateOf(answer, progress); !rate.isEmpty())
        words << rate;
    if (answer.usage.completionTokens)
        words << LaneWords::tr("%1 out", "tokens").arg(QLocale().toString(*answer.usage.completionTokens));
    if (metrics.total)
        words << LaneWords::tr("%1 s", "seconds in all").arg(seconds(*metrics.total));
    if (progress.cost)
        words << tokenhub::words::costText(*progress.cost);
    return words.join(u" · "_s);
}

QStringList laneMeasures(const chat::Message &answer, const LaneProgress &progress)
{
    const chat::Metrics &metrics = progress.metrics;
    const chat::Usage &usage = answer.usage;
    QStringList lines;
    const auto time = [&lines](const std::optional<milliseconds> &value, const QString &words) {
        if (value)
            lines << words.arg(seconds(*value));
    };
    const auto tokens = [&lines](const std::optional<qint64> &value, const QString &words) {
        if (value)
            lines << words.arg(QLocale().toString(*value));
    };
    time(metrics.firstByte, LaneWords::tr("First byte: %1 s"));
    time(metrics.firstToken, LaneWords::tr("First token: %1 s"));
    time(metrics.firstText, LaneWords::tr("First visible text: %1 s"));
    if (const QString rate = rateOf(answer, progress); !rate.isEmpty())
        lines << rate;
    if (metrics.stalls > 0)
        lines << LaneWords::tr("Stalls: %1").arg(QLocale().toString(metrics.stalls));
    time(metrics.total, LaneWords::tr("In all: %1 s"));
    tokens(usage.promptTokens, LaneWords::tr("Tokens in: %1"));
    tokens(usage.cachedTokens, LaneWords::tr("Of these cached: %1"));
    tokens(usage.completionTokens, LaneWords::tr("Tokens out: %1"));
    tokens(usage.reasoningTokens, LaneWords::tr("Of these reasoning: %1"));
    if (progress.cost)
        lines << tokenhub::words::costText(*progress.cost);
    return lines;
}

QString laneProblem(const chat::Message &answer)
{
    if (answer.role != chat::Role::Assistant || !answer.outcome)
        return {};
    switch (*answer.outcome) {
    case chat::Outcome::Complete:
        break;
    case chat::Outcome::Stopped:
        return LaneWords::tr("stopped");
    case chat::Outcome::Interrupted:
        return LaneWords::tr("interrupted");
    case chat::Outcome::Failed:
        return LaneWords::tr("failed");
    }
    return {};
}

QString neutralName(const QString &letter)
{
    return letter.isEmpty() ? LaneWords::tr("Another model") : LaneWords::tr("Model %1", "A, B …").arg(letter);
}

AuthorWords authorWords(const chat::Conversation &conversation, const chat::Message &message)
{
    const chat::Turn turn = conversation.turn(message.turn);
    AuthorWords words;
    const chat::BlindLanes blind(conversation);
    if (blind.areNamesHidden())
        words.name = neutralName(blind.letter(message.lane));
    else if (const QString letter = turn.neutralName(message.lane); !letter.isEmpty())
        words.marks << LaneWords::tr("was %1", "the name of an answer while its model was hidden").arg(letter);
    if (turn.best == message.id)
        words.marks << LaneWords::tr("★ best");
    const chat::Verdict verdict = turn.verdicts.value(message.id);
    if (verdict.rating > 0)
        words.marks << LaneWords::tr("%1 of 5", "a rating").arg(verdict.rating);
    for (const QString &tag : verdict.tags)
        words.marks << words::onOneLine(tag, 40);
    if (!verdict.note.isEmpty())
        words.marks << LaneWords::tr("“%1”").arg(words::onOneLine(verdict.note, 80));
    return words;
}

QString lettered(const chat::Conversation &conversation, const chat::Message &message)
{
    const QString letter = chat::BlindLanes(conversation).letter(message.lane);
    const QString model = message.model.isEmpty() ? message.answeredBy : message.model;
    return letter.isEmpty() ? model : LaneWords::tr("%1 · %2", "a lane's letter and its model").arg(letter, model);
}

QString laneSentence(const LaneFace &face)
{
    const QString model = face.model.isEmpty() ? LaneWords::tr("no model chosen") : face.model;
    QStringList words{LaneWords::tr("Lane %1: %2").arg(face.letter, model)};
    words << face.differences << face.metrics << face.problem;
    words.removeAll(QString());
    return words.join(u", "_s);
}

} // namespace tokenhub::app
