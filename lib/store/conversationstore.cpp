// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/conversationstore.h"

#include "store/comparisonrecords.h"
#include "store/lanestore.h"
#include "store/messagerows.h"
#include "store/records.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;
using base::UtcMs;
using chat::Message;
using chat::Part;
using chat::PartKind;

namespace {

//! Qt writes a null string as NULL, which says something else than empty.
QVariant text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

QVariant bytes(const QByteArray &value)
{
    return value.isNull() ? QByteArray("") : value;
}

//! NULL rather than empty.
QVariant optionalText(const QString &value)
{
    return value.isEmpty() ? QVariant() : QVariant(value);
}

Error senseless(const QString &detail)
{
    return Error{.kind = ErrorKind::Internal, .detail = detail};
}

//! Text is kept as text, for searching; QByteArray alone would be stored as a blob.
QString contentPlaceholder(chat::PartKind kind)
{
    return kind == chat::PartKind::Image ? u"?"_s : u"CAST(? AS TEXT)"_s;
}

} // namespace

Result<int> ConversationStore::settleRunning() const
{
    int count = 0;
    const Result<void> done = m_database.transaction([&]() -> Result<void> {
        std::vector<RowId> running;
        Result<void> found
            = m_database.rows(u"SELECT id FROM message WHERE outcome IS NULL AND role = 'assistant'"_s, {},
                              [&](const QSqlQuery &row) { running.push_back(row.value(0).toLongLong()); });
        if (!found)
            return found;
        for (const RowId message : running) {
            if (Result<void> settled = settle(message); !settled)
                return settled;
            ++count;
        }
        return m_database.run(u"DELETE FROM stream_tail"_s);
    });
    return done ? Result<int>(count) : done.error();
}

Result<void> ConversationStore::settle(RowId message) const
{
    Message answer;
    const Result<QVariant> origin = m_database.value(u"SELECT origin FROM message WHERE id = ?"_s, {message});
    if (!origin)
        return origin.error();
    answer.origin = chat::originFromName(origin->toString()).value_or(chat::Origin::Asked);
    Result<void> done = m_database.rows(
        u"SELECT kind, CAST(content AS BLOB), call_id, name FROM part WHERE message_id = ? ORDER BY ordinal"_s,
        {message}, [&](const QSqlQuery &row) { answer.parts.push_back(partFrom(row, 0)); });
    if (!done)
        return done;
    done = m_database.rows(u"SELECT kind, CAST(content AS BLOB) FROM stream_tail WHERE message_id = ? ORDER BY id"_s,
                           {message}, [&](const QSqlQuery &row) {
                               const auto kind = chat::partKindFromName(row.value(0).toString());
                               chat::appendText(answer, kind.value_or(PartKind::Raw), row.value(1).toByteArray());
                           });
    if (!done)
        return done;
    if (done = saveParts(message, answer.parts); !done)
        return done;
    const Error ended{.kind = ErrorKind::ProgramEnded, .detail = u"the program ended while the answer was running"_s};
    return m_database.run(u"UPDATE message SET outcome = ?, error = ? WHERE id = ?"_s,
                          {chat::outcomeName(chat::Outcome::Interrupted), errorToText(ended), message});
}

Result<std::vector<chat::ConversationSummary>> ConversationStore::history() const
{
    std::vector<chat::ConversationSummary> summaries;
    const Result<void> done = m_database.rows(
        u"SELECT c.uuid, c.title, c.created_at, c.updated_at,"
        " (SELECT l.model FROM lane l WHERE l.conversation_id = c.id ORDER BY l.closed, l.position LIMIT 1),"
        " (SELECT count(*) FROM message m WHERE m.conversation_id = c.id AND m.role IN ('user', 'assistant')),"
        " (SELECT count(*) FROM lane l WHERE l.conversation_id = c.id AND l.closed = 0), c.comparison"
        " FROM conversation c ORDER BY c.updated_at DESC, c.id DESC"_s,
        {}, [&](const QSqlQuery &row) {
            summaries.push_back({.head = {.id = chat::ConversationId::fromString(row.value(0).toString()),
                                          .title = row.value(1).toString(),
                                          .createdAt = UtcMs(row.value(2).toLongLong()),
                                          .updatedAt = UtcMs(row.value(3).toLongLong()),
                                          .comparison = comparisonFromText(row.value(7).toString())},
                                 .model = row.value(4).toString(),
                                 .messages = row.value(5).toInt(),
                                 .lanes = row.value(6).toInt()});
            if (summaries.back().head.comparison.isBlind)
                summaries.back().model.clear();
        });
    if (!done)
        return done.error();
    return summaries;
}

