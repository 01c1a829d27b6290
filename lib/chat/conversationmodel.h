// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"
#include "chat/namemask.h"

#include <QAbstractListModel>
#include <QHash>
#include <memory>
#include <optional>

namespace tokenhub::chat {

//! \brief One lane's path as rows, first prompt first, or what all open lanes have as one list. GUI thread; the
//! conversation must outlive it or be replaced before it goes. Views read whole messages through message(row): a
//! reference that holds until the next change. While a comparison is blind and masks names they read what the models
//! said with names blackened.
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
    void setMerged(bool merged); //!< all open lanes, or the one
    [[nodiscard]] bool isMerged() const { return m_isMerged; }

    [[nodiscard]] const Message &message(int row) const;
    [[nodiscard]] int rowOf(MessageId id) const; //!< -1 when not on the path

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void onPathAboutToChange(LaneId lane, const PathChange &change);
    void onPathChanged(LaneId lane, const PathChange &change);
    void onMessageChanged(MessageId id, Conversation::Fields fields);
    void onHidingChanged();
    void merge();
    void truncate(int count);
    [[nodiscard]] Path wanted() const;
    void updateMask();
    [[nodiscard]] const Message &masked(const Message &message) const;

    //! A message as it is shown, and how much of each part's text is in it.
    struct Masked {
        Message message;
        std::vector<qsizetype> done;
        bool isStale = true;
    };

    Conversation *m_conversation = nullptr;
    LaneId m_lane;
    bool m_isMerged = false;
    Path m_rows;
    std::optional<NameMask> m_mask;
    mutable QHash<MessageId, std::shared_ptr<Masked>> m_masked; //!< of those that were looked at
};

} // namespace tokenhub::chat
