// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/export.h"

#include <QFile>

namespace tokenhub::exchange::test {

using chat::Conversation;
using chat::Message;
using chat::Part;
using chat::PartKind;
using Ms = chat::Metrics::Ms;

inline constexpr base::UtcMs day{1'764'400'000'000}; // 2025-11-29T07:06:40Z

inline chat::Target targetOf(const QString &model)
{
    chat::Target target;
    target.model = model;
    return target;
}

//! \brief A conversation of two lanes, alpha/one-7b and beta-two (temperature 0.2), with as many turns as are asked.
class Comparison
{
public:
    Comparison() : conversation(targetOf(QStringLiteral("alpha/one-7b")), day)
    {
        chat::Target other = targetOf(QStringLiteral("beta-two"));
        other.parameters.temperature = 0.2;
        conversation.addLane(other, 1);
        conversation.setTitle(QStringLiteral("Tea or coffee?"));
    }

    [[nodiscard]] base::LaneId lane(size_t place) const { return conversation.lanes()[place].id; }

    //! All lanes are asked \a prompt.
    base::TurnId ask(const QByteArray &prompt)
    {
        turn = base::TurnId::create();
        for (const chat::Lane &each : conversation.lanes()) {
            Message message = chat::makeUserMessage(QString::fromUtf8(prompt), at(0));
            message.turn = turn;
            conversation.append(each.id, message);
        }
        ++m_minutes;
        return turn;
    }
    //! A complete answer of the lane at \a place, with its times and tokens.
    base::MessageId answer(size_t place, const QByteArray &text, const QByteArray &reasoning = {})
    {
        Message message = chat::makeAnswer(conversation.lanes()[place].target.model, at(5));
        message.turn = turn;
        message.outcome = chat::Outcome::Complete;
        message.finishReason = QStringLiteral("stop");
        if (!reasoning.isEmpty())
            message.parts.push_back({.kind = PartKind::Reasoning, .text = reasoning});
        message.parts.push_back({.kind = PartKind::Text, .text = text});
        message.requestSnapshot = "{\"model\":\"" + message.model.toUtf8() + "\"}";
        message.metrics.firstByte = Ms(100);
        message.metrics.firstToken = Ms(250);
        message.metrics.firstText = reasoning.isEmpty() ? Ms(250) : Ms(900);
        message.metrics.total = Ms(2250 + 1000 * qint64(place));
        message.metrics.attempts = 1;
        message.usage.promptTokens = 12;
        message.usage.completionTokens = 80;
        return conversation.append(lane(place), message);
    }
    void makeBlind(bool isRevealed = false)
    {
        chat::ComparisonSettings settings = conversation.head().comparison;
        settings.isBlind = true;
        conversation.setComparison(settings);
        chat::Turn notes = conversation.turn(turn);
        notes.blindOrder = {lane(1), lane(0)};
        notes.isRevealed = isRevealed;
        conversation.putTurn(notes);
    }
    void judge(base::MessageId answer, const chat::Verdict &verdict)
    {
        chat::Turn notes = conversation.turn(turn);
        notes.best = answer;
        notes.verdicts.insert(answer, verdict);
        conversation.putTurn(notes);
    }

    Conversation conversation;
    base::TurnId turn;

private:
    [[nodiscard]] base::UtcMs at(int seconds) const { return day + std::chrono::seconds(60 * m_minutes + seconds); }

    int m_minutes = 0;
};

inline ExportOptions someOptions()
{
    ExportOptions options{.now = day + std::chrono::hours(1)};
    options.requestOf = [](const Conversation &conversation, base::MessageId answer) {
        return QByteArray("{\"model\": \"" + conversation.message(answer).model.toUtf8() + "\", \"messages\": []}");
    };
    return options;
}

//! With what differs between its lanes.
inline ExportOptions optionsFor(const Comparison &two)
{
    ExportOptions options = someOptions();
    options.differences.insert(two.lane(1), {QStringLiteral("temp 0.2")});
    return options;
}

//! tests/data/exchange/NAME
inline QByteArray expected(const QString &name)
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA "/exchange/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no file %s", qPrintable(name));
    return file.readAll();
}

} // namespace tokenhub::exchange::test