Result<ConversationStore::RowId> ConversationStore::readHead(chat::ConversationId id,
                                                             chat::ConversationHead &head) const
{
    RowId conversation = 0;
    const Result<void> done
        = m_database.rows(u"SELECT id, title, created_at, updated_at, comparison FROM conversation WHERE uuid = ?"_s,
                          {id.toString()}, [&](const QSqlQuery &row) {
                              conversation = row.value(0).toLongLong();
                              head = {.id = id,
                                      .title = row.value(1).toString(),
                                      .createdAt = UtcMs(row.value(2).toLongLong()),
                                      .updatedAt = UtcMs(row.value(3).toLongLong()),
                                      .comparison = comparisonFromText(row.value(4).toString())};
                          });
    if (!done)
        return done.error();
    if (conversation == 0)
        return Error{.kind = ErrorKind::StorageFailed, .detail = u"no such conversation"_s, .subject = id.toString()};
    return conversation;
}

Result<chat::ConversationData> ConversationStore::load(chat::ConversationId id) const
{
    chat::ConversationData data;
    const Result<RowId> head = readHead(id, data.head);
    if (!head)
        return head.error();
    Result<std::vector<chat::Lane>> lanes = LaneStore(m_database).lanes(*head);
    if (!lanes)
        return lanes.error();
    data.lanes = std::move(lanes).value();
    Result<std::vector<chat::Turn>> turns = LaneStore(m_database).turns(*head);
    if (!turns)
        return turns.error();
    data.turns = std::move(turns).value();

    QHash<RowId, size_t> indexes;
    Result<void> done = readMessages(*head, data.messages, indexes);
    if (!done)
        return done.error();
    Message stray; // a damaged index can name a message that was not read
    const auto messageOf = [&](const QSqlQuery &row) -> Message & {
        const auto found = indexes.constFind(row.value(0).toLongLong());
        return found == indexes.cend() ? stray : data.messages[*found];
    };
    done = m_database.rows(
        u"SELECT p.message_id, p.kind, CAST(p.content AS BLOB), p.call_id, p.name FROM part p"
        " JOIN message m ON m.id = p.message_id WHERE m.conversation_id = ? ORDER BY m.role, m.id, p.ordinal"_s,
        {*head}, [&](const QSqlQuery &row) { messageOf(row).parts.push_back(partFrom(row, 1)); });
    if (!done)
        return done.error();
    done = m_database.rows(u"SELECT t.message_id, t.kind, CAST(t.content AS BLOB) FROM stream_tail t"
                           " JOIN message m ON m.id = t.message_id WHERE m.conversation_id = ? ORDER BY t.id"_s,
                           {*head}, [&](const QSqlQuery &row) {
                               const auto kind = chat::partKindFromName(row.value(1).toString());
                               chat::appendText(messageOf(row), kind.value_or(PartKind::Raw),
                                                row.value(2).toByteArray());
                           });
    if (!done)
        return done.error();
    return data;
}

Result<void> ConversationStore::readMessages(RowId conversation, std::vector<Message> &messages,
                                             QHash<RowId, size_t> &indexes) const
{
    std::vector<Message> read;
    std::vector<std::pair<RowId, size_t>> order;
    // In the order of the index, which SQLite need not sort: sorting whole rows took as long as reading them.
    const Result<void> done = m_database.rows(
        u"SELECT m.id, "_s + messageColumns
            + u" FROM message m"
              " LEFT JOIN message parent ON parent.id = m.parent_id LEFT JOIN turn t ON t.id = m.turn_id"
              " LEFT JOIN lane l ON l.id = m.lane_id LEFT JOIN request_snapshot s ON s.message_id = m.id"
              " WHERE m.conversation_id = ? ORDER BY m.role, m.id"_s,
        {conversation}, [&](const QSqlQuery &row) {
            order.emplace_back(row.value(0).toLongLong(), read.size());
            read.push_back(messageFrom(row));
        });
    std::sort(order.begin(), order.end());
    indexes.reserve(qsizetype(order.size()));
    messages.reserve(order.size());
    for (const auto &[id, index] : order) {
        indexes.insert(id, messages.size());
        messages.push_back(std::move(read[index]));
    }
    return done;
}

