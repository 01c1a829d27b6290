// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/historydesk.h"

#include "sidebar/historysidebar.h"
#include "sidebar/historyview.h"
#include "window/actions.h"

#include <QMessageBox>
#include <QPushButton>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

HistoryDesk::HistoryDesk(HistorySidebar &sidebar, session::ConversationLibrary &library, session::ProfileBook &profiles,
                         Actions &actions, QWidget *window)
    : QObject(window), m_sidebar(sidebar), m_library(library), m_profiles(profiles), m_window(window)
{
    connect(&m_sidebar, &HistorySidebar::conversationChosen, &m_library, &session::ConversationLibrary::show);
    connect(&m_sidebar, &HistorySidebar::renameRequested, &m_library, &session::ConversationLibrary::rename);
    connect(&m_sidebar, &HistorySidebar::removeRequested, this, &HistoryDesk::askToRemove);
    connect(&m_library, &session::ConversationLibrary::shownChanged, this, &HistoryDesk::refreshShown);
    // A new chat enters the history with its first prompt: only then can it be marked there.
    connect(&m_library.history(), &QAbstractItemModel::rowsInserted, this, &HistoryDesk::refreshShown);
    connect(&m_library.history(), &QAbstractItemModel::modelReset, this, &HistoryDesk::refreshShown);
    connect(&m_profiles, &session::ProfileBook::changed, this, &HistoryDesk::refreshProfile);
    connect(&m_profiles, &session::ProfileBook::currentChanged, this, &HistoryDesk::refreshProfile);
    connectActions(actions);
    refreshProfile();
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
        if (m_library.shown())
            askToRemove(m_library.shown()->conversation().id());
    });
}

void HistoryDesk::askToRemove(base::ConversationId id)
{
    const chat::ConversationSummary *summary = m_library.history().find(id);
    if (!summary)
        return;
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Delete conversation"), {}, QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(
        tr("Delete “%1”?").arg(summary->head.title) + u"\n\n"_s
        + tr("Its %n message(s) are removed from this computer. This cannot be undone.", nullptr, summary->messages));
    QPushButton *remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(remove, &QPushButton::clicked, this, [this, id] { m_library.remove(id); });
    box->open();
}

void HistoryDesk::refreshProfile()
{
    m_sidebar.setGatewayName(m_profiles.current().name);
}

void HistoryDesk::refreshShown()
{
    if (m_library.shown())
        m_sidebar.setOpenConversation(m_library.shown()->conversation().id());
}

} // namespace tokenhub::app
