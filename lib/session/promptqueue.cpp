// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/promptqueue.h"

#include "chat/chatrequest.h"
#include "session/chatsession.h"
#include "store/store.h"

#include <algorithm>

namespace tokenhub::session {

using base::MessageId;
using chat::QueuedPrompt;

namespace {

auto withId(MessageId id)
{
    return [id](const QueuedPrompt &prompt) { return prompt.id == id; };
}

PromptQueue::Hold holdAfter(const chat::Message &answer)
{
    switch (answer.outcome.value_or(chat::Outcome::Failed)) {
    case chat::Outcome::Complete:
        return chat::toolCallsOf(answer).empty() ? PromptQueue::Hold::None : PromptQueue::Hold::ToolCall;
    case chat::Outcome::Stopped:
        return PromptQueue::Hold::Stopped;
    case chat::Outcome::Interrupted:
    case chat::Outcome::Failed:
        break;
    }
    return PromptQueue::Hold::Failed;
}

} // namespace

PromptQueue::PromptQueue(ChatSession &session, Services services) : m_session(session), m_services(services)
{
    connect(&session, &ChatSession::answerFinished, this, &PromptQueue::onAnswerFinished);
    connect(&session, &ChatSession::promptAccepted, this, &PromptQueue::onAccepted);
    connect(&session, &ChatSession::promptRefused, this, &PromptQueue::onRefused);
}

const QueuedPrompt *PromptQueue::find(MessageId id) const
{
    const auto found = std::find_if(m_prompts.cbegin(), m_prompts.cend(), withId(id));
    return found == m_prompts.cend() ? nullptr : &*found;
}

void PromptQueue::load()
{
    m_services.store.loadQueue(m_session.conversation().id(), this,
                               [this](const base::Result<std::vector<QueuedPrompt>> &stored) {
                                   if (!stored || stored->empty())
                                       return;
                                   // What was added meanwhile comes behind.
                                   m_prompts.insert(m_prompts.begin(), stored->cbegin(), stored->cend());
                                   hold(Hold::Kept);
                               });
}

void PromptQueue::save(std::function<void()> done)
{
    m_services.store.saveQueue(m_session.conversation().id(), m_prompts, this,
                               [done = std::move(done)](const base::Result<void> &) {
                                   if (done)
                                       done();
                               });
    emit changed();
}

void PromptQueue::add(std::vector<base::LaneId> lanes, const QString &text, const QObject *context,
                      std::function<void()> done)
{
    m_prompts.push_back({.id = MessageId::create(), .text = text, .lanes = std::move(lanes)});
    m_services.store.saveQueue(m_session.conversation().id(), m_prompts, context,
                               [done = std::move(done)](const base::Result<void> &) {
                                   if (done)
                                       done();
                               });
    emit changed();
}

void PromptQueue::change(MessageId id, const QString &text)
{
    const auto found = std::find_if(m_prompts.begin(), m_prompts.end(), withId(id));
    if (found != m_prompts.end())
        found->text = text;
    if (m_edited == id)
        m_edited = {};
    save();
    sendNext();
}

void PromptQueue::remove(MessageId id)
{
    if (id == m_leaving)
        return; // too late
    std::erase_if(m_prompts, withId(id));
    if (m_edited == id)
        m_edited = {};
    if (isEmpty())
        m_hold = Hold::None;
    save();
    sendNext();
}

void PromptQueue::setEdited(MessageId id)
{
    if (std::exchange(m_edited, id) == id)
        return;
    emit changed();
    sendNext();
}

void PromptQueue::hold(Hold why)
{
    m_hold = why;
    emit changed();
}

void PromptQueue::release()
{
    m_hold = Hold::None;
    emit changed();
    sendNext();
}

void PromptQueue::onAnswerFinished(MessageId answer)
{
    if (isEmpty())
        return;
    if (const Hold why = holdAfter(m_session.conversation().message(answer)); why != Hold::None)
        hold(why);
    sendNext();
}

//! Those that are still open; when none is, all.
std::vector<base::LaneId> PromptQueue::lanesFor(const QueuedPrompt &prompt) const
{
    std::vector<base::LaneId> wanted;
    std::vector<base::LaneId> open;
    for (const chat::Lane &lane : m_session.conversation().lanes()) {
        open.push_back(lane.id);
        if (std::find(prompt.lanes.cbegin(), prompt.lanes.cend(), lane.id) != prompt.lanes.cend())
            wanted.push_back(lane.id);
    }
    return wanted.empty() ? open : wanted;
}

void PromptQueue::sendNext()
{
    if (isEmpty() || m_hold != Hold::None || !m_leaving.isNull() || m_prompts.front().id == m_edited)
        return;
    const std::vector<base::LaneId> lanes = lanesFor(m_prompts.front());
    if (std::any_of(lanes.cbegin(), lanes.cend(), [this](base::LaneId lane) { return m_session.isRunning(lane); }))
        return;
    m_leaving = m_prompts.front().id;
    m_session.sendTo(lanes, {.text = m_prompts.front().text});
}

void PromptQueue::onAccepted()
{
    if (m_leaving.isNull())
        return;
    std::erase_if(m_prompts, withId(std::exchange(m_leaving, {})));
    save();
}

void PromptQueue::onRefused()
{
    if (std::exchange(m_leaving, {}).isNull())
        return;
    hold(Hold::Refused);
}

} // namespace tokenhub::session
