// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historyrows.h"

#include "chat/conversationlistmodel.h"
#include "sidebar/historydelegate.h"

namespace tokenhub::app {

HistoryRows::HistoryRows(QAbstractItemModel &history, QObject *parent) : QIdentityProxyModel(parent)
{
    setSourceModel(&history);
}

QVariant HistoryRows::data(const QModelIndex &index, int role) const
{
    if (role != Qt::AccessibleTextRole)
        return QIdentityProxyModel::data(index, role);
    const QString row = tr("%1, %2", "title, model and number of messages")
                            .arg(HistoryDelegate::titleOf(index), HistoryDelegate::secondLine(index));
    return index.data(chat::ConversationListModel::RunningRole).toBool() ? tr("%1, an answer is being written").arg(row)
                                                                         : row;
}

} // namespace tokenhub::app
