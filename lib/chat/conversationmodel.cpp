// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationmodel.h"

#include <algorithm>

namespace tokenhub::chat {

ConversationModel::ConversationModel(QObject *parent) : QAbstractListModel(parent) { }

void ConversationModel::setConversation(Conversation *conversation, LaneId lane)
{
    beginResetModel();
    if (m_conversation)
        m_conversation->disconnect(this);
    m_conversation = conversation;
    m_lane = lane;
    m_rows = conversation ? conversation->path(lane) : Path();
    if (conversation) {
        connect(conversation, &Conversation::pathAboutToChange, this, &ConversationModel::onPathAboutToChange);
        connect(conversation, &Conversation::pathChanged, this, &ConversationModel::onPathChanged);
        connect(conversation, &Conversation::messageChanged, this, &ConversationModel::onMessageChanged);
    }
    endResetModel();
}

const Message &ConversationModel::message(int row) const
{
    return m_conversation->message(m_rows[size_t(row)]);
}

int ConversationModel::rowOf(MessageId id) const
{
    // What changes is nearly always at the end.
    const auto found = std::find(m_rows.crbegin(), m_rows.crend(), id);
    return found == m_rows.crend() ? -1 : int(m_rows.crend() - found) - 1;
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Message &shown = message(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return QString::fromUtf8(shown.text());
    case IdRole:
        return QVariant::fromValue(shown.id);
    case AuthorRole:
        return roleName(shown.role);
    case StateRole:
        return shown.outcome ? outcomeName(*shown.outcome) : QString();
    case UsageRole:
        return shown.usage.totalTokens ? QVariant(*shown.usage.totalTokens) : QVariant();
    default:
        return {};
    }
}

void ConversationModel::onPathAboutToChange(LaneId lane, const PathChange &change)
{
    // The part that goes is still in the conversation: views may look at it one last time.
    if (lane != m_lane || change.removed == 0)
        return;
    beginRemoveRows({}, int(change.kept), int(change.kept + change.removed - 1));
    m_rows.resize(size_t(change.kept));
    endRemoveRows();
}

void ConversationModel::onPathChanged(LaneId lane, const PathChange &change)
{
    if (lane != m_lane || change.added.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + change.added.size() - 1));
    m_rows.insert(m_rows.end(), change.added.cbegin(), change.added.cend());
    endInsertRows();
}

void ConversationModel::onMessageChanged(MessageId id, Conversation::Fields fields)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    QList<int> roles;
    if (fields & Conversation::Field::Text)
        roles << Qt::DisplayRole << TextRole;
    if (fields & Conversation::Field::State)
        roles << StateRole;
    if (fields & Conversation::Field::Usage)
        roles << UsageRole;
    emit dataChanged(index(row), index(row), roles);
}

} // namespace tokenhub::chat
