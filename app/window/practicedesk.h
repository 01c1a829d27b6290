// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "window/practicerunner.h"

namespace tokenhub::session {
class ChatSession;
class ConversationLibrary;
class ProfileBook;
} // namespace tokenhub::session

namespace tokenhub::app {

class ConversationController;
class NoticeBar;
class TargetDesk;

//! \brief Trying without a key: starts the practice gateway, makes it the current gateway of this run, and says all the
//! while that its answers are canned. Chats made with it are ordinary; shown later, they are told apart by their model.
class PracticeDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        PracticeRunner &runner;
        session::ProfileBook &profiles;
        session::ConversationLibrary &library;
        ConversationController &controller;
        TargetDesk &targets;
        NoticeBar &notices;
    };

    PracticeDesk(const Parts &parts, QObject *parent);

    void start(); //!< begun or failed follows
    void stop();
    [[nodiscard]] bool isOn() const { return m_runner.isRunning(); }

signals:
    void begun();
    void failed(const QString &sentence);
    void keyWanted(); //!< enough tried: it was stopped

private:
    void onReady(const QUrl &url);
    void onFailed(PracticeRunner::Failure failure, const QString &detail);
    void onAction(const QString &id, const QString &action);
    void leave();
    void adoptOrphan();
    [[nodiscard]] const session::ChatSession *shownOrphan() const;
    void refreshChatNotice();

    PracticeRunner &m_runner;
    session::ProfileBook &m_profiles;
    session::ConversationLibrary &m_library;
    ConversationController &m_controller;
    TargetDesk &m_targets;
    NoticeBar &m_notices;
    base::ProfileId m_profile; //!< the same each time in a run: its chats find it again
    base::ProfileId m_before; //!< the gateway to go back to
};

} // namespace tokenhub::app
