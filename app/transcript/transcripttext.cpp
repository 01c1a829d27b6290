// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcripttext.h"

#include "typeset/codelanguage.h"

#include <QLocale>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

const auto dot = u" · "_s;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString seconds(std::chrono::milliseconds time, int decimals)
{
    return QLocale().toString(double(time.count()) / 1000.0, 'f', decimals);
}

QString model(const chat::Message &message)
{
    return message.model.isEmpty() ? message.answeredBy : message.model;
}

} // namespace

QString TranscriptText::modelLine(const chat::Message &message, const QString &previousModel, const AuthorWords &words)
{
    QStringList said{words.name.isEmpty() ? model(message) : words.name};
    if (words.name.isEmpty() && !previousModel.isEmpty() && previousModel != model(message))
        said << tr("switched from %1").arg(previousModel);
    if (words.name.isEmpty() && !message.answeredBy.isEmpty() && message.answeredBy != model(message))
        said << tr("answered by %1").arg(message.answeredBy);
    if (message.origin == chat::Origin::EditedByHand)
        said << tr("edited by hand");
    else if (message.origin == chat::Origin::Continued)
        said << tr("continued");
    said << words.marks;
    said.removeAll(QString());
    return said.join(dot);
}

QString TranscriptText::reasoningLine(const chat::Message &message, int element)
{
    if (message.isRunning() && std::size_t(element) + 1 == message.parts.size())
        return tr("Thinking…");
    const auto time = message.metrics.reasoningTime();
    if (!time || element > 0)
        return tr("Thoughts");
    const bool brief = *time < std::chrono::seconds(1);
    if (*time >= std::chrono::minutes(1)) {
        const auto whole = std::chrono::duration_cast<std::chrono::seconds>(*time).count();
        return tr("Thought for %1 min %2 s").arg(number(whole / 60), number(whole % 60));
    }
    return tr("Thought for %1 s").arg(seconds(*time, brief ? 1 : 0));
}

QString TranscriptText::toolCallLine(const chat::Part &call)
{
    return call.name.isEmpty() ? tr("Tool call") : tr("Tool call: %1").arg(call.name);
}

QString TranscriptText::toolResultLine(const chat::Part &result)
{
    return result.name.isEmpty() ? tr("Tool result") : tr("Result of %1").arg(result.name);
}

QString TranscriptText::notJson()
{
    return tr("The model wrote no valid JSON. This is what it wrote.");
}

QString TranscriptText::statusLine(const chat::Message &message)
{
    QStringList said;
    if (const auto first = message.metrics.firstToken)
        said << (*first < std::chrono::milliseconds(95) ? tr("%1 ms to first token").arg(number(first->count()))
                                                        : tr("%1 s to first token").arg(seconds(*first, 1)));
    if (const auto rate = message.metrics.tokensPerSecond(message.usage))
        said << tr("%1 tok/s").arg(QLocale().toString(*rate, 'f', *rate < 9.95 ? 1 : 0));
    const chat::Usage &usage = message.usage;
    if (usage.promptTokens) {
        const QString in = number(*usage.promptTokens);
        said << (usage.cachedTokens.value_or(0) > 0 ? tr("%1 in (%2 cached)").arg(in, number(*usage.cachedTokens))
                                                    : tr("%1 in").arg(in));
    }
    if (usage.completionTokens) {
        const QString out = number(*usage.completionTokens);
        said << (usage.reasoningTokens.value_or(0) > 0
                     ? tr("%1 out (%2 reasoning)").arg(out, number(*usage.reasoningTokens))
                     : tr("%1 out").arg(out));
    }
    if (!message.finishReason.isEmpty())
        said << message.finishReason;
    return said.join(dot);
}

