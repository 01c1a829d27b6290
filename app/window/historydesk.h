// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"
#include "session/profilebook.h"
#include "session/removals.h"

class QWidget;

namespace tokenhub::app {

class Actions;
class HistorySidebar;

//! \brief Joins the sidebar to the library: choose, rename, delete, and which one is shown. One in a
//! window.
class HistoryDesk : public QObject
{
    Q_OBJECT

public:
    HistoryDesk(HistorySidebar &sidebar, session::ConversationLibrary &library, session::ProfileBook &profiles,
                session::Removals &removals, Actions &actions, QWidget *window);

    void setShownGateway(base::ProfileId id); //!< of the conversation that is shown

private:
    void connectActions(Actions &actions);
    void refreshGateways();
    void refreshShown();

    HistorySidebar &m_sidebar;
    session::ConversationLibrary &m_library;
    session::ProfileBook &m_profiles;
    base::ProfileId m_shownGateway;
    session::Removals &m_removals;
};

} // namespace tokenhub::app
