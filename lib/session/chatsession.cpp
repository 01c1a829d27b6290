// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/chatsession.h"

#include "gateway/gatewayclient.h"
#include "session/profilebook.h"

namespace tokenhub::session {

using base::Error;
using base::ErrorKind;
using chat::LaneId;
using chat::MessageId;
using chat::Outcome;

namespace {

constexpr qsizetype longestTitle = 80;

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
      m_autosaver(*m_conversation, services.store)
{
    connect(&m_coalescer, &DeltaCoalescer::frameReady, this, [this](MessageId id, const chat::DeltaBatch &frame) {
        m_conversation->applyDeltas(id, frame);
        m_autosaver.noteFrame(id, frame);
        emit frameApplied(id, frame);
    });
    const auto saveHead = [this] { m_autosaver.saveHead(); };
    connect(m_conversation.get(), &chat::Conversation::titleChanged, this, saveHead);
    connect(m_conversation.get(), &chat::Conversation::targetChanged, this, saveHead);
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

std::optional<Error> ChatSession::objection(LaneId lane) const
{
    if (isRunning(lane))
        return Error{.kind = ErrorKind::Internal, .detail = QStringLiteral("an answer is still running")};
    const chat::Target &target = m_conversation->lane(lane).target;
    const auto request = chat::buildRequest(m_conversation->tree(), m_conversation->path(lane), target);
    if (!request)
        return request.error();
    if (!m_services.profiles.find(target.profile))
        return Error{.kind = ErrorKind::BadUrl, .detail = QStringLiteral("the gateway of this chat is not known")};
    return std::nullopt;
}

void ChatSession::send(LaneId lane, const chat::Draft &draft)
{
    beginTurn(lane, m_conversation->lane(lane).leaf, draft);
}

void ChatSession::editAndResend(LaneId lane, MessageId prompt, const chat::Draft &draft)
{
    beginTurn(lane, m_conversation->message(prompt).parent, draft);
}

void ChatSession::beginTurn(LaneId lane, MessageId parent, const chat::Draft &draft)
{
    std::optional<Error> error = objection(lane);
    if (!error && draft.isEmpty())
        error = Error{
            .kind = ErrorKind::BadField, .detail = QStringLiteral("empty"), .subject = QStringLiteral("prompt")};
    if (error) {
        emit promptRefused(*error);
        return;
    }
    chat::Message prompt = chat::makeUserMessage(draft.text, m_services.clock.now());
    prompt.turn = chat::TurnId::create();
    nameAfter(draft);
    m_conversation->touch(m_services.clock.now());
    const MessageId promptId = m_conversation->appendBelow(lane, parent, std::move(prompt));
    const MessageId answerId = addAnswer(lane, promptId);
    m_autosaver.saveTurn({promptId, answerId}, [this, promptId, answerId](const base::Result<void> &) {
        // A store in trouble keeps the turn and says so in a notice of its own: no reason not to ask.
        emit promptAccepted(promptId);
        startJob(answerId);
    });
}

void ChatSession::regenerate(LaneId lane, MessageId answer)
{
    if (const std::optional<Error> error = objection(lane)) {
        emit answerRefused(*error);
        return;
    }
    m_conversation->touch(m_services.clock.now());
    const MessageId fresh = addAnswer(lane, m_conversation->message(answer).parent);
    m_autosaver.saveTurn({fresh}, [this, fresh](const base::Result<void> &) { startJob(fresh); });
}

MessageId ChatSession::addAnswer(LaneId lane, MessageId prompt)
{
    chat::Message answer = chat::makeAnswer(m_conversation->lane(lane).target.model.trimmed(), m_services.clock.now());
    answer.turn = m_conversation->message(prompt).turn;
    const MessageId id = answer.id;
    // Known as running before any view asks about it.
    m_runs.insert(id, Run{.lane = lane, .job = {}, .activity = {.since = m_services.clock.monotonic()}});
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

void ChatSession::startJob(MessageId answer)
{
    const auto run = m_runs.find(answer);
    if (run == m_runs.end())
        return; // stopped while it was being stored
    const chat::Target &target = m_conversation->lane(run->lane).target;
    const chat::Path path = m_conversation->tree().path(m_conversation->message(answer).parent);
    const auto request = chat::buildRequest(m_conversation->tree(), path, target);
    const std::optional<chat::Profile> profile = m_services.profiles.find(target.profile);
    if (!request || !profile) {
        finish(answer, Outcome::Failed, request ? Error{.kind = ErrorKind::BadUrl} : request.error());
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
    connect(&job, &ChatJob::deltasReceived, this,
            [this, answer](const chat::DeltaBatch &batch) { m_coalescer.add(answer, batch); });
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
              .since = m_services.clock.monotonic(),
              .until = state.until,
              .cause = state.cause});
}

void ChatSession::setStage(MessageId answer, Activity activity)
{
    Activity &known = m_runs[answer].activity;
    // To the waiting person looking up the key, connecting and waiting are one wait.
    const auto waits = [](Activity::Stage stage) {
        return stage == Activity::Stage::Connecting || stage == Activity::Stage::WaitingForAnswer
            || stage == Activity::Stage::Storing || stage == Activity::Stage::WaitingForKey;
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
    m_coalescer.flush(answer);
    m_conversation->setMetrics(answer, job->metrics());
    job->deleteLater();
    finish(answer, end.outcome, end.error);
}

void ChatSession::finish(MessageId answer, Outcome outcome, const std::optional<Error> &error)
{
    m_runs.remove(answer);
    m_conversation->finish(answer, outcome, error);
    m_autosaver.saveFinished(answer);
    emit activityChanged(answer);
    emit answerFinished(answer);
    emit runningChanged(runningAnswers());
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
    const QList<MessageId> running = m_runs.keys();
    for (const MessageId &answer : running) {
        m_coalescer.flush(answer);
        if (gateway::ChatJob *job = m_runs.value(answer).job) {
            m_conversation->setMetrics(answer, job->metrics());
            delete job;
        }
        finish(answer, Outcome::Interrupted,
               Error{.kind = ErrorKind::Interrupted, .detail = QStringLiteral("the program was closed")});
    }
}

} // namespace tokenhub::session
