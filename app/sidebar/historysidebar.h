// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "chat/conversationlistmodel.h"

#include <QWidget>
#include <vector>

class QKeySequence;
class QLabel;
class QMenu;

namespace tokenhub::app {

class HistoryView;
class RowButton;

//! A gateway to choose.
struct GatewayChoice {
    base::ProfileId id;
    QString name;
};

//! \brief The conversations there are, a button for a new one, and at the bottom where they go. It shows a model and
//! tells what is wanted; it opens, renames and deletes nothing itself. The model and the clock outlive it. GUI thread.
class HistorySidebar : public QWidget
{
    Q_OBJECT

public:
    HistorySidebar(chat::ConversationListModel &model, const base::Clock &clock, QWidget *parent = nullptr);

    void setOpenConversation(base::ConversationId id); //!< null: none, as for a new chat
    //! The ones to choose from, and the one that the shown conversation goes to; null: that one is gone.
    void setGateways(const std::vector<GatewayChoice> &gateways, base::ProfileId shown);
    void setNewChatShortcut(const QKeySequence &shortcut); //!< only shown; the action is the window's
    [[nodiscard]] HistoryView *view() const { return m_view; }

signals:
    void newChatRequested();
    void conversationChosen(tokenhub::base::ConversationId id);
    void renameRequested(tokenhub::base::ConversationId id, const QString &title);
    void exportRequested(tokenhub::base::ConversationId id);
    void removeRequested(tokenhub::base::ConversationId id);
    void gatewayChosen(tokenhub::base::ProfileId id);
    void manageGatewaysRequested();

private:
    void connectParts(const chat::ConversationListModel &model);
    void refreshEmpty(const chat::ConversationListModel &model);
    void openGatewayMenu();

    RowButton *m_newChat;
    QLabel *m_empty;
    HistoryView *m_view;
    RowButton *m_gateway;
    QMenu *m_gatewayMenu;
};

} // namespace tokenhub::app
