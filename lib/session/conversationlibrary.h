// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationlistmodel.h"
#include "chat/laneset.h"
#include "session/chatsession.h"

#include <map>

namespace tokenhub::session {

//! \brief All conversations: the history, the one that is shown, those that stream unseen. GUI thread. A session lives
//! while it is shown or runs; the rest is in the store.
class ConversationLibrary : public QObject
{
    Q_OBJECT

public:
    explicit ConversationLibrary(Services services, QObject *parent = nullptr);
    ~ConversationLibrary() override;

    [[nodiscard]] chat::ConversationListModel &history() { return m_history; }
    [[nodiscard]] ChatSession *shown() const { return m_shown; } //!< null until the first showNew or show
    [[nodiscard]] ChatSession *find(chat::ConversationId id) const; //!< null while it is only in the store
    [[nodiscard]] int runningAnswers() const; //!< in all conversations
    [[nodiscard]] bool isAnythingRunning() const { return runningAnswers() > 0; }

    void loadHistory(); //!< after the store was opened, and opened anew
    //! A fresh conversation; it enters the history with its first prompt.
    void showNew(const chat::Target &target);
    void showNew(const chat::LaneSet &lanes); //!< with its lanes; one without targets: nothing
    //! What \a lane of the shown conversation stands on, as a conversation of its own, stored and shown; with \a upTo
    //! what led to that message, and it.
    void continueLane(chat::LaneId lane, chat::MessageId upTo = {});
    void show(chat::ConversationId id); //!< shownChanged or showFailed follows, at once or later
    void rename(chat::ConversationId id, const QString &title);
    void remove(chat::ConversationId id); //!< its streams end; when it was shown, a fresh one is
    void restore(const chat::ConversationData &removed); //!< into the store and the history
    void interruptAll(); //!< before the program ends

signals:
    void historyLoaded();
    void historyFailed(const tokenhub::base::Error &error);
    //! The session that was shown before may go after this.
    void shownChanged();
    void showFailed(tokenhub::base::ConversationId id, const tokenhub::base::Error &error);

private:
    ChatSession &adopt(std::unique_ptr<chat::Conversation> conversation);
    ChatSession &adoptStored(chat::ConversationData stored);
    void present(ChatSession &session);
    void letGo(chat::ConversationId id);
    void summarise(const chat::Conversation &conversation);
    void renameStored(chat::ConversationId id, const QString &title);

    Services m_services;
    chat::ConversationListModel m_history;
    std::map<chat::ConversationId, std::unique_ptr<ChatSession>> m_sessions;
    ChatSession *m_shown = nullptr;
    chat::ConversationId m_wanted; //!< the last one asked for: a slower earlier load must not overtake it
};

} // namespace tokenhub::session
