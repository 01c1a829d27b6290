// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"
#include "session/profilebook.h"

class QWidget;

namespace tokenhub::app {

class Actions;
class HistorySidebar;

//! \brief Joins the sidebar to the library: choose, rename, delete (asked once), and which one is shown. One in a
//! window.
class HistoryDesk : public QObject
{
    Q_OBJECT

public:
    HistoryDesk(HistorySidebar &sidebar, session::ConversationLibrary &library, session::ProfileBook &profiles,
                Actions &actions, QWidget *window);

private:
    void connectActions(Actions &actions);
    void askToRemove(base::ConversationId id);
    void refreshProfile();
    void refreshShown();

    HistorySidebar &m_sidebar;
    session::ConversationLibrary &m_library;
    session::ProfileBook &m_profiles;
    QWidget *m_window;
};

} // namespace tokenhub::app
