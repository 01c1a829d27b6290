// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvtable.h"

#include <QSet>
#include <algorithm>
#include <tuple>

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;
using chat::Message;

namespace {

//! \brief Who an answer is of, and where it stands.
struct AnswerPlace {
    int turn = 0; //!< 0: none of those that are read
    QString lane;
    QString name;
    QStringList differences;
    bool isRead = false;
};

struct Cell {
    const char *column;
    QString text;
};
using Row = std::vector<Cell>;

QString number(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : QString();
}

QString milliseconds(const std::optional<chat::Metrics::Ms> &time)
{
    return time ? QString::number(time->count()) : QString();
}

QString yesNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

void addMeasures(Row &row, const Message &answer)
{
    const chat::Metrics &metrics = answer.metrics;
    const auto rate = metrics.tokensPerSecond(answer.usage);
    row.push_back({"time_to_first_byte_ms", milliseconds(metrics.firstByte)});
    row.push_back({"time_to_first_token_ms", milliseconds(metrics.firstToken)});
    row.push_back({"time_to_first_text_ms", milliseconds(metrics.firstText)});
    row.push_back({"reasoning_time_ms", milliseconds(metrics.reasoningTime())});
    row.push_back({"total_time_ms", milliseconds(metrics.total)});
    row.push_back({"tokens_per_second", rate ? QString::number(*rate, 'f', 3) : QString()});
    row.push_back({"tokens_in", number(answer.usage.promptTokens)});
    row.push_back({"tokens_in_cached", number(answer.usage.cachedTokens)});
    row.push_back({"tokens_out", number(answer.usage.completionTokens)});
    row.push_back({"tokens_out_reasoning", number(answer.usage.reasoningTokens)});
    row.push_back({"tokens_total", number(answer.usage.totalTokens)});
    row.push_back({"text_bytes", QString::number(answer.text().size())});
    row.push_back({"attempts", QString::number(metrics.attempts)});
    row.push_back({"stalls", QString::number(metrics.stalls)});
    row.push_back({"skipped_events", QString::number(metrics.skippedEvents)});
}

void addVerdict(Row &row, const chat::Turn &turn, const Message &answer)
{
    const chat::Verdict verdict = turn.verdicts.value(answer.id);
    row.push_back({"is_best", yesNo(turn.best == answer.id)});
    row.push_back({"rating_1_to_5", verdict.rating > 0 ? QString::number(verdict.rating) : QString()});
    row.push_back({"tags", verdict.tags.join(u"; "_s)});
    row.push_back({"note", verdict.note});
}

Row rowOf(const Report &report, const Message &answer, const AnswerPlace &place)
{
    const auto told = [&report](const QString &text) { return report.isNeutral ? QString() : text; };
    const auto cost = report.costOf(answer);
    Row row{{"turn", place.turn > 0 ? QString::number(place.turn) : QString()},
            {"lane", place.lane},
            {"model", place.name},
            {"answered_by", told(answer.answeredBy)},
            {"differs_from_first_lane", place.differences.join(u"; "_s)},
            {"is_read", yesNo(place.isRead)},
            {"answered_at", report.timeText(answer.createdAt)},
            {"outcome", answer.outcome ? chat::outcomeName(*answer.outcome) : u"running"_s},
            {"end_reason", told(answer.finishReason)},
            {"error", answer.error ? base::errorKindName(answer.error->kind) : QString()}};
    addMeasures(row, answer);
    row.push_back({"cost", cost ? QString::number(cost->amount, 'g', 12) : QString()});
    row.push_back({"cost_currency", cost ? cost->currency : QString()});
    addVerdict(row, report.conversation->turn(answer.turn), answer);
    return row;
}

void addLine(QByteArray &table, const Row &row)
{
    for (const Cell &cell : row)
        table += (&cell == row.data() ? "" : ",") + csvCell(cell.text);
    table += "\r\n";
}

void addHeads(QByteArray &table)
{
    // The same function as for the answers: no column can go astray.
    const chat::Conversation nothing(chat::Target{}, {});
    Report empty;
    empty.conversation = &nothing;
    const Row row = rowOf(empty, Message(), {});
    for (const Cell &cell : row)
        table += (&cell == row.data() ? "" : ",") + QByteArray(cell.column);
    table += "\r\n";
}

//! Versions that were regenerated or edited, in the lanes that have them and in those that were left.
void addOthers(QByteArray &table, const Report &report, const QHash<base::MessageId, AnswerPlace> &byPrompt,
               const QSet<base::MessageId> &read)
{
    std::vector<std::pair<AnswerPlace, Message>> others;
    for (const Message &message : report.conversation->tree().messages()) {
        if (message.role != chat::Role::Assistant || read.contains(message.id))
            continue;
        AnswerPlace place = byPrompt.value(message.parent);
        if (!report.isNeutral)
            place.name = message.model;
        place.isRead = false;
        others.push_back({place, message});
    }
    // Not in the order in which lanes were made: that would tell who is who.
    std::stable_sort(others.begin(), others.end(), [](const auto &a, const auto &b) {
        return std::tie(a.first.turn, a.first.lane, a.first.name) < std::tie(b.first.turn, b.first.lane, b.first.name);
    });
    for (const auto &[place, message] : others)
        addLine(table, rowOf(report, message, place));
}

} // namespace

QByteArray csvCell(const QString &text)
{
    static constexpr QStringView formulas = u"=+-@\t\r＝＋－＠";
    QString cell = text;
    if (!cell.isEmpty() && formulas.contains(cell.front()))
        cell.prepend(u'\'');
    static constexpr QStringView special = u",\"\r\n";
    const bool isQuoted = std::any_of(cell.cbegin(), cell.cend(), [](QChar c) { return special.contains(c); });
    return (isQuoted ? u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"' : cell).toUtf8();
}

QByteArray csvTable(const Report &report)
{
    QByteArray table = "\xEF\xBB\xBF";
    addHeads(table);
    QSet<base::MessageId> read;
    QHash<base::MessageId, AnswerPlace> byPrompt;
    for (const ReportTurn &turn : report.turns) {
        for (const ReportPart &part : turn.parts) {
            const AnswerPlace place{turn.number, part.letter, part.name, part.differences, true};
            if (part.prompt)
                byPrompt.insert(part.prompt->id, place);
            for (const Message *said : part.said) {
                if (said->role != chat::Role::Assistant)
                    continue;
                read.insert(said->id);
                AnswerPlace own = place;
                if (!report.isNeutral && !said->model.isEmpty())
                    own.name = said->model;
                addLine(table, rowOf(report, *said, own));
            }
        }
    }
    addOthers(table, report, byPrompt, read);
    return table;
}

} // namespace tokenhub::exchange
