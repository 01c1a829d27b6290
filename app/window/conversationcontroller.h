// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"
#include "session/draftkeeper.h"
#include "words/remedy.h"

#include <QTimer>

namespace tokenhub::app {

class ConversationView;
class LanePane;
class TargetDesk;

//! \brief Joins what is shown to what is at work: the shown session to transcript and composer, and their
//! wishes to the session. It must not know of widgets' insides, of other conversations, of keys. One in a window.
class ConversationController : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConversationView &view;
        TargetDesk &targets;
        session::ConversationLibrary &library;
        session::DraftKeeper &drafts;
        const base::Clock &clock;
    };

    ConversationController(Parts parts, QObject *parent);

    void showNew();
    void ask(const QString &text); //!< in a new chat
    void stop(); //!< all that runs
    [[nodiscard]] std::vector<base::LaneId> askedLanes() const; //!< that a prompt goes to
    //! Something was deleted: what was being edited may be gone with it. Its text stays, as an ordinary draft.
    void keepDraftUsable();
    void retryAfterUnlock(); //!< the answer that failed for want of a key is asked again

signals:
    //! A remedy that belongs to somebody else: key, gateway, parameters.
    void remedyWanted(tokenhub::words::Remedy remedy);
    void editLastWanted();
    void runningChanged(bool running);

private:
    void connectView();
    void connectPane(LanePane &pane);
    void bind();
    void connectSession(session::ChatSession &session);
    void onSend(const chat::Draft &draft);
    void onCurrentLane();
    [[nodiscard]] bool isRunning(const std::vector<base::LaneId> &lanes) const;
    [[nodiscard]] base::LaneId lane() const; //!< that was used last
    [[nodiscard]] chat::Draft usable(chat::Draft draft) const;
    void onRefused(const base::Error &error);
    void onRemedy(base::MessageId id, const QString &remedy);
    void onActivity(base::MessageId id);
    void onTick();
    void scrollToEnd(); //!< of the lanes that were asked
    void refreshState();
    void refreshTitle();
    [[nodiscard]] session::ChatSession *session() const { return m_parts.library.shown(); }
    [[nodiscard]] base::ConversationId draftId() const;

    Parts m_parts;
    QTimer m_tick; //!< only while something waits in sight
    QString m_pendingAsk;
};

} // namespace tokenhub::app
