// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/removals.h"

#include "session/conversationlibrary.h"
#include "session/promptqueue.h"

#include <algorithm>
#include <memory>

namespace tokenhub::session {

using base::MessageId;

Removals::Removals(ConversationLibrary &library, Services services, QObject *parent)
    : QObject(parent), m_library(library), m_services(services)
{
    connect(&library, &ConversationLibrary::shownChanged, this, &Removals::onShownChanged);
}

Removals::~Removals() = default;

void Removals::remember(Removed removed, const What &what)
{
    m_removed.push_back(std::move(removed));
    if (m_removed.size() > kept)
        m_removed.erase(m_removed.begin());
    emit undoChanged(true);
    emit this->removed(what);
}

bool Removals::isRemovable(MessageId id) const
{
    const chat::ConversationTree &tree = m_library.shown()->conversation().tree();
    if (!tree.contains(id))
        return false;
    std::vector<MessageId> open{id};
    for (size_t i = 0; i < open.size(); ++i) {
        if (tree.message(open[i]).isRunning())
            return false;
        const chat::Path &below = tree.children(open[i]);
        open.insert(open.end(), below.cbegin(), below.cend());
    }
    return true;
}

void Removals::removeMessage(base::LaneId lane, MessageId id)
{
    ChatSession &session = *m_library.shown();
    chat::Conversation &conversation = session.conversation();
    if (!isRemovable(id))
        return;
    Messages removed{
        .conversation = conversation.id(), .lane = lane, .leaf = conversation.lane(lane).leaf, .taken = {}};
    chat::Path versions = conversation.tree().siblings(id);
    removed.taken = conversation.remove(id);
    // Who deletes one of several versions looks at another one, not at nothing.
    versions.erase(std::remove(versions.begin(), versions.end(), id), versions.end());
    if (!versions.empty())
        conversation.choose(lane, versions.back());
    conversation.touch(m_services.clock.now());
    session.autosaver().saveRemoved(removed.taken);
    const What what{.title = conversation.head().title, .messages = int(removed.taken.size())};
    remember(std::move(removed), what);
}

void Removals::removeConversation(base::ConversationId id)
{
    if (!m_leaving.insert(id).second)
        return;
    const auto shared = std::make_shared<Conversation>();
    const bool isOpen = readOpen(id, *shared);
    // The store answers in order: the last of these answers brings all of them.
    m_services.store.loadDraft(id, this, [this, id, shared, isOpen](const base::Result<chat::Draft> &draft) {
        if (draft)
            shared->draft = *draft;
        if (!isOpen)
            return;
        readOpen(id, *shared); // something may have been asked meanwhile
        take(std::move(*shared));
    });
    if (isOpen)
        return;
    m_services.store.loadQueue(id, this, [shared](const base::Result<std::vector<chat::QueuedPrompt>> &queue) {
        if (queue)
            shared->queue = *queue;
    });
    m_services.store.loadConversation(id, this, [this, id, shared](base::Result<chat::ConversationData> data) {
        if (!data) {
            m_leaving.erase(id);
            m_library.remove(id); // it cannot be read, hence not kept; its loss was wanted
            return;
        }
        shared->data = std::move(data).value();
        take(std::move(*shared));
    });
}

//! False, and nothing is read, when it is in the store alone.
bool Removals::readOpen(base::ConversationId id, Conversation &into) const
{
    ChatSession *session = m_library.find(id);
    if (!session)
        return false;
    session->interruptAll(); // what came belongs to it
    into.data = session->conversation().data();
    into.queue = session->queue().prompts();
    into.wasShown = session == m_library.shown();
    return true;
}

void Removals::take(Conversation removed)
{
    m_leaving.erase(removed.data.head.id);
    m_library.remove(removed.data.head.id);
    const What what{
        .isConversation = true, .title = removed.data.head.title, .messages = int(removed.data.messages.size()) - 1};
    remember(std::move(removed), what);
}

void Removals::undo()
{
    if (m_removed.empty())
        return;
    const Removed last = std::move(m_removed.back());
    m_removed.pop_back();
    std::visit([this](const auto &removed) { bringBack(removed); }, last);
    emit undoChanged(canUndo());
}

void Removals::bringBack(const Messages &messages)
{
    m_returning.push_back(messages);
    if (m_library.shown() && m_library.shown()->conversation().id() == messages.conversation)
        onShownChanged();
    else
        m_library.show(messages.conversation);
}

void Removals::onShownChanged()
{
    ChatSession *shown = m_library.shown();
    const base::ConversationId id = shown->conversation().id();
    const auto isOther = [id](const Messages &each) { return each.conversation != id; };
    const auto first = std::stable_partition(m_returning.begin(), m_returning.end(), isOther);
    const std::vector<Messages> back(first, m_returning.end());
    m_returning.erase(first, m_returning.end());
    // The last one deleted comes back first: what it hung below may be part of the next.
    for (const Messages &each : back)
        putBack(*shown, each);
}

void Removals::putBack(ChatSession &session, const Messages &back)
{
    std::vector<MessageId> ids;
    for (const chat::Message &message : back.taken)
        ids.push_back(message.id);
    session.conversation().restore(back.lane, back.taken, back.leaf);
    session.conversation().touch(m_services.clock.now());
    session.autosaver().saveTurn(ids, {});
}

void Removals::bringBack(const Conversation &removed)
{
    const base::ConversationId id = removed.data.head.id;
    m_library.restore(removed.data);
    m_services.store.saveDraft(id, removed.draft, this, {});
    m_services.store.saveQueue(id, removed.queue, this, {});
    if (removed.wasShown)
        m_library.show(id);
}

} // namespace tokenhub::session
