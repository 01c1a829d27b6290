// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"

#include <QAbstractListModel>

namespace tokenhub::chat {

//! \brief One line of the history.
struct ConversationSummary {
    ConversationHead head;
    QString model; //!< of its first lane; empty where models are compared blindly
    int messages = 0; //!< prompts and answers, all branches
    int lanes = 1; //!< open ones

    friend bool operator==(const ConversationSummary &, const ConversationSummary &) = default;
};

//! \brief The history, last used first. GUI thread.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { IdRole = Qt::UserRole, TitleRole, ModelRole, MessagesRole, UpdatedAtRole, RunningRole };
    Q_ENUM(Roles)

    using QAbstractListModel::QAbstractListModel;

    void setAll(std::vector<ConversationSummary> summaries);
    //! Adds it or changes it in place; it moves to where its time puts it.
    void put(const ConversationSummary &summary);
    void remove(ConversationId id);
    void setRunning(ConversationId id, int answers); //!< how many answers stream there

    [[nodiscard]] const ConversationSummary *find(ConversationId id) const; //!< null when not there; do not keep
    [[nodiscard]] const ConversationSummary &summary(int row) const { return m_rows[size_t(row)]; }
    [[nodiscard]] int rowOf(ConversationId id) const; //!< -1 when not there

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] int positionFor(base::UtcMs updatedAt) const;

    std::vector<ConversationSummary> m_rows;
    QHash<ConversationId, int> m_running;
};

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::ConversationSummary)
