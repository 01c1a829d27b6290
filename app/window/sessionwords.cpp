// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sessionwords.h"

#include "chat/blindlanes.h"
#include "chat/namemask.h"
#include "window/lanewords.h"
#include "words/errortext.h"
#include "words/statustext.h"

#include <QCoreApplication>

namespace tokenhub::app {

using session::Activity;
using std::chrono::milliseconds;
using words::Remedy;

namespace {

milliseconds between(std::chrono::nanoseconds from, std::chrono::nanoseconds to)
{
    return std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(to - from));
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SessionWords)
};

ActivityWords wordsOf(const Activity &activity, const QString &model, std::chrono::nanoseconds now)
{
    const WordButton cancel{activityButton::cancel, Words::tr("Cancel")};
    const WordButton tryNow{activityButton::tryNow, Words::tr("Try now")};
    switch (activity.stage) {
    case Activity::Stage::Storing:
    case Activity::Stage::WaitingForKey:
    case Activity::Stage::Connecting:
    case Activity::Stage::WaitingForAnswer:
        return {words::waitingFor(model, between(activity.since, now)), {}};
    case Activity::Stage::WaitingForLanes:
        return {Words::tr("Waiting for the other lanes"), {cancel}};
    case Activity::Stage::WaitingForPerson:
        return {words::waitingForKeyring(), {cancel}};
    case Activity::Stage::WaitingForHost:
    case Activity::Stage::WaitingToRetry: {
        const base::Error busy{.kind = base::ErrorKind::RateLimited, .httpStatus = 429};
        return {words::retryingIn(between(now, activity.until), activity.cause.value_or(busy)), {cancel, tryNow}};
    }
    case Activity::Stage::Stalled:
        return {words::nothingArrivedFor(between(activity.since, now)), {}};
    case Activity::Stage::Streaming:
        break;
    }
    return {};
}

//! Gateways name the model in their errors.
ErrorWords hidden(const chat::Conversation &conversation, ErrorWords words)
{
    if (words.sentence.isEmpty() || !chat::BlindLanes(conversation).areNamesHidden())
        return words;
    QStringList models;
    for (const chat::Lane &lane : conversation.allLanes())
        models << lane.target.model;
    const chat::NameMask mask(models);
    words.sentence = mask.masked(words.sentence);
    words.details = mask.masked(words.details);
    return words;
}

ErrorWords wordsOf(const words::ErrorText &text)
{
    ErrorWords shown{text.sentence, text.details, {}};
    for (const Remedy remedy : text.remedies) {
        if (isOffered(remedy))
            shown.remedies.push_back({remedyId(remedy), words::remedyLabel(remedy)});
    }
    return shown;
}

} // namespace

bool isOffered(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
    case Remedy::Continue:
    case Remedy::EnterKey:
    case Remedy::UnlockAndRetry:
    case Remedy::UseForSession:
    case Remedy::EditGateway:
    case Remedy::UseDefaultGateway:
    case Remedy::ChooseModel:
    case Remedy::EditParameters:
    case Remedy::EditMessage:
    case Remedy::StartNewChat:
        return true;
    case Remedy::TryNow:
    case Remedy::ChooseLocation:
    case Remedy::ShowDetails:
        break;
    }
    return false;
}

QString remedyId(Remedy remedy)
{
    return QString::number(int(remedy));
}

std::optional<Remedy> remedyFromId(const QString &id)
{
    bool isNumber = false;
    const int value = id.toInt(&isNumber);
    return isNumber ? std::optional(Remedy(value)) : std::nullopt;
}

MessageWords sessionWords(std::function<const session::ChatSession *()> session,
                          std::function<QString(const chat::Message &)> gateway, const base::Clock &clock)
{
    MessageWords words;
    const auto shownSession = session;
    words.errorText = [session](const chat::Message &message) -> ErrorWords {
        const std::optional<words::ErrorText> note = words::outcomeNote(message);
        ErrorWords shown = note ? wordsOf(*note) : ErrorWords();
        // Stopped by a person or cut at a limit is no failure: the transcript's own quiet note says it.
        if (message.outcome == chat::Outcome::Stopped || message.outcome == chat::Outcome::Complete)
            return {.sentence = {}, .details = {}, .remedies = std::move(shown.remedies)};
        return session() ? hidden(session()->conversation(), std::move(shown)) : shown;
    };
    words.activityText
        = [session = std::move(session), gateway = std::move(gateway), &clock](base::MessageId id) -> ActivityWords {
        const session::ChatSession *shown = session();
        if (!shown || !shown->conversation().contains(id))
            return {};
        const std::optional<Activity> activity = shown->activity(id);
        if (!activity)
            return {};
        const chat::Message &message = shown->conversation().message(id);
        const QString neutral = authorWords(shown->conversation(), message).name;
        const QString where = neutral.isEmpty() ? gateway(message) : QString();
        const QString whom = !neutral.isEmpty() ? neutral
            : where.isEmpty()                   ? message.model
                              : Words::tr("%1 at %2", "a model at a gateway").arg(message.model, where);
        return wordsOf(*activity, whom, clock.monotonic());
    };
    words.author = [session = shownSession](const chat::Message &message) -> AuthorWords {
        const session::ChatSession *shown = session();
        return shown ? authorWords(shown->conversation(), message) : AuthorWords();
    };
    return words;
}

} // namespace tokenhub::app
