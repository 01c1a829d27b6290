// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profilestore.h"

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
        u"SELECT uuid, name, base_url, usage_in_stream FROM profile ORDER BY id"_s, {}, [&](const QSqlQuery &row) {
            profiles.push_back({.id = base::ProfileId::fromString(row.value(0).toString()),
                                .name = row.value(1).toString(),
                                .baseUrl = row.value(2).toString(),
                                .usageInStream = row.value(3).toString() == doesNotAsk ? chat::UsageInStream::DoNotAsk
                                                                                       : chat::UsageInStream::Ask});
        });
    if (!done)
        return done.error();
    return profiles;
}

Result<void> ProfileStore::save(const chat::Profile &profile) const
{
    if (profile.kind == chat::ProfileKind::Temporary || profile.id.isNull())
        return Error{.kind = ErrorKind::Internal, .detail = u"a temporary profile is not stored"_s};
    return m_database.run(u"INSERT INTO profile (uuid, name, base_url, usage_in_stream) VALUES (?, ?, ?, ?)"
                          " ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, base_url = excluded.base_url,"
                          " usage_in_stream = excluded.usage_in_stream"_s,
                          {profile.id.toString(), text(profile.name), text(profile.baseUrl),
                           QString(profile.usageInStream == chat::UsageInStream::Ask ? asks : doesNotAsk)});
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
    if (draft.text.isEmpty())
        return m_database.run(u"DELETE FROM draft WHERE conversation = ?"_s, {draftKey(id)});
    return m_database.run(
        u"INSERT INTO draft (conversation, text) VALUES (?, ?) ON CONFLICT (conversation) DO UPDATE SET text = excluded.text"_s,
        {draftKey(id), draft.text});
}

Result<chat::Draft> ProfileStore::loadDraft(base::ConversationId id) const
{
    const Result<QVariant> text = m_database.value(u"SELECT text FROM draft WHERE conversation = ?"_s, {draftKey(id)});
    if (!text)
        return text.error();
    return chat::Draft{.text = text->toString()};
}

} // namespace tokenhub::store
