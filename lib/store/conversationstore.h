// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"
#include "chat/conversationlistmodel.h"
#include "store/database.h"

namespace tokenhub::store {

//! \brief Conversations as rows. A view of a database on the store's thread, made where it is needed. Everything that
//! writes, but settleRunning, runs inside the caller's transaction. Errors: Storage…, and Internal for a call that
//! makes no sense.
class ConversationStore
{
public:
    explicit ConversationStore(const Database &database) : m_database(database) { }

    //! After a start: answers that are still running become interrupted, with what their tails hold. How many.
    [[nodiscard]] base::Result<int> settleRunning() const;

    [[nodiscard]] base::Result<std::vector<chat::ConversationSummary>> history() const;
    //! Messages oldest first, the tails of running ones folded in.
    [[nodiscard]] base::Result<chat::ConversationData> load(chat::ConversationId id) const;

    base::Result<void> saveHead(const chat::ConversationHead &head, const std::vector<chat::Lane> &lanes) const;
    base::Result<void> saveTurns(chat::ConversationId id, const std::vector<chat::Turn> &turns) const;
    base::Result<void> saveMessages(chat::ConversationId id, const std::vector<chat::Message> &messages) const;
    base::Result<void> appendTail(chat::MessageId message, chat::PartKind kind, const QByteArray &newUtf8) const;
    base::Result<void> remove(chat::ConversationId id) const;
    base::Result<void> removeMessages(chat::ConversationId id, const std::vector<chat::MessageId> &messages) const;

private:
    using RowId = qint64;

    [[nodiscard]] base::Result<RowId> conversationRow(chat::ConversationId id) const;
    [[nodiscard]] base::Result<RowId> readHead(chat::ConversationId id, chat::ConversationHead &head) const;
    base::Result<void> readMessages(RowId conversation, std::vector<chat::Message> &messages,
                                    QHash<RowId, size_t> &indexes) const;
    base::Result<void> insertMessage(RowId conversation, const chat::Message &message) const;
    base::Result<void> updateMessage(RowId conversation, const chat::Message &message) const;
    [[nodiscard]] base::Result<QVariant> parentRow(RowId conversation, const chat::Message &message) const;
    base::Result<void> saveParts(RowId message, const std::vector<chat::Part> &parts) const;
    base::Result<void> settle(RowId message) const;

    const Database &m_database;
};

} // namespace tokenhub::store
