// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/statustext.h"

#include "words/plaintext.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::words {
namespace {

using base::ErrorKind;
using base::KeyState;
using std::chrono::milliseconds;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString wholeSeconds(milliseconds time)
{
    return QString::number(std::max<milliseconds::rep>(0, time.count()) / 1000);
}

//! Counts down to 1, never to a second in which nothing seems to happen.
QString secondsLeft(milliseconds time)
{
    return QString::number(std::max<milliseconds::rep>(1, (time.count() + 999) / 1000));
}

//! Two or three words for the end of a countdown.
QString connectionTrouble(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostNotFound:
        return Words::tr("host not found");
    case ErrorKind::ConnectionRefused:
        return Words::tr("connection refused");
    case ErrorKind::ConnectTimeout:
        return Words::tr("no connection");
    case ErrorKind::ProxyFailed:
    case ErrorKind::ProxyLogin:
        return Words::tr("proxy failed");
    default:
        return Words::tr("no answer");
    }
}

bool callsTool(const chat::Message &message)
{
    return std::any_of(message.parts.begin(), message.parts.end(),
                       [](const chat::Part &part) { return part.kind == chat::PartKind::ToolCall; });
}

std::optional<ErrorText> finishNote(const chat::Message &message)
{
    const QString &reason = message.finishReason;
    if (reason.isEmpty() || reason == "stop"_L1)
        return std::nullopt;
    if (reason == "length"_L1)
        return ErrorText{Words::tr("The answer ended because it reached its length limit."),
                         {Remedy::Continue, Remedy::EditParameters},
                         {}};
    if (reason == "content_filter"_L1)
        return ErrorText{Words::tr("The provider's content filter ended the answer."), {Remedy::EditMessage}, {}};
    if (callsTool(message)) // whatever the reason is called, the call itself says it
        return std::nullopt;
    return ErrorText{filled(Words::tr("The answer ended for the reason “%1”."), {onOneLine(reason)}), {}, {}};
}

ErrorText endedNote(const chat::Message &message, ErrorKind standIn)
{
    ErrorText text = errorText(message.error.value_or(base::Error{.kind = standIn}));
    if (message.outcome == chat::Outcome::Interrupted && !text.remedies.contains(Remedy::Continue))
        text.remedies.prepend(Remedy::Continue);
    if (message.text().isEmpty())
        text.remedies.removeAll(Remedy::Continue);
    return text;
}

} // namespace

std::optional<ErrorText> outcomeNote(const chat::Message &message)
{
    if (!message.outcome)
        return std::nullopt;
    switch (*message.outcome) {
    case chat::Outcome::Complete:
        return finishNote(message);
    case chat::Outcome::Stopped: {
        ErrorText text{Words::tr("Stopped."), {Remedy::TryAgain}, {}};
        if (!message.text().isEmpty())
            text.remedies.prepend(Remedy::Continue);
        return text;
    }
    case chat::Outcome::Interrupted:
        return endedNote(message, ErrorKind::Interrupted);
    case chat::Outcome::Failed:
        return endedNote(message, ErrorKind::Internal);
    }
    return std::nullopt;
}

QString skippedNote(int skippedEvents)
{
    if (skippedEvents <= 0)
        return {};
    return skippedEvents == 1 ? Words::tr("1 broken piece of the answer was left out.")
                              : Words::tr("%1 broken pieces of the answer were left out.").arg(skippedEvents);
}

ErrorText keyText(KeyState state, const QString &detail)
{
    const auto like = [&detail](ErrorKind kind) { return errorText({.kind = kind, .detail = detail}); };
    switch (state) {
    case KeyState::Unknown:
        return {Words::tr("The key was not looked for yet."), {Remedy::TryAgain}, detail};
    case KeyState::Found:
        return {Words::tr("The key is in the keyring."), {Remedy::EnterKey}, detail};
    case KeyState::Absent:
        return like(ErrorKind::KeyMissing);
    case KeyState::Locked:
        return like(ErrorKind::KeychainLocked);
    case KeyState::NoService:
        return like(ErrorKind::KeychainUnavailable);
    case KeyState::Denied:
        return like(ErrorKind::KeychainDenied);
    case KeyState::Waiting:
        return {Words::tr("The keyring waits for an answer: look for its window, or use a key for this session only."),
                {Remedy::UseForSession},
                detail};
    }
    return {};
}

ErrorText modelListText(const base::Error &error)
{
    ErrorText text = errorText(error);
    if (error.kind == ErrorKind::NotFound) {
        text.sentence = Words::tr("The gateway has no model list (404). Type a model name.");
        text.remedies = {Remedy::ChooseModel, Remedy::TryAgain, Remedy::ShowDetails};
    } else if (error.kind == ErrorKind::BadAnswer || error.kind == ErrorKind::EmptyAnswer) {
        text.sentence = Words::tr("The gateway's model list cannot be read. Type a model name.");
        text.remedies = {Remedy::ChooseModel, Remedy::TryAgain, Remedy::ShowDetails};
    }
    return text;
}

QString connectingTo(const QString &host)
{
    return filled(Words::tr("Connecting to %1 …"), {onOneLine(host)});
}

QString waitingFor(const QString &model, milliseconds since)
{
    const QString name = onOneLine(model);
    if (since < std::chrono::seconds(1))
        return filled(Words::tr("Waiting for %1 …"), {name});
    return filled(Words::tr("Waiting for %1 … %2 s"), {name, wholeSeconds(since)});
}

QString waitingForKeyring()
{
    return Words::tr("Waiting for the keyring …");
}

QString retryingIn(milliseconds left, const base::Error &because)
{
    if (because.httpStatus)
        return filled(Words::tr("Retrying in %1 s (%2)"), {secondsLeft(left), QString::number(*because.httpStatus)});
    return filled(Words::tr("Retrying in %1 s (%2)"), {secondsLeft(left), connectionTrouble(because.kind)});
}

QString nothingArrivedFor(milliseconds since)
{
    return filled(Words::tr("Nothing arrived for %1 s. Still waiting …"), {wholeSeconds(since)});
}

QString thoughtFor(std::optional<milliseconds> time)
{
    if (!time)
        return Words::tr("Thought");
    if (*time < std::chrono::seconds(1))
        return Words::tr("Thought for a moment");
    return filled(Words::tr("Thought for %1 s"), {wholeSeconds(*time)});
}

} // namespace tokenhub::words
