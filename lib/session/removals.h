// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"
#include "chat/draft.h"
#include "session/services.h"

#include <QObject>
#include <set>
#include <variant>

namespace tokenhub::session {

class ChatSession;
class ConversationLibrary;

//! \brief Deletes messages and conversations, and brings them back: the last ones until the program ends. The store
//! forgets them at once, so that what was deleted stays so whatever happens; what can come back is in memory alone.
//! GUI thread; owned by the composition root.
class Removals : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t kept = 20;

    //! What was deleted, for a sentence.
    struct What {
        bool isConversation = false;
        QString title; //!< of the conversation
        int messages = 0;
    };

    Removals(ConversationLibrary &library, Services services, QObject *parent = nullptr);
    ~Removals() override;

    //! Of the shown conversation, with all below it. Not while one of them is running: isRemovable.
    void removeMessage(base::LaneId lane, base::MessageId message);
    [[nodiscard]] bool isRemovable(base::MessageId message) const;
    void removeConversation(base::ConversationId id); //!< its streams end

    [[nodiscard]] bool canUndo() const { return !m_removed.empty(); }
    //! Brings the last one back and shows it.
    void undo();

signals:
    void removed(const tokenhub::session::Removals::What &what);
    void undoChanged(bool canUndo);

private:
    struct Messages {
        base::ConversationId conversation;
        base::LaneId lane;
        base::MessageId leaf; //!< where the lane stood
        std::vector<chat::Message> taken;
    };
    struct Conversation {
        chat::ConversationData data;
        chat::Draft draft;
        std::vector<chat::QueuedPrompt> queue;
        bool wasShown = false;
    };
    using Removed = std::variant<Messages, Conversation>;

    void remember(Removed removed, const What &what);
    bool readOpen(base::ConversationId id, Conversation &into) const;
    void take(Conversation conversation);
    void bringBack(const Messages &messages);
    void bringBack(const Conversation &conversation);
    void onShownChanged();
    void putBack(ChatSession &session, const Messages &back);

    ConversationLibrary &m_library;
    Services m_services;
    std::vector<Removed> m_removed; //!< the last one at the end
    std::set<base::ConversationId> m_leaving; //!< asked to go, still being read
    std::vector<Messages> m_returning; //!< each waits until its conversation is shown
};

} // namespace tokenhub::session
