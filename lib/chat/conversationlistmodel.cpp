// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationlistmodel.h"

#include <algorithm>

namespace tokenhub::chat {

void ConversationListModel::setAll(std::vector<ConversationSummary> summaries)
{
    beginResetModel();
    m_rows = std::move(summaries);
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const ConversationSummary &a, const ConversationSummary &b) {
        return a.head.updatedAt > b.head.updatedAt;
    });
    endResetModel();
}

int ConversationListModel::positionFor(base::UtcMs updatedAt) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](const ConversationSummary &row) { return row.head.updatedAt <= updatedAt; });
    return int(found - m_rows.cbegin());
}

void ConversationListModel::put(const ConversationSummary &summary)
{
    const int old = rowOf(summary.head.id);
    if (old < 0) {
        const int at = positionFor(summary.head.updatedAt);
        beginInsertRows({}, at, at);
        m_rows.insert(m_rows.begin() + at, summary);
        endInsertRows();
        return;
    }
    if (m_rows[size_t(old)] == summary)
        return;
    const int at
        = m_rows[size_t(old)].head.updatedAt == summary.head.updatedAt ? old : positionFor(summary.head.updatedAt);
    m_rows[size_t(old)] = summary;
    // Times only grow, so a row only ever moves up.
    if (at < old) {
        beginMoveRows({}, old, old, {}, at);
        std::rotate(m_rows.begin() + at, m_rows.begin() + old, m_rows.begin() + old + 1);
        endMoveRows();
    }
    const int now = std::min(at, old);
    emit dataChanged(index(now), index(now), {Qt::DisplayRole, TitleRole, ModelRole, MessagesRole, UpdatedAtRole});
}

void ConversationListModel::remove(ConversationId id)
{
    m_running.remove(id);
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

void ConversationListModel::setRunning(ConversationId id, int answers)
{
    if (m_running.value(id) == answers)
        return;
    if (answers > 0)
        m_running.insert(id, answers);
    else
        m_running.remove(id);
    if (const int row = rowOf(id); row >= 0)
        emit dataChanged(index(row), index(row), {RunningRole});
}

const ConversationSummary *ConversationListModel::find(ConversationId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[size_t(row)];
}

int ConversationListModel::rowOf(ConversationId id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](const ConversationSummary &row) { return row.head.id == id; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConversationSummary &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return row.head.title;
    case IdRole:
        return QVariant::fromValue(row.head.id);
    case ModelRole:
        return row.model;
    case MessagesRole:
        return row.messages;
    case UpdatedAtRole:
        return qint64(row.head.updatedAt.count());
    case RunningRole:
        return m_running.value(row.head.id) > 0;
    default:
        return {};
    }
}

} // namespace tokenhub::chat
