// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/conversationlibrary.h"

#include "chat/turns.h"
#include "session/promptqueue.h"

#include <algorithm>
#include <numeric>

namespace tokenhub::session {

using chat::ConversationId;

ConversationLibrary::ConversationLibrary(Services services, QObject *parent) : QObject(parent), m_services(services) { }

ConversationLibrary::~ConversationLibrary() = default;

ChatSession *ConversationLibrary::find(ConversationId id) const
{
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() ? nullptr : found->second.get();
}

int ConversationLibrary::runningAnswers() const
{
    return std::accumulate(m_sessions.cbegin(), m_sessions.cend(), 0,
                           [](int sum, const auto &entry) { return sum + entry.second->runningAnswers(); });
}

void ConversationLibrary::loadHistory()
{
    m_services.store.loadHistory(this, [this](const base::Result<std::vector<chat::ConversationSummary>> &stored) {
        if (!stored) {
            emit historyFailed(stored.error());
            return;
        }
        m_history.setAll(*stored);
        // What is open knows more than the disk.
        for (const auto &[id, session] : m_sessions) {
            if (!session->autosaver().isStored())
                continue;
            summarise(session->conversation());
            m_history.setRunning(id, session->runningAnswers());
        }
        emit historyLoaded();
    });
}

ChatSession &ConversationLibrary::adopt(std::unique_ptr<chat::Conversation> conversation)
{
    const ConversationId id = conversation->id();
    auto owned = std::make_unique<ChatSession>(std::move(conversation), m_services);
    ChatSession &session = *owned;
    m_sessions[id] = std::move(owned);
    const auto changed = [this, &session] {
        if (session.autosaver().isStored())
            summarise(session.conversation());
    };
    connect(&session.conversation(), &chat::Conversation::titleChanged, this, changed);
    connect(&session.conversation(), &chat::Conversation::targetChanged, this, changed);
    connect(&session.conversation(), &chat::Conversation::lanesChanged, this, changed);
    connect(&session.conversation(), &chat::Conversation::comparisonChanged, this, changed);
    connect(&session.conversation(), &chat::Conversation::touched, this, changed);
    connect(&session, &ChatSession::promptAccepted, this, changed);
    connect(&session, &ChatSession::answerFinished, this, changed);
    connect(&session, &ChatSession::runningChanged, this, [this, id, &session](int answers) {
        m_history.setRunning(id, answers);
        // Later: the session is in the middle of telling others.
        if (answers == 0 && &session != m_shown)
            QMetaObject::invokeMethod(
                this, [this, id] { letGo(id); }, Qt::QueuedConnection);
    });
    return session;
}

ChatSession &ConversationLibrary::adoptStored(chat::ConversationData stored)
{
    // It may have been renamed while it was being read.
    if (const chat::ConversationSummary *known = m_history.find(stored.head.id))
        stored.head.title = known->head.title;
    ChatSession &session = adopt(std::make_unique<chat::Conversation>(std::move(stored)));
    session.autosaver().setStored();
    session.queue().load();
    return session;
}

void ConversationLibrary::summarise(const chat::Conversation &conversation)
{
    const bool isBlind = conversation.head().comparison.isBlind;
    m_history.put({.head = conversation.head(),
                   .model = isBlind ? QString() : conversation.lanes().front().target.model,
                   .messages = int(conversation.tree().size()),
                   .lanes = int(conversation.lanes().size())});
}

void ConversationLibrary::present(ChatSession &session)
{
    const ConversationId before = m_shown ? m_shown->conversation().id() : ConversationId();
    m_shown = &session;
    emit shownChanged();
    letGo(before);
}

void ConversationLibrary::letGo(ConversationId id)
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end() || found->second.get() == m_shown || found->second->runningAnswers() > 0)
        return;
    m_sessions.erase(found);
}

void ConversationLibrary::showNew(const chat::Target &target)
{
    m_wanted = {};
    present(adopt(std::make_unique<chat::Conversation>(target, m_services.clock.now())));
}

