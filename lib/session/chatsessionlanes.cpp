// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts, and how one or several lanes are asked them.
#include "chat/turns.h"
#include "session/chatsession.h"

#include <QRandomGenerator>
#include <algorithm>

namespace tokenhub::session {

using base::Error;
using base::ErrorKind;
using chat::LaneId;
using chat::MessageId;
using chat::TurnId;

namespace {

//! The prompt of \a turn on the lane's path; null when it has none.
MessageId promptOf(const chat::Conversation &conversation, LaneId lane, TurnId turn)
{
    for (const MessageId &id : conversation.path(lane)) {
        const chat::Message &message = conversation.message(id);
        if (message.turn == turn && message.role == chat::Role::User)
            return id;
    }
    return {};
}

Error noSuchTurn()
{
    return {.kind = ErrorKind::Internal, .detail = QStringLiteral("no such turn")};
}

} // namespace

void ChatSession::send(LaneId lane, const chat::Draft &draft)
{
    sendTo({lane}, draft);
}

void ChatSession::sendTo(const std::vector<LaneId> &lanes, const chat::Draft &draft)
{
    std::vector<NewPrompt> prompts;
    for (const LaneId &lane : lanes)
        prompts.push_back({lane, m_conversation->lane(lane).leaf, chat::followedBy(*m_conversation, lane)});
    beginTurn(prompts, draft, newTurn(prompts, m_conversation->head().comparison.policy));
}

void ChatSession::editAndResend(LaneId lane, MessageId id, const chat::Draft &draft)
{
    if (refuse(absence(id), draft))
        return;
    const chat::Message &prompt = m_conversation->message(id);
    const std::vector<NewPrompt> prompts{{lane, prompt.parent, prompt.follows}};
    beginTurn(prompts, draft, newTurn(prompts, m_conversation->turn(prompt.turn).policy));
}

void ChatSession::editTurn(const std::vector<LaneId> &lanes, TurnId turn, const chat::Draft &draft)
{
    std::vector<NewPrompt> prompts;
    for (const LaneId &lane : lanes) {
        const MessageId id = promptOf(*m_conversation, lane, turn);
        if (!id.isNull())
            prompts.push_back({lane, m_conversation->message(id).parent, m_conversation->message(id).follows});
    }
    beginTurn(prompts, draft, newTurn(prompts, m_conversation->turn(turn).policy));
}

chat::Turn ChatSession::newTurn(const std::vector<NewPrompt> &prompts, chat::ContextPolicy policy) const
{
    chat::Turn turn;
    turn.id = TurnId::create();
    turn.policy = policy;
    if (!m_conversation->head().comparison.isBlind)
        return turn;
    for (const NewPrompt &prompt : prompts)
        turn.blindOrder.push_back(prompt.lane);
    if (m_shuffle)
        m_shuffle(turn.blindOrder);
    else
        std::shuffle(turn.blindOrder.begin(), turn.blindOrder.end(), *QRandomGenerator::global());
    return turn;
}

//! Of all of them: one that still runs, or the first when none can be asked.
std::optional<Error> ChatSession::objection(const std::vector<NewPrompt> &prompts) const
{
    if (prompts.empty())
        return noSuchTurn();
    std::optional<Error> first;
    size_t count = 0;
    for (const NewPrompt &prompt : prompts) {
        std::optional<Error> error = objection(prompt.lane);
        if (!error)
            continue;
        if (isRunning(prompt.lane))
            return error;
        ++count;
        if (!first)
            first = std::move(error);
    }
    return count == prompts.size() ? first : std::nullopt;
}

void ChatSession::beginTurn(const std::vector<NewPrompt> &places, const chat::Draft &draft, const chat::Turn &turn)
{
    if (refuse(objection(places), draft))
        return;
    nameAfter(draft);
    m_conversation->touch(m_services.clock.now());
    m_conversation->putTurn(turn);
    std::vector<MessageId> fresh;
    for (const NewPrompt &place : places) {
        chat::Message prompt = chat::makeUserMessage(draft.text, m_services.clock.now());
        prompt.turn = turn.id;
        prompt.follows = place.follows;
        fresh.push_back(m_conversation->appendBelow(place.lane, place.parent, std::move(prompt)));
        fresh.push_back(addAnswer(place.lane, fresh.back()));
    }
    saveAndAsk(fresh, fresh.front());
}

void ChatSession::saveAndAsk(const std::vector<MessageId> &fresh, MessageId accepted)
{
    std::vector<MessageId> answers;
    std::copy_if(fresh.cbegin(), fresh.cend(), std::back_inserter(answers),
                 [this](const MessageId &id) { return m_runs.contains(id); });
    m_autosaver.saveTurn(fresh, [this, answers, accepted](const base::Result<void> &) {
        // A store in trouble keeps the turn and says so in a notice of its own: no reason not to ask.
        if (!accepted.isNull())
            emit promptAccepted(accepted);
        m_waiting.insert(m_waiting.end(), answers.cbegin(), answers.cend());
        startWaiting();
    });
}

void ChatSession::startWaiting()
{
    const auto underWay = [this] {
        return std::count_if(m_runs.cbegin(), m_runs.cend(), [](const Run &run) { return !run.job.isNull(); });
    };
    while (!m_waiting.empty() && underWay() < m_conversation->head().comparison.simultaneous()) {
        const MessageId next = m_waiting.front();
        m_waiting.pop_front();
        startJob(next);
    }
    const std::deque<MessageId> waiting = m_waiting;
    for (const MessageId &answer : waiting) {
        if (m_runs.contains(answer) && m_runs[answer].activity.stage == Activity::Stage::Storing)
            setStage(answer, {.stage = Activity::Stage::WaitingForLanes, .since = m_services.clock.monotonic()});
    }
}

void ChatSession::rerun(LaneId lane, const std::vector<TurnId> &turns)
{
    if (const std::optional<Error> error = objection(lane)) {
        emit answerRefused(*error);
        return;
    }
    m_reruns[lane] = {turns.cbegin(), turns.cend()};
    rerunNext(lane);
}

void ChatSession::rerunNext(LaneId lane)
{
    const auto rest = m_reruns.find(lane);
    if (rest == m_reruns.end() || isRunning(lane))
        return;
    if (rest->empty()) {
        m_reruns.erase(rest);
        return;
    }
    const TurnId turn = rest->front();
    rest->pop_front();
    const std::vector<chat::LaneTurn> others = chat::lanesIn(*m_conversation, turn);
    if (others.empty()) {
        rerunNext(lane); // deleted meanwhile
        return;
    }
    const MessageId own = promptOf(*m_conversation, lane, turn);
    if (!own.isNull()) {
        saveAndAsk({addAnswer(lane, own)});
        return;
    }
    const chat::Message old = m_conversation->message(others.front().prompt);
    chat::Message prompt = chat::makeUserMessage({}, m_services.clock.now());
    prompt.parts = old.parts;
    prompt.turn = turn;
    prompt.follows = chat::followedByRerun(*m_conversation, old);
    chat::Turn noted = m_conversation->turn(turn);
    if (!noted.blindOrder.empty() && noted.neutralName(lane).isEmpty())
        noted.blindOrder.push_back(lane);
    m_conversation->putTurn(noted);
    m_conversation->touch(m_services.clock.now());
    const MessageId fresh = m_conversation->append(lane, std::move(prompt));
    saveAndAsk({fresh, addAnswer(lane, fresh)});
}

void ChatSession::retry(const std::vector<LaneId> &lanes)
{
    for (const LaneId &lane : lanes) {
        const chat::Message &last = m_conversation->message(m_conversation->lane(lane).leaf);
        if (last.role == chat::Role::Assistant && last.outcome && last.outcome != chat::Outcome::Complete)
            regenerate(lane, last.id);
    }
}

void ChatSession::stopLane(LaneId lane)
{
    m_reruns.remove(lane);
    const QList<MessageId> running = m_runs.keys();
    for (const MessageId &answer : running) {
        if (m_runs.contains(answer) && m_runs[answer].lane == lane)
            stop(answer);
    }
}

void ChatSession::closeLane(LaneId lane)
{
    if (m_conversation->lanes().size() == 1)
        return;
    stopLane(lane);
    m_conversation->closeLane(lane);
}

} // namespace tokenhub::session