Result<ConversationStore::RowId> ConversationStore::conversationRow(chat::ConversationId id) const
{
    const Result<QVariant> row = m_database.value(u"SELECT id FROM conversation WHERE uuid = ?"_s, {id.toString()});
    if (!row)
        return row.error();
    if (row->isNull())
        return senseless(u"the conversation is not stored"_s);
    return row->toLongLong();
}

Result<void> ConversationStore::saveHead(const chat::ConversationHead &head, const std::vector<chat::Lane> &lanes) const
{
    Result<void> done = m_database.run(
        u"INSERT INTO conversation (uuid, title, created_at, updated_at, comparison) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (uuid) DO UPDATE SET title = excluded.title, created_at = excluded.created_at,"
        " updated_at = excluded.updated_at, comparison = excluded.comparison"_s,
        {head.id.toString(), text(head.title), qint64(head.createdAt.count()), qint64(head.updatedAt.count()),
         comparisonToText(head.comparison)});
    if (!done)
        return done;
    const Result<RowId> conversation = conversationRow(head.id);
    if (!conversation)
        return conversation.error();
    return LaneStore(m_database).saveLanes(*conversation, lanes);
}

Result<void> ConversationStore::saveTurns(chat::ConversationId id, const std::vector<chat::Turn> &turns) const
{
    const Result<RowId> conversation = conversationRow(id);
    return conversation ? LaneStore(m_database).saveTurns(*conversation, turns) : conversation.error();
}

Result<void> ConversationStore::saveMessages(chat::ConversationId id, const std::vector<Message> &messages) const
{
    const Result<RowId> conversation = conversationRow(id);
    if (!conversation)
        return conversation.error();
    // All of them exist before any is filled in: a parent may come after its child.
    for (const Message &message : messages) {
        if (Result<void> done = insertMessage(*conversation, message); !done)
            return done;
    }
    for (const Message &message : messages) {
        if (Result<void> done = updateMessage(*conversation, message); !done)
            return done;
    }
    return {};
}

Result<void> ConversationStore::insertMessage(RowId conversation, const Message &message) const
{
    if (!message.turn.isNull()) {
        Result<void> done
            = m_database.run(u"INSERT INTO turn (uuid, conversation_id) VALUES (?, ?) ON CONFLICT (uuid) DO NOTHING"_s,
                             {message.turn.toString(), conversation});
        if (!done)
            return done;
    }
    return m_database.run(
        u"INSERT INTO message (uuid, conversation_id, role, created_at, model, answered_by, finish_reason, request_id)"
        " VALUES (?, ?, ?, 0, '', '', '', '') ON CONFLICT (uuid) DO NOTHING"_s,
        {message.id.toString(), conversation, chat::roleName(message.role)});
}

Result<QVariant> ConversationStore::parentRow(RowId conversation, const Message &message) const
{
    if (message.parent.isNull())
        return message.role == chat::Role::Root ? Result<QVariant>(QVariant())
                                                : senseless(u"a message without parent"_s);
    Result<QVariant> row = m_database.value(u"SELECT id FROM message WHERE uuid = ? AND conversation_id = ?"_s,
                                            {message.parent.toString(), conversation});
    if (row && row->isNull())
        return senseless(u"the parent is not stored"_s);
    return row;
}