void ConversationLibrary::showNew(const chat::LaneSet &lanes)
{
    if (lanes.targets.empty())
        return;
    m_wanted = {};
    auto fresh = std::make_unique<chat::Conversation>(lanes.targets.front(), m_services.clock.now());
    const size_t count = std::min(lanes.targets.size(), size_t(chat::ComparisonSettings::mostLanes));
    for (size_t i = 1; i < count; ++i)
        fresh->addLane(lanes.targets[i], i);
    fresh->setComparison(lanes.comparison);
    present(adopt(std::move(fresh)));
}

void ConversationLibrary::continueLane(chat::LaneId lane, chat::MessageId upTo)
{
    if (!m_shown)
        return;
    chat::ConversationData data = chat::laneAsConversation(m_shown->conversation(), lane, m_services.clock.now(), upTo);
    const bool isEmpty = data.messages.size() == 1;
    if (!isEmpty)
        restore(data);
    m_wanted = {};
    ChatSession &session = adopt(std::make_unique<chat::Conversation>(std::move(data)));
    if (!isEmpty)
        session.autosaver().setStored();
    present(session);
}

void ConversationLibrary::show(ConversationId id)
{
    m_wanted = id;
    if (const auto found = m_sessions.find(id); found != m_sessions.end()) {
        present(*found->second);
        return;
    }
    m_services.store.loadConversation(id, this, [this, id](base::Result<chat::ConversationData> stored) {
        if (m_wanted != id)
            return;
        if (const auto found = m_sessions.find(id); found != m_sessions.end())
            present(*found->second); // asked for twice
        else if (stored)
            present(adoptStored(std::move(stored).value()));
        else
            emit showFailed(id, stored.error());
    });
}

void ConversationLibrary::rename(ConversationId id, const QString &title)
{
    const auto found = m_sessions.find(id);
    if (found != m_sessions.end())
        found->second->conversation().setTitle(title);
    else
        renameStored(id, title);
}

void ConversationLibrary::renameStored(ConversationId id, const QString &title)
{
    m_services.store.loadConversation(id, this, [this, id, title](const base::Result<chat::ConversationData> &stored) {
        if (m_sessions.count(id) > 0) {
            rename(id, title); // opened meanwhile
            return;
        }
        const chat::ConversationSummary *known = m_history.find(id);
        if (!stored || !known)
            return;
        chat::ConversationSummary renamed = *known;
        renamed.head.title = title;
        m_services.store.saveHead(renamed.head, stored->lanes, this, {});
        m_history.put(renamed);
    });
}

void ConversationLibrary::remove(ConversationId id)
{
    // What is being read for the screen must not come back after it has gone.
    if (m_wanted == id)
        m_wanted = {};
    const auto found = m_sessions.find(id);
    if (found != m_sessions.end()) {
        std::unique_ptr<ChatSession> gone = std::move(found->second);
        m_sessions.erase(found);
        if (m_shown == gone.get())
            showNew(gone->conversation().lanes().front().target);
        gone->disconnect(this);
        gone->conversation().disconnect(this);
        gone.reset();
    }
    m_history.remove(id);
    m_services.store.removeConversation(id, this, {});
}

void ConversationLibrary::restore(const chat::ConversationData &removed)
{
    m_services.store.saveTurn(removed, this, {});
    const bool isBlind = removed.head.comparison.isBlind;
    m_history.put({.head = removed.head,
                   .model = isBlind ? QString() : removed.lanes.front().target.model,
                   .messages = int(removed.messages.size()) - 1,
                   .lanes = int(std::count_if(removed.lanes.cbegin(), removed.lanes.cend(),
                                              [](const chat::Lane &lane) { return !lane.isClosed; }))});
}

void ConversationLibrary::interruptAll()
{
    for (const auto &[id, session] : m_sessions)
        session->interruptAll();
}

} // namespace tokenhub::session
