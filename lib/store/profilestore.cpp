// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profilestore.h"

#include "base/logging.h"
#include "store/comparisonrecords.h"
#include "store/records.h"
#include "store/store.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr QLatin1StringView asks{"ask"};
constexpr QLatin1StringView doesNotAsk{"doNotAsk"};

//! Qt writes a null string as NULL, which says something else than empty.
QVariant text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

QString draftKey(base::ConversationId id)
{
    return id.isNull() ? u""_s : id.toString();
}

} // namespace

Result<std::vector<chat::Profile>> ProfileStore::profiles() const
{
    std::vector<chat::Profile> profiles;
    const Result<void> done = m_database.rows(
        u"SELECT uuid, name, base_url, usage_in_stream, connection, prices FROM profile ORDER BY position, id"_s, {},
        [&](const QSqlQuery &row) {
            chat::Profile profile{.id = base::ProfileId::fromString(row.value(0).toString()),
                                  .name = row.value(1).toString(),
                                  .baseUrl = row.value(2).toString(),
                                  .usageInStream = row.value(3).toString() == doesNotAsk ? chat::UsageInStream::DoNotAsk
                                                                                         : chat::UsageInStream::Ask};
            const chat::ReadConnection read = chat::readConnection(row.value(4).toString());
            profile.connection = read.connection;
            const chat::ReadPrices prices = chat::readPrices(row.value(5).toString());
            profile.prices = prices.prices;
            profile.state
                = read.wasDamaged || prices.wasDamaged ? chat::ProfileState::Mended : chat::ProfileState::Sound;
            // Without its id neither a conversation nor a key can be found for it.
            if (profile.id.isNull())
                qCWarning(base::logStore) << "a gateway without a readable id was left out";
            else
                profiles.push_back(std::move(profile));
        });
    if (!done)
        return done.error();
    return profiles;
}

Result<void> ProfileStore::save(const chat::Profile &profile) const
{
    if (profile.kind == chat::ProfileKind::Temporary || profile.id.isNull())
        return Error{.kind = ErrorKind::Internal, .detail = u"a temporary profile is not stored"_s};
    return m_database.run(u"INSERT INTO profile (uuid, name, base_url, usage_in_stream, connection, prices, position)"
                          " VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM profile))"
                          " ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, base_url = excluded.base_url,"
                          " usage_in_stream = excluded.usage_in_stream, connection = excluded.connection,"
                          " prices = excluded.prices"_s,
                          {profile.id.toString(), text(profile.name), text(profile.baseUrl),
                           QString(profile.usageInStream == chat::UsageInStream::Ask ? asks : doesNotAsk),
                           profile.connection.toText(), profile.prices.toText()});
}

Result<void> ProfileStore::order(const std::vector<base::ProfileId> &ids) const
{
    int position = 0;
    for (const base::ProfileId &id : ids) {
        const Result<void> done
            = m_database.run(u"UPDATE profile SET position = ? WHERE uuid = ?"_s, {++position, id.toString()});
        if (!done)
            return done;
    }
    return {};
}

Result<void> ProfileStore::remove(base::ProfileId id) const
{
    return m_database.run(u"DELETE FROM profile WHERE uuid = ?"_s, {id.toString()});
}

Result<void> ProfileStore::saveCatalog(base::ProfileId id, const chat::ModelCatalog &catalog,
                                       base::UtcMs fetchedAt) const
{
    return m_database.run(u"INSERT INTO catalog (profile_id, fetched_at, models) SELECT id, ?, ? FROM profile"
                          " WHERE uuid = ? ON CONFLICT (profile_id)"
                          " DO UPDATE SET fetched_at = excluded.fetched_at, models = excluded.models"_s,
                          {qint64(fetchedAt.count()), modelsToText(catalog), id.toString()});
}

Result<StoredCatalog> ProfileStore::loadCatalog(base::ProfileId id) const
{
    StoredCatalog stored;
    const Result<void> done = m_database.rows(
        u"SELECT c.fetched_at, c.models FROM catalog c JOIN profile p ON p.id = c.profile_id WHERE p.uuid = ?"_s,
        {id.toString()}, [&](const QSqlQuery &row) {
            stored = {.catalog = modelsFromText(row.value(1).toString()),
                      .fetchedAt = base::UtcMs(row.value(0).toLongLong())};
        });
    if (!done)
        return done.error();
    return stored;
}

Result<void> ProfileStore::saveDraft(base::ConversationId id, const chat::Draft &draft) const
{
    if (draft.text.isEmpty() && !draft.edit)
        return m_database.run(u"DELETE FROM draft WHERE conversation = ?"_s, {draftKey(id)});
    return m_database.run(u"INSERT INTO draft (conversation, text, edit) VALUES (?, ?, ?) ON CONFLICT (conversation)"
                          " DO UPDATE SET text = excluded.text, edit = excluded.edit"_s,
                          {draftKey(id), draft.text.isNull() ? u""_s : draft.text, editToText(draft.edit)});
}

Result<chat::Draft> ProfileStore::loadDraft(base::ConversationId id) const
{
    chat::Draft draft;
    const Result<void> done = m_database.rows(u"SELECT text, edit FROM draft WHERE conversation = ?"_s, {draftKey(id)},
                                              [&](const QSqlQuery &row) {
                                                  draft.text = row.value(0).toString();
                                                  draft.edit = editFromText(row.value(1).toString());
                                              });
    if (!done)
        return done.error();
    return draft;
}

Result<void> ProfileStore::saveQueue(base::ConversationId id, const std::vector<chat::QueuedPrompt> &prompts) const
{
    const Result<QVariant> conversation
        = m_database.value(u"SELECT id FROM conversation WHERE uuid = ?"_s, {id.toString()});
    if (!conversation)
        return conversation.error();
    if (conversation->isNull()) // deleted meanwhile
        return prompts.empty() ? Result<void>()
                               : Error{.kind = ErrorKind::Internal, .detail = u"the conversation is not stored"_s};
    Result<void> done = m_database.run(u"DELETE FROM queued_prompt WHERE conversation_id = ?"_s, {*conversation});
    for (size_t i = 0; done && i < prompts.size(); ++i) {
        done = m_database.run(
            u"INSERT INTO queued_prompt (uuid, conversation_id, position, text, lanes)"
            " VALUES (?, ?, ?, ?, ?)"_s,
            {prompts[i].id.toString(), *conversation, qint64(i), prompts[i].text, laneIdsToText(prompts[i].lanes)});
    }
    return done;
}

Result<std::vector<chat::QueuedPrompt>> ProfileStore::loadQueue(base::ConversationId id) const
{
    std::vector<chat::QueuedPrompt> prompts;
    const Result<void> done = m_database.rows(
        u"SELECT q.uuid, q.text, q.lanes FROM queued_prompt q JOIN conversation c ON c.id = q.conversation_id"
        " WHERE c.uuid = ? ORDER BY q.position"_s,
        {id.toString()}, [&](const QSqlQuery &row) {
            prompts.push_back({.id = base::MessageId::fromString(row.value(0).toString()),
                               .text = row.value(1).toString(),
                               .lanes = laneIdsFromText(row.value(2).toString())});
        });
    if (!done)
        return done.error();
    return prompts;
}

} // namespace tokenhub::store