Result<void> ConversationStore::updateMessage(RowId conversation, const Message &message) const
{
    const Result<QVariant> row = m_database.value(u"SELECT id FROM message WHERE uuid = ? AND conversation_id = ?"_s,
                                                  {message.id.toString(), conversation});
    if (!row)
        return row.error();
    if (row->isNull())
        return senseless(u"the message belongs to another conversation"_s);
    const Result<QVariant> parent = parentRow(conversation, message);
    if (!parent)
        return parent.error();
    Result<void> done = m_database.run(
        u"UPDATE message SET parent_id = ?, turn_id = (SELECT id FROM turn WHERE uuid = ?),"
        " lane_id = (SELECT id FROM lane WHERE uuid = ?), role = ?, outcome = ?, created_at = ?, model = ?,"
        " answered_by = ?, finish_reason = ?, request_id = ?, usage = ?, metrics = ?, error = ?, origin = ?,"
        " based_on = ?, follows = ? WHERE id = ?"_s,
        {*parent, message.turn.toString(), message.lane.toString(), chat::roleName(message.role),
         message.outcome ? QVariant(chat::outcomeName(*message.outcome)) : QVariant(),
         qint64(message.createdAt.count()), text(message.model), text(message.answeredBy), text(message.finishReason),
         text(message.requestId), optionalText(usageToText(message.usage)),
         optionalText(metricsToText(message.metrics)), optionalText(errorToText(message.error)),
         message.origin == chat::Origin::Asked ? u""_s : chat::originName(message.origin),
         message.basedOn.isNull() ? u""_s : message.basedOn.toString(),
         message.follows.isNull() ? u""_s : message.follows.toString(), *row});
    if (!done)
        return done;
    done = m_database.run(u"DELETE FROM request_snapshot WHERE message_id = ?"_s, {*row});
    if (done && !message.requestSnapshot.isEmpty())
        done = m_database.run(u"INSERT INTO request_snapshot (message_id, body) VALUES (?, ?)"_s,
                              {*row, message.requestSnapshot});
    return done ? saveParts(row->toLongLong(), message.parts) : done;
}

Result<void> ConversationStore::saveParts(RowId message, const std::vector<Part> &parts) const
{
    Result<void> done = m_database.run(u"DELETE FROM part WHERE message_id = ?"_s, {message});
    for (size_t i = 0; done && i < parts.size(); ++i) {
        const Part &part = parts[i];
        done = m_database.run(
            u"INSERT INTO part (message_id, ordinal, kind, call_id, name, content)"
            " VALUES (?, ?, ?, ?, ?, %1)"_s.arg(contentPlaceholder(part.kind)),
            {message, qint64(i), chat::partKindName(part.kind), text(part.callId), text(part.name), bytes(part.text)});
    }
    return done ? m_database.run(u"DELETE FROM stream_tail WHERE message_id = ?"_s, {message}) : done;
}

Result<void> ConversationStore::appendTail(chat::MessageId message, chat::PartKind kind,
                                           const QByteArray &newUtf8) const
{
    const Result<void> done
        = m_database.run(u"INSERT INTO stream_tail (message_id, kind, content)"
                         " SELECT id, ?, CAST(? AS TEXT) FROM message WHERE uuid = ? AND outcome IS NULL"_s,
                         {chat::partKindName(kind), bytes(newUtf8), message.toString()});
    if (!done)
        return done;
    const Result<int> changed = m_database.changes();
    if (!changed)
        return changed.error();
    return *changed == 1 ? Result<void>() : senseless(u"the answer is not stored or has ended"_s);
}

Result<void> ConversationStore::remove(chat::ConversationId id) const
{
    const Result<void> done = m_database.run(u"DELETE FROM draft WHERE conversation = ?"_s, {id.toString()});
    return done ? m_database.run(u"DELETE FROM conversation WHERE uuid = ?"_s, {id.toString()}) : done;
}

Result<void> ConversationStore::removeMessages(chat::ConversationId id,
                                               const std::vector<chat::MessageId> &messages) const
{
    for (const chat::MessageId &message : messages) {
        Result<void> done = m_database.run(u"WITH RECURSIVE below (id) AS ("
                                           " SELECT m.id FROM message m JOIN conversation c ON c.id = "
                                           "m.conversation_id WHERE m.uuid = ? AND c.uuid = ?"
                                           " UNION SELECT m.id FROM message m JOIN below ON m.parent_id = below.id)"
                                           " DELETE FROM message WHERE id IN (SELECT id FROM below)"_s,
                                           {message.toString(), id.toString()});
        if (!done)
            return done;
    }
    return {};
}

} // namespace tokenhub::store
