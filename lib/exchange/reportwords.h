// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::exchange {

//! \brief The words of a document that people read: lib/ makes no sentences, so a window hands its own. Those here are
//! for programs that have none.
struct ReportWords {
    QString language = QStringLiteral("en"); //!< BCP 47
    QString untitled = QStringLiteral("Untitled conversation");
    QString exported = QStringLiteral("Exported from TokenHub Chat on %1");
    QString hidden = QStringLiteral("The models were compared blindly and are not revealed: their names, settings and "
                                    "requests are left out.");
    QString neutralName = QStringLiteral("Model %1"); //!< a letter
    QString noModel = QStringLiteral("no model chosen");
    QString closedLane = QStringLiteral("removed");
    QString turn = QStringLiteral("Turn %1");
    QString prompt = QStringLiteral("Prompt");
    QString ownPrompt = QStringLiteral("This lane was asked:");
    QString isolated = QStringLiteral("each model saw only its own answers");
    QString sharedWinner = QStringLiteral("all models went on from the best answer of the turn before");
    QString fresh = QStringLiteral("no model saw what was said before");
    QString lanes = QStringLiteral("Models");
    QString gateway = QStringLiteral("Gateway");
    QString systemPrompt = QStringLiteral("System prompt");
    QString parameters = QStringLiteral("Parameters");
    QString reasoning = QStringLiteral("Reasoning");
    QString refusal = QStringLiteral("Refusal");
    QString image = QStringLiteral("Image (%1, %2 bytes)");
    QString imageAt = QStringLiteral("Image: %1");
    QString toolCall = QStringLiteral("Tool call: %1");
    QString toolResult = QStringLiteral("Result: %1");
    QString otherPart = QStringLiteral("Other content");
    QString noAnswer = QStringLiteral("No answer");
    QString answeredBy = QStringLiteral("answered by %1");
    QString stopped = QStringLiteral("stopped");
    QString interrupted = QStringLiteral("interrupted");
    QString failed = QStringLiteral("failed");
    QString running = QStringLiteral("still running");
    QString metrics = QStringLiteral("Metrics");
    QString firstToken = QStringLiteral("Time to first token");
    QString firstText = QStringLiteral("Time to first visible text");
    QString total = QStringLiteral("Total time");
    QString rate = QStringLiteral("Tokens per second");
    QString tokensIn = QStringLiteral("Tokens in");
    QString tokensCached = QStringLiteral("Tokens in, cached");
    QString tokensOut = QStringLiteral("Tokens out");
    QString tokensReasoning = QStringLiteral("Tokens out, reasoning");
    QString stalls = QStringLiteral("Stalls");
    QString cost = QStringLiteral("Cost");
    QString verdict = QStringLiteral("Verdict");
    QString best = QStringLiteral("best answer");
    QString rating = QStringLiteral("%1 of 5");
    QString request = QStringLiteral("Request as it was sent");
    QString requestTooLong = QStringLiteral("Left out: the requests of this document are too long together.");
    QString differs = QStringLiteral("What differs from %1");
    QString differsNot = QStringLiteral("The same as %1, word for word");
    QString differsCoarsely = QStringLiteral("One of the answers is too long to be compared in detail.");
    QString movedAway = QStringLiteral("stands elsewhere");
    QString shownAsText = QStringLiteral("Too long or too deeply nested to be laid out: shown as it was written.");
};

} // namespace tokenhub::exchange
