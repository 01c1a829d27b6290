// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/historydesk.h"

#include "sidebar/historysidebar.h"
#include "sidebar/historyview.h"
#include "window/actions.h"
#include "words/profiletext.h"

#include <QAction>

namespace tokenhub::app {

HistoryDesk::HistoryDesk(HistorySidebar &sidebar, session::ConversationLibrary &library, session::ProfileBook &profiles,
                         session::Removals &removals, Actions &actions, QWidget *window)
    : QObject(window), m_sidebar(sidebar), m_library(library), m_profiles(profiles), m_removals(removals)
{
    connect(&m_sidebar, &HistorySidebar::conversationChosen, &m_library, &session::ConversationLibrary::show);
    connect(&m_sidebar, &HistorySidebar::renameRequested, &m_library, &session::ConversationLibrary::rename);
    connect(&m_sidebar, &HistorySidebar::removeRequested, &m_removals, &session::Removals::removeConversation);
    connect(&m_library, &session::ConversationLibrary::shownChanged, this, &HistoryDesk::refreshShown);
    // A new chat enters the history with its first prompt: only then can it be marked there.
    connect(&m_library.history(), &QAbstractItemModel::rowsInserted, this, &HistoryDesk::refreshShown);
    connect(&m_library.history(), &QAbstractItemModel::modelReset, this, &HistoryDesk::refreshShown);
    connect(&m_profiles, &session::ProfileBook::changed, this, &HistoryDesk::refreshGateways);
    connect(&m_profiles, &session::ProfileBook::listChanged, this, &HistoryDesk::refreshGateways);
    connectActions(actions);
    setShownGateway(m_profiles.current().id);
}

void HistoryDesk::connectActions(Actions &actions)
{
    connect(actions.rename, &QAction::triggered, this, [this] {
        chat::ConversationListModel &history = m_library.history();
        const int row = m_library.shown() ? history.rowOf(m_library.shown()->conversation().id()) : -1;
        if (row >= 0)
            m_sidebar.view()->beginRename(m_sidebar.view()->model()->index(row, 0));
    });
    connect(actions.remove, &QAction::triggered, this, [this] {
        const session::ChatSession *shown = m_library.shown();
        if (shown && m_library.history().find(shown->conversation().id()))
            m_removals.removeConversation(shown->conversation().id());
    });
}

void HistoryDesk::setShownGateway(base::ProfileId id)
{
    m_shownGateway = id;
    refreshGateways();
}

void HistoryDesk::refreshGateways()
{
    std::vector<GatewayChoice> choices;
    for (const chat::Profile &profile : m_profiles.profiles())
        choices.push_back({.id = profile.id, .name = words::gatewayName(profile)});
    m_sidebar.setGateways(choices, m_shownGateway);
}

void HistoryDesk::refreshShown()
{
    if (m_library.shown())
        m_sidebar.setOpenConversation(m_library.shown()->conversation().id());
}

} // namespace tokenhub::app
