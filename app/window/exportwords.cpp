// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/exportwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace tokenhub::app {

using exchange::Format;
using exchange::ReportWords;

namespace {

struct ExportWords {
    Q_DECLARE_TR_FUNCTIONS(ExportWords)
};

void nameConversation(ReportWords &words)
{
    words.untitled = ExportWords::tr("Untitled conversation");
    words.exported = ExportWords::tr("Exported from TokenHub Chat on %1", "a time");
    words.hidden = ExportWords::tr(
        "The models were compared blindly and are not revealed: their names, settings and requests are left out.");
    words.neutralName = ExportWords::tr("Model %1", "a letter");
    words.noModel = ExportWords::tr("no model chosen");
    words.closedLane = ExportWords::tr("removed", "a lane");
    words.turn = ExportWords::tr("Turn %1", "a number");
    words.prompt = ExportWords::tr("Prompt");
    words.ownPrompt = ExportWords::tr("This lane was asked:");
    words.isolated = ExportWords::tr("each model saw only its own answers");
    words.sharedWinner = ExportWords::tr("all models went on from the best answer of the turn before");
    words.fresh = ExportWords::tr("no model saw what was said before");
    words.lanes = ExportWords::tr("Models");
    words.gateway = ExportWords::tr("Gateway");
    words.systemPrompt = ExportWords::tr("System prompt");
    words.parameters = ExportWords::tr("Parameters");
}

void nameAnswers(ReportWords &words)
{
    words.reasoning = ExportWords::tr("Reasoning");
    words.refusal = ExportWords::tr("Refusal");
    words.image = ExportWords::tr("Image (%1, %2 bytes)");
    words.imageAt = ExportWords::tr("Image: %1", "an address");
    words.toolCall = ExportWords::tr("Tool call: %1", "a function");
    words.toolResult = ExportWords::tr("Result: %1", "a function");
    words.otherPart = ExportWords::tr("Other content");
    words.noAnswer = ExportWords::tr("No answer");
    words.answeredBy = ExportWords::tr("answered by %1", "a model");
    words.stopped = ExportWords::tr("stopped");
    words.interrupted = ExportWords::tr("interrupted");
    words.failed = ExportWords::tr("failed");
    words.running = ExportWords::tr("still running");
}

void nameMeasures(ReportWords &words)
{
    words.metrics = ExportWords::tr("Metrics");
    words.firstToken = ExportWords::tr("Time to first token");
    words.firstText = ExportWords::tr("Time to first visible text");
    words.total = ExportWords::tr("Total time");
    words.rate = ExportWords::tr("Tokens per second");
    words.tokensIn = ExportWords::tr("Tokens in");
    words.tokensCached = ExportWords::tr("Tokens in, cached", "tokens");
    words.tokensOut = ExportWords::tr("Tokens out");
    words.tokensReasoning = ExportWords::tr("Tokens out, reasoning", "tokens");
    words.stalls = ExportWords::tr("Stalls");
    words.cost = ExportWords::tr("Cost");
    words.verdict = ExportWords::tr("Verdict");
    words.best = ExportWords::tr("best answer");
    words.rating = ExportWords::tr("%1 of 5", "a rating");
    words.request = ExportWords::tr("Request as it was sent");
    words.requestTooLong = ExportWords::tr("Left out: the requests of this document are too long together.");
    words.differs = ExportWords::tr("What differs from %1", "a lane");
    words.differsNot = ExportWords::tr("The same as %1, word for word", "a lane");
    words.differsCoarsely = ExportWords::tr("One of the answers is too long to be compared in detail.");
    words.movedAway = ExportWords::tr("stands elsewhere");
    words.shownAsText = ExportWords::tr("Too long or too deeply nested to be laid out: shown as it was written.");
}

} // namespace

ReportWords reportWords()
{
    ReportWords words;
    words.language = QLocale().bcp47Name();
    nameConversation(words);
    nameAnswers(words);
    nameMeasures(words);
    return words;
}

QString formatFilter(Format format)
{
    switch (format) {
    case Format::Html:
        return ExportWords::tr("Web page, side by side (*.html *.htm)");
    case Format::Markdown:
        return ExportWords::tr("Markdown (*.md *.markdown)");
    case Format::Json:
        return ExportWords::tr("JSON, everything there is (*.json)");
    case Format::Csv:
        break;
    }
    return ExportWords::tr("Table of what was measured (*.csv)");
}

} // namespace tokenhub::app
