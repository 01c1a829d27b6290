// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"

#include <QAbstractListModel>

namespace tokenhub::chat {

//! \brief One lane's path as rows, first prompt first. GUI thread; the conversation must outlive it or be replaced
//! before it goes. Views read whole messages through message(row): a reference that holds until the next change.
class ConversationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { IdRole = Qt::UserRole, AuthorRole, TextRole, StateRole, UsageRole };
    Q_ENUM(Roles)

    explicit ConversationModel(QObject *parent = nullptr);

    //! Null shows nothing.
    void setConversation(Conversation *conversation, LaneId lane);
    [[nodiscard]] Conversation *conversation() const { return m_conversation; }
    [[nodiscard]] LaneId lane() const { return m_lane; }

    [[nodiscard]] const Message &message(int row) const;
    [[nodiscard]] int rowOf(MessageId id) const; //!< -1 when not on the path

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void onPathAboutToChange(LaneId lane, const PathChange &change);
    void onPathChanged(LaneId lane, const PathChange &change);
    void onMessageChanged(MessageId id, Conversation::Fields fields);

    Conversation *m_conversation = nullptr;
    LaneId m_lane;
    Path m_rows;
};

} // namespace tokenhub::chat
