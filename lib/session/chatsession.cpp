// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/chatsession.h"

#include "gateway/gatewayclient.h"
#include "session/profilebook.h"
#include "session/promptqueue.h"

namespace tokenhub::session {

using base::Error;
using base::ErrorKind;
using chat::LaneId;
using chat::MessageId;
using chat::Outcome;

namespace {

constexpr qsizetype longestTitle = 80;

Error stillRunning()
{
    return {.kind = ErrorKind::Internal, .detail = QStringLiteral("an answer is still running")};
}

std::optional<Error> firstOf(std::optional<Error> one, std::optional<Error> other)
{
    return one ? std::move(one) : std::move(other);
}

Activity::Stage stageOf(gateway::JobPhase phase)
{
    switch (phase) {
    case gateway::JobPhase::WaitingForKey:
        return Activity::Stage::WaitingForKey;
    case gateway::JobPhase::WaitingForPerson:
        return Activity::Stage::WaitingForPerson;
    case gateway::JobPhase::WaitingForHost:
        return Activity::Stage::WaitingForHost;
    case gateway::JobPhase::Connecting:
        return Activity::Stage::Connecting;
    case gateway::JobPhase::WaitingForAnswer:
        return Activity::Stage::WaitingForAnswer;
    case gateway::JobPhase::Streaming:
        return Activity::Stage::Streaming;
    case gateway::JobPhase::Stalled:
        return Activity::Stage::Stalled;
    case gateway::JobPhase::WaitingToRetry:
        break;
    }
    return Activity::Stage::WaitingToRetry;
}

} // namespace

ChatSession::ChatSession(std::unique_ptr<chat::Conversation> conversation, Services services, QObject *parent)
    : QObject(parent), m_services(services), m_conversation(std::move(conversation)),
      m_autosaver(*m_conversation, services.store), m_queue(std::make_unique<PromptQueue>(*this, services))
{
    connect(&m_coalescer, &DeltaCoalescer::frameReady, this, [this](MessageId id, const chat::DeltaBatch &frame) {
        m_conversation->applyDeltas(id, frame);
        m_autosaver.noteFrame(id, frame);
        emit frameApplied(id, frame);
    });
    const auto saveHead = [this] { m_autosaver.saveHead(); };
    connect(m_conversation.get(), &chat::Conversation::titleChanged, this, saveHead);
    connect(m_conversation.get(), &chat::Conversation::targetChanged, this, saveHead);
    connect(m_conversation.get(), &chat::Conversation::lanesChanged, this, saveHead);
    connect(m_conversation.get(), &chat::Conversation::comparisonChanged, this, [this] {
        m_autosaver.saveHead();
        startWaiting(); // more may be wanted at once now
    });
    connect(m_conversation.get(), &chat::Conversation::turnChanged, this,
            [this](chat::TurnId turn) { m_autosaver.saveTurnNotes(turn); });
}

ChatSession::~ChatSession()
{
    interruptAll();
}

bool ChatSession::isRunning(LaneId lane) const
{
    return std::any_of(m_runs.cbegin(), m_runs.cend(), [&](const Run &run) { return run.lane == lane; });
}

std::optional<Activity> ChatSession::activity(MessageId answer) const
{
    const auto found = m_runs.constFind(answer);
    return found == m_runs.cend() ? std::nullopt : std::optional(found->activity);
}

chat::Metrics ChatSession::metrics(MessageId answer) const
{
    const auto found = m_runs.constFind(answer);
    return found == m_runs.cend() ? m_conversation->message(answer).metrics
        : found->job              ? found->job->metrics()
                                  : chat::Metrics();
}

std::optional<Error> ChatSession::objection(LaneId lane) const
{
    if (isRunning(lane))
        return stillRunning();
    const chat::Target &target = m_conversation->lane(lane).target;
    const auto request = chat::buildRequest(m_conversation->tree(), m_conversation->path(lane), target);
    if (!request)
        return request.error();
    if (!m_services.profiles.find(target.profile))
        return Error{.kind = ErrorKind::GatewayGone};
    return std::nullopt;
}

//! Who asks for something with a message may not have heard yet that it was deleted.
std::optional<Error> ChatSession::absence(MessageId id) const
{
    if (m_conversation->contains(id))
        return std::nullopt;
    return Error{.kind = ErrorKind::Internal, .detail = QStringLiteral("the message was deleted")};
}

bool ChatSession::refuse(std::optional<Error> error, const chat::Draft &draft)
{
    if (!error && draft.isEmpty())
        error = Error{
            .kind = ErrorKind::BadField, .detail = QStringLiteral("empty"), .subject = QStringLiteral("prompt")};
    if (error)
        emit promptRefused(*error);
    return error.has_value();
}

void ChatSession::regenerate(LaneId lane, MessageId id)
{
    if (const std::optional<Error> error = firstOf(absence(id), objection(lane))) {
        emit answerRefused(*error);
        return;
    }
    const chat::Message &message = m_conversation->message(id);
    m_conversation->touch(m_services.clock.now());
    saveAndAsk({addAnswer(lane, message.role == chat::Role::Assistant ? message.parent : id)});
}

void ChatSession::continueAnswer(LaneId lane, MessageId id)
{
    if (const std::optional<Error> error = firstOf(absence(id), objection(lane))) {
        emit answerRefused(*error);
        return;
    }
    const chat::Message old = m_conversation->message(id);
    chat::Message answer = chat::makeAnswer(m_conversation->lane(lane).target.model.trimmed(), m_services.clock.now());
    answer.origin = chat::Origin::Continued;
    answer.basedOn = id;
    answer.parts = old.parts;
    m_conversation->touch(m_services.clock.now());
    const MessageId fresh = appendAnswer(lane, old.parent, std::move(answer));
    m_runs[fresh].continuation.emplace(old.text());
    saveAndAsk({fresh});
}

void ChatSession::editAnswer(LaneId lane, MessageId id, const chat::Draft &draft)
{
    // Nothing is asked: whether the gateway is known does not matter.
    if (refuse(firstOf(absence(id), isRunning(lane) ? std::optional(stillRunning()) : std::nullopt), draft))
        return;
    chat::Message edited = m_conversation->message(id);
    const chat::Message old = std::exchange(edited, chat::makeAnswer(edited.model, m_services.clock.now()));
    edited.turn = old.turn;
    edited.answeredBy = old.answeredBy;
    edited.origin = chat::Origin::EditedByHand;
    edited.basedOn = id;
    edited.outcome = Outcome::Complete;
    edited.parts.push_back({.kind = chat::PartKind::Text, .text = draft.text.toUtf8()});
    std::copy_if(old.parts.cbegin(), old.parts.cend(), std::back_inserter(edited.parts),
                 [](const chat::Part &part) { return part.kind == chat::PartKind::ToolCall; });
    m_conversation->touch(m_services.clock.now());
    const MessageId fresh = m_conversation->appendBelow(lane, old.parent, std::move(edited));
    m_autosaver.saveTurn({fresh}, [this, fresh](const base::Result<void> &) { emit promptAccepted(fresh); });
}

void ChatSession::giveResult(LaneId lane, MessageId answer, const QString &callId, const chat::Draft &draft)
{
    if (refuse(firstOf(absence(answer), objection(lane)), draft))
        return;
    std::vector<chat::Part> open = chat::toolCallsOf(m_conversation->message(answer));
    const chat::Path &path = m_conversation->path(lane);
    MessageId parent = answer;
    const auto own = std::find(path.cbegin(), path.cend(), answer);
    for (auto at = own; at != path.cend() && ++at != path.cend();) {
        const chat::Message &next = m_conversation->message(*at);
        if (next.role != chat::Role::Tool || next.parts.empty() || next.parts.front().callId == callId)
            break;
        std::erase_if(open, [&](const chat::Part &call) { return call.callId == next.parts.front().callId; });
        parent = next.id;
    }
    const auto call
        = std::find_if(open.cbegin(), open.cend(), [&](const chat::Part &part) { return part.callId == callId; });
    if (call == open.cend()) {
        emit promptRefused({.kind = ErrorKind::Internal, .detail = QStringLiteral("no such tool call")});
        return;
    }
    chat::Message result = chat::makeToolResult(*call, draft.text, m_services.clock.now());
    result.turn = m_conversation->message(answer).turn;
    m_conversation->touch(m_services.clock.now());
    const MessageId fresh = m_conversation->appendBelow(lane, parent, std::move(result));
    if (open.size() == 1)
        saveAndAsk({fresh, addAnswer(lane, fresh)}, fresh);
    else
        m_autosaver.saveTurn({fresh}, [this, fresh](const base::Result<void> &) { emit promptAccepted(fresh); });
}

MessageId ChatSession::addAnswer(LaneId lane, MessageId prompt)
{
    return appendAnswer(lane, prompt,
                        chat::makeAnswer(m_conversation->lane(lane).target.model.trimmed(), m_services.clock.now()));
}

MessageId ChatSession::appendAnswer(LaneId lane, MessageId prompt, chat::Message answer)
{
    answer.turn = m_conversation->message(prompt).turn;
    const MessageId id = answer.id;
    // Known as running before any view asks about it.
    m_runs.insert(
        id, Run{.lane = lane, .job = {}, .activity = {.since = m_services.clock.monotonic()}, .continuation = {}});
    m_conversation->appendBelow(lane, prompt, std::move(answer));
    emit runningChanged(runningAnswers());
    return id;
}

void ChatSession::nameAfter(const chat::Draft &draft)
{
    if (!m_conversation->head().title.isEmpty())
        return;
    const QString line = draft.text.trimmed().section(QLatin1Char('\n'), 0, 0).simplified();
    m_conversation->setTitle(line.size() > longestTitle ? line.left(longestTitle - 1) + QChar(0x2026) : line);
}

base::Result<chat::ChatRequest> ChatSession::requestFor(LaneId lane, MessageId answer) const
{
    const chat::Target &target = m_conversation->lane(lane).target;
    const chat::Message &message = m_conversation->message(answer);
    const chat::Path path = m_conversation->tree().context(message.parent);
    return message.origin == chat::Origin::Continued
        ? chat::buildContinuation(m_conversation->tree(), path, message, target)
        : chat::buildRequest(m_conversation->tree(), path, target);
}

void ChatSession::startJob(MessageId answer)
{
    const auto run = m_runs.find(answer);
    if (run == m_runs.end())
        return; // stopped while it was being stored
    const base::Result<chat::ChatRequest> request = requestFor(run->lane, answer);
    const std::optional<chat::Profile> profile
        = m_services.profiles.find(m_conversation->lane(run->lane).target.profile);
    if (!request || !profile) {
        finish(answer, Outcome::Failed, request ? Error{.kind = ErrorKind::GatewayGone} : request.error());
        return;
    }
    gateway::ChatJob *job = m_services.gateway.chat(run->lane, *profile, *request, this);
    run->job = job;
    connectJob(answer, *job);
    job->start();
}

void ChatSession::connectJob(MessageId answer, gateway::ChatJob &job)
{
    using gateway::ChatJob;
    connect(&job, &ChatJob::stateChanged, this, [this, answer] { onJobState(answer); });
    connect(&job, &ChatJob::requestReady, this,
            [this, answer](const QByteArray &body) { m_conversation->setRequestSnapshot(answer, body, {}); });
    connect(&job, &ChatJob::deltasReceived, this, [this, answer](const chat::DeltaBatch &batch) {
        const auto run = m_runs.find(answer);
        const bool joins = run != m_runs.end() && run->continuation;
        m_coalescer.add(answer, joins ? run->continuation->join(batch) : batch);
    });
    connect(&job, &ChatJob::usageInStreamRefused, this, [this, answer] {
        const auto run = m_runs.constFind(answer);
        if (run == m_runs.cend())
            return;
        if (auto profile = m_services.profiles.find(m_conversation->lane(run->lane).target.profile)) {
            profile->usageInStream = chat::UsageInStream::DoNotAsk;
            m_services.profiles.put(*profile);
        }
    });
    connect(&job, &ChatJob::finished, this, [this, answer](const gateway::JobEnd &end) { onJobFinished(answer, end); });
}

void ChatSession::onJobState(MessageId answer)
{
    const auto run = m_runs.constFind(answer);
    if (run == m_runs.cend() || !run->job)
        return;
    const gateway::JobState &state = run->job->state();
    setStage(answer,
             {.stage = stageOf(state.phase),
              .since = m_services.clock.monotonic() - state.silence,
              .until = state.until,
              .cause = state.cause});
}

void ChatSession::setStage(MessageId answer, Activity activity)
{
    Activity &known = m_runs[answer].activity;
    // To the waiting person looking up the key, connecting and waiting are one wait.
    const auto waits = [](Activity::Stage stage) {
        return stage == Activity::Stage::Connecting || stage == Activity::Stage::WaitingForAnswer
            || stage == Activity::Stage::Storing || stage == Activity::Stage::WaitingForLanes
            || stage == Activity::Stage::WaitingForKey;
    };
    if (waits(known.stage) && waits(activity.stage))
        activity.since = known.since;
    known = std::move(activity);
    emit activityChanged(answer);
}

void ChatSession::onJobFinished(MessageId answer, const gateway::JobEnd &end)
{
    // A copy: whoever hears of the last frame may begin or end other answers.
    const QPointer<gateway::ChatJob> job = m_runs.value(answer).job;
    if (!job)
        return;
    flush(answer);
    m_conversation->setMetrics(answer, job->metrics());
    job->deleteLater();
    finish(answer, end.outcome, end.error);
}

void ChatSession::flush(MessageId answer)
{
    const auto run = m_runs.find(answer);
    if (run != m_runs.end() && run->continuation)
        m_coalescer.add(answer, run->continuation->flush());
    m_coalescer.flush(answer);
}

void ChatSession::finish(MessageId answer, Outcome outcome, const std::optional<Error> &error)
{
    const LaneId lane = m_runs.take(answer).lane;
    m_conversation->finish(answer, outcome, error);
    m_autosaver.saveFinished(answer);
    emit activityChanged(answer);
    emit answerFinished(answer);
    emit runningChanged(runningAnswers());
    if (outcome != Outcome::Complete)
        m_reruns.remove(lane);
    rerunNext(lane);
    startWaiting();
}

void ChatSession::choose(LaneId lane, MessageId message)
{
    m_conversation->choose(lane, message);
    m_autosaver.saveHead();
}

void ChatSession::stop(MessageId answer)
{
    const auto run = m_runs.constFind(answer);
    if (run == m_runs.cend())
        return;
    if (run->job)
        run->job->stop();
    else
        finish(answer, Outcome::Stopped, {});
}

void ChatSession::stopAll()
{
    m_reruns.clear();
    m_waiting.clear();
    const QList<MessageId> running = m_runs.keys();
    for (const MessageId &answer : running)
        stop(answer);
}

void ChatSession::retryNow(MessageId answer)
{
    const auto run = m_runs.constFind(answer);
    if (run != m_runs.cend() && run->job)
        run->job->retryNow();
}

void ChatSession::interruptAll()
{
    m_reruns.clear();
    m_waiting.clear();
    const QList<MessageId> running = m_runs.keys();
    for (const MessageId &answer : running) {
        flush(answer);
        if (gateway::ChatJob *job = m_runs.value(answer).job) {
            m_conversation->setMetrics(answer, job->metrics());
            delete job;
        }
        finish(answer, Outcome::Interrupted,
               Error{.kind = ErrorKind::ProgramEnded, .detail = QStringLiteral("the program was closed")});
    }
}

} // namespace tokenhub::session