QString TranscriptText::outcomeNote(const chat::Message &message)
{
    if (!message.outcome)
        return {};
    switch (*message.outcome) {
    case chat::Outcome::Stopped:
        return message.hasContent() ? tr("Stopped. What came so far is kept.") : tr("Stopped.");
    case chat::Outcome::Interrupted:
        return tr("Interrupted before its end. What came so far is kept.");
    case chat::Outcome::Failed:
        return tr("No answer came.");
    case chat::Outcome::Complete:
        break;
    }
    if (message.finishReason == "length"_L1)
        return tr("Cut off at the limit of tokens.");
    if (message.finishReason == "content_filter"_L1)
        return tr("Cut off by the provider's content filter.");
    if (!message.hasContent() && message.role == chat::Role::Assistant)
        return tr("The answer is empty.");
    return {};
}

QString TranscriptText::waiting()
{
    return tr("Waiting for the answer…");
}

QString TranscriptText::author(const chat::Message &message, const AuthorWords &words)
{
    switch (message.role) {
    case chat::Role::User:
        return tr("You");
    case chat::Role::Tool:
        return tr("Tool");
    default:
        break;
    }
    const QString name = words.name.isEmpty() ? model(message) : words.name;
    QStringList said{name.isEmpty() ? tr("Answer") : tr("Answer from %1").arg(name)};
    said << words.marks;
    return said.join(u", "_s);
}

QString TranscriptText::spokenCode(const QString &language, int lines)
{
    return language.isEmpty()
        ? tr("code, %n line(s)", "said in its place", lines)
        : tr("code, %1, %n line(s)", "said in its place; %1: language", lines).arg(codeName(language));
}

QString TranscriptText::restIsRead()
{
    return tr("The rest can be read in the message.");
}

QString TranscriptText::newLines(int count)
{
    return tr("%n new line(s)", "", count);
}

QString TranscriptText::toEnd()
{
    return tr("To the end (End)");
}

QString TranscriptText::conversation()
{
    return tr("Conversation");
}

QString TranscriptText::selectAll()
{
    return tr("Select all");
}

QString TranscriptText::copySelection()
{
    return tr("Copy the selection");
}

QString TranscriptText::copyMarkdown()
{
    return tr("Copy the selection as Markdown");
}

QString TranscriptText::copyText()
{
    return tr("Copy the selection as plain text");
}

QString TranscriptText::copy()
{
    return tr("Copy");
}

QString TranscriptText::copied()
{
    return tr("Copied");
}

QString TranscriptText::edit()
{
    return tr("Edit");
}

QString TranscriptText::regenerate()
{
    return tr("Regenerate");
}

QString TranscriptText::more()
{
    return tr("More");
}

QString TranscriptText::giveResult()
{
    return tr("Give the result…");
}

QString TranscriptText::details()
{
    return tr("Details");
}

QString TranscriptText::previousVersion()
{
    return tr("Previous version");
}

QString TranscriptText::nextVersion()
{
    return tr("Next version");
}

QString TranscriptText::pageOf(int index, int count)
{
    return tr("%1 / %2", "which version of how many").arg(number(index), number(count));
}

QString TranscriptText::codeName(const QString &language)
{
    if (language.isEmpty())
        return tr("text", "header of a code block without a language");
    const typeset::CodeLanguage &known = typeset::codeLanguage(language);
    return known.isPlain() ? language : QString(known.name);
}

QString TranscriptText::codeFileName(const QString &language)
{
    const typeset::CodeLanguage &known = typeset::codeLanguage(language);
    if (known.isPlain())
        return u"code.txt"_s;
    return known.isNamedByFile() ? QString(known.suffix) : u"code."_s + known.suffix;
}

QString TranscriptText::saveAs()
{
    return tr("Save as…", "a code block");
}

QString TranscriptText::wrap()
{
    return tr("Wrap", "long lines of a code block");
}

QString TranscriptText::unwrap()
{
    return tr("Unwrap", "long lines of a code block");
}

QString TranscriptText::imagePlaceholder(const chat::Part &image)
{
    return image.name.isEmpty() ? tr("Image") : tr("Image (%1)").arg(image.name);
}

} // namespace tokenhub::app
