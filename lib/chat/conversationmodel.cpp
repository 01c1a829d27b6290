// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationmodel.h"

#include "chat/blindlanes.h"
#include "chat/turns.h"

#include <QSet>
#include <algorithm>
#include <utility>

namespace tokenhub::chat {

ConversationModel::ConversationModel(QObject *parent) : QAbstractListModel(parent) { }

void ConversationModel::setConversation(Conversation *conversation, LaneId lane)
{
    beginResetModel();
    if (m_conversation)
        m_conversation->disconnect(this);
    m_conversation = conversation;
    m_lane = lane;
    m_rows = wanted();
    if (conversation) {
        connect(conversation, &Conversation::pathAboutToChange, this, &ConversationModel::onPathAboutToChange);
        connect(conversation, &Conversation::pathChanged, this, &ConversationModel::onPathChanged);
        connect(conversation, &Conversation::messageChanged, this, &ConversationModel::onMessageChanged);
        connect(conversation, &Conversation::turnChanged, this, &ConversationModel::onHidingChanged);
        connect(conversation, &Conversation::comparisonChanged, this, &ConversationModel::onHidingChanged);
        connect(conversation, &Conversation::turnChanged, this, &ConversationModel::merge);
        connect(conversation, &Conversation::lanesChanged, this, &ConversationModel::merge);
    }
    updateMask();
    endResetModel();
}

void ConversationModel::setMerged(bool merged)
{
    if (m_isMerged == merged)
        return;
    beginResetModel();
    m_isMerged = merged;
    m_rows = wanted();
    endResetModel();
}

Path ConversationModel::wanted() const
{
    return !m_conversation ? Path() : m_isMerged ? mergedPath(*m_conversation) : m_conversation->path(m_lane);
}

//! What stands where it stood stays; all below it goes and comes again.
void ConversationModel::merge()
{
    if (!m_isMerged)
        return;
    const Path now = wanted();
    const auto kept = std::mismatch(m_rows.cbegin(), m_rows.cend(), now.cbegin(), now.cend()).second - now.cbegin();
    truncate(int(kept));
    if (now.size() == m_rows.size())
        return;
    beginInsertRows({}, int(kept), int(now.size()) - 1);
    m_rows = now;
    endInsertRows();
}

void ConversationModel::truncate(int count)
{
    if (count >= int(m_rows.size()))
        return;
    beginRemoveRows({}, count, int(m_rows.size()) - 1);
    m_rows.resize(size_t(count));
    endRemoveRows();
}

const Message &ConversationModel::message(int row) const
{
    const Message &message = m_conversation->message(m_rows[size_t(row)]);
    return m_mask && message.role == Role::Assistant ? masked(message) : message;
}

//! Texts only grow: what was blackened once is not looked at again.
const Message &ConversationModel::masked(const Message &message) const
{
    std::shared_ptr<Masked> &entry = m_masked[message.id];
    if (!entry)
        entry = std::make_shared<Masked>();
    if (!entry->isStale)
        return entry->message;
    const std::vector<Part> before = std::exchange(entry->message, message).parts;
    std::vector<Part> &parts = entry->message.parts;
    entry->done.resize(parts.size());
    for (size_t i = 0; i < parts.size(); ++i) {
        const PartKind kind = parts[i].kind;
        if (kind != PartKind::Text && kind != PartKind::Reasoning && kind != PartKind::Refusal)
            continue;
        const bool isWhole = !message.isRunning() || i + 1 < parts.size();
        parts[i].text = i < before.size() ? before[i].text : QByteArray();
        m_mask->append(parts[i].text, message.parts[i].text, entry->done[i], isWhole);
    }
    entry->isStale = false;
    return entry->message;
}

void ConversationModel::updateMask()
{
    m_masked.clear();
    m_mask.reset();
    if (!m_conversation || !m_conversation->head().comparison.masksNames
        || !BlindLanes(*m_conversation).areNamesHidden())
        return;
    QStringList models;
    for (const Lane &lane : m_conversation->allLanes())
        models << lane.target.model;
    m_mask.emplace(models);
}

void ConversationModel::onHidingChanged()
{
    const bool wasMasked = m_mask.has_value();
    const bool isMasked = m_conversation->head().comparison.masksNames && BlindLanes(*m_conversation).areNamesHidden();
    if (wasMasked == isMasked)
        return;
    beginResetModel();
    updateMask();
    endResetModel();
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
    if (change.removed == 0)
        return;
    if (m_isMerged) {
        const Path &path = m_conversation->path(lane);
        const QSet<MessageId> gone(path.cbegin() + std::ptrdiff_t(change.kept), path.cend());
        const auto first = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](auto id) { return gone.contains(id); });
        truncate(int(first - m_rows.cbegin()));
    } else if (lane == m_lane) {
        truncate(int(change.kept));
    }
}

void ConversationModel::onPathChanged(LaneId lane, const PathChange &change)
{
    onHidingChanged();
    if (m_isMerged) {
        merge();
        return;
    }
    if (lane != m_lane || change.added.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + change.added.size() - 1));
    m_rows.insert(m_rows.end(), change.added.cbegin(), change.added.cend());
    endInsertRows();
}

void ConversationModel::onMessageChanged(MessageId id, Conversation::Fields fields)
{
    if (const auto known = m_masked.constFind(id); known != m_masked.cend())
        (*known)->isStale = true;
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
