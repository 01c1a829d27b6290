// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/salvage.h"

#include "base/logging.h"
#include "chat/message.h"
#include "chat/target.h"
#include "store/databasefile.h"
#include "store/leafscan.h"
#include "store/records.h"
#include "store/schemapages.h"
#include "store/tablesalvage.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr std::chrono::milliseconds noWait{0}; // both files are ours alone

//! A copy to read from: SQLite may write into it (it plays the log in), and the original stays what it is.
class WorkingCopy
{
public:
    explicit WorkingCopy(const QString &file) : m_name(file + u".reading"_s) { remove(); }
    ~WorkingCopy() { remove(); }
    Q_DISABLE_COPY_MOVE(WorkingCopy)

    [[nodiscard]] const QString &name() const { return m_name; }
    Result<void> make(const QString &file) const
    {
        for (const QString &suffix : {QString(), u"-wal"_s}) {
            if (!QFileInfo::exists(file + suffix))
                continue;
            if (!QFile::copy(file + suffix, m_name + suffix))
                return Error{.kind = ErrorKind::StorageDamaged, .detail = u"cannot be copied"_s, .subject = file};
            makeFilePrivate(m_name + suffix);
        }
        return {};
    }

private:
    void remove() const
    {
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(m_name + suffix);
    }

    QString m_name;
};

//! What refers to a lost row, so that everything that was read can be reached.
class Mender
{
public:
    explicit Mender(const Database &database) : m_database(database) { }
    Result<void> mend();

private:
    Result<void> giveTextsAMessage();
    Result<void> giveMessagesAConversation();
    Result<void> giveConversationsARoot();
    Result<void> giveConversationsALane();
    Result<void> joinPaths();
    Result<void> removeTheRest();
    Result<std::vector<qint64>> numbers(const QString &sql) const;

    const Database &m_database;
};

Result<std::vector<qint64>> Mender::numbers(const QString &sql) const
{
    std::vector<qint64> found;
    const Result<void> read
        = m_database.rows(sql, {}, [&](const QSqlQuery &row) { found.push_back(row.value(0).toLongLong()); });
    return read ? Result<std::vector<qint64>>(std::move(found)) : read.error();
}

Result<void> Mender::mend()
{
    for (const auto step :
         {&Mender::giveTextsAMessage, &Mender::giveMessagesAConversation, &Mender::giveConversationsARoot,
          &Mender::joinPaths, &Mender::giveConversationsALane, &Mender::removeTheRest}) {
        if (Result<void> done = (this->*step)(); !done)
            return done;
    }
    return {};
}

//! It stands where its number says, and answers whoever spoke before.
Result<void> Mender::giveTextsAMessage()
{
    const auto lost = numbers(u"SELECT DISTINCT message_id FROM part"
                              " WHERE message_id NOT IN (SELECT id FROM message) ORDER BY message_id"_s);
    if (!lost)
        return lost.error();
    for (const qint64 id : *lost) {
        const Result<void> made = m_database.run(
            u"INSERT INTO message (id, uuid, conversation_id, role, outcome, created_at, model, answered_by,"
            " finish_reason, request_id)"
            " SELECT ?, ?, conversation_id, CASE role WHEN 'user' THEN 'assistant' ELSE 'user' END, 'complete',"
            " created_at, '', '', '', '' FROM message ORDER BY id > ?, abs(id - ?) LIMIT 1"_s,
            {id, base::MessageId::create().toString(), id, id});
        if (!made)
            return made;
    }
    return {};
}

//! It is called after the first thing that was asked in it.
Result<void> Mender::giveMessagesAConversation()
{
    const auto lost = numbers(u"SELECT DISTINCT conversation_id FROM message"
                              " WHERE conversation_id NOT IN (SELECT id FROM conversation)"_s);
    if (!lost)
        return lost.error();
    for (const qint64 id : *lost) {
        const Result<void> made = m_database.run(
            u"INSERT INTO conversation (id, uuid, title, created_at, updated_at) SELECT ?, ?,"
            " coalesce((SELECT substr(CAST(p.content AS TEXT), 1, 80) FROM part p JOIN message q"
            " ON q.id = p.message_id WHERE q.conversation_id = ? AND q.role = 'user' ORDER BY q.id LIMIT 1), ''),"
            " min(created_at), max(created_at) FROM message WHERE conversation_id = ?"_s,
            {id, base::ConversationId::create().toString(), id, id});
        if (!made)
            return made;
    }
    return {};
}

Result<void> Mender::giveConversationsARoot()
{
    const auto rootless = numbers(u"SELECT id FROM conversation WHERE id NOT IN"
                                  " (SELECT conversation_id FROM message WHERE role = 'root')"_s);
    if (!rootless)
        return rootless.error();
    for (const qint64 id : *rootless) {
        const Result<void> made = m_database.run(
            u"INSERT INTO message (uuid, conversation_id, role, outcome, created_at, model, answered_by, finish_reason,"
            " request_id) SELECT ?, id, 'root', 'complete', created_at, '', '', '', '' FROM conversation WHERE id = ?"_s,
            {base::MessageId::create().toString(), id});
        if (!made)
            return made;
    }
    return {};
}

//! Whose parent is lost follows the message before it: below the root it would be a branch that hides the others.
Result<void> Mender::joinPaths()
{
    return m_database.run(
        u"UPDATE message SET parent_id = coalesce("
        " (SELECT max(b.id) FROM message b WHERE b.conversation_id = message.conversation_id AND b.id < message.id"
        " AND b.role <> 'root'),"
        " (SELECT min(r.id) FROM message r WHERE r.conversation_id = message.conversation_id AND r.role = 'root'))"
        " WHERE role <> 'root' AND NOT EXISTS (SELECT 1 FROM message p WHERE p.id = message.parent_id"
        " AND p.conversation_id = message.conversation_id)"_s);
}

Result<void> Mender::giveConversationsALane()
{
    const auto lost = numbers(u"SELECT id FROM conversation WHERE id NOT IN (SELECT conversation_id FROM lane)"_s);
    if (!lost)
        return lost.error();
    for (const qint64 id : *lost) {
        const Result<QVariant> model = m_database.value(
            u"SELECT model FROM message WHERE conversation_id = ? AND model <> '' ORDER BY id DESC LIMIT 1"_s, {id});
        if (!model)
            return model.error();
        chat::Target target;
        target.model = model->toString();
        const Result<void> made = m_database.run(
            u"INSERT INTO lane (uuid, conversation_id, position, model, target, leaf, chosen) SELECT ?, ?, 0, ?, ?,"
            " coalesce((SELECT uuid FROM message WHERE conversation_id = ? AND role <> 'root' ORDER BY id DESC LIMIT "
            "1),"
            " ''), ''"_s,
            {base::LaneId::create().toString(), id, u""_s + target.model, targetToText(target), id});
        if (!made)
            return made;
    }
    return {};
}

Result<void> Mender::removeTheRest()
{
    Result<void> done
        = m_database.run(u"UPDATE message SET turn_id = NULL WHERE turn_id NOT IN (SELECT id FROM turn)"_s);
    if (done)
        done = m_database.run(u"UPDATE message SET lane_id = NULL WHERE lane_id NOT IN (SELECT id FROM lane)"_s);
    std::vector<std::pair<QString, qint64>> broken;
    if (done)
        done = m_database.rows(u"PRAGMA main.foreign_key_check"_s, {}, [&](const QSqlQuery &row) {
            broken.emplace_back(row.value(0).toString(), row.value(1).toLongLong());
        });
    for (size_t i = 0; done && i < broken.size(); ++i)
        done = m_database.run(u"DELETE FROM \"%1\" WHERE rowid = ?"_s.arg(broken[i].first), {broken[i].second});
    return done;
}

std::vector<Migration> upTo(int version, const std::vector<Migration> &migrations)
{
    const int newest = migrations.back().version;
    const int wanted = version >= 1 && version <= newest ? version : newest;
    return {migrations.begin(), migrations.begin() + wanted};
}

//! Texts in leaves that no page above leads to any more: what people wrote and read is in this table.
Result<qint64> copyStrayTexts(const Database &database, const QString &source)
{
    // What is in the log belongs to the file.
    (void)database.run(u"PRAGMA damaged.wal_checkpoint(TRUNCATE)"_s);
    QSet<qint64> known;
    Result<void> done = database.rows(u"SELECT id FROM part"_s, {},
                                      [&](const QSqlQuery &row) { known.insert(row.value(0).toLongLong()); });
    const auto insert = [&](qint64 id, const std::vector<LeafValue> &values) {
        constexpr qint64 largestOrdinal = 10'000;
        const auto kind = chat::partKindFromName(QString::fromUtf8(values[3].bytes));
        if (!done || known.contains(id) || id < 1 || !kind || values[1].number.value_or(0) < 1
            || values[2].number.value_or(-1) < 0 || *values[2].number > largestOrdinal)
            return;
        done = database.run(
            u"INSERT OR IGNORE INTO part (id, message_id, ordinal, kind, call_id, name, content)"
            " VALUES (?, ?, ?, ?, ?, ?, %1)"_s.arg(*kind == chat::PartKind::Image ? u"?"_s : u"CAST(? AS TEXT)"_s),
            {id, *values[1].number, *values[2].number, chat::partKindName(*kind),
             u""_s + QString::fromUtf8(values[4].bytes), u""_s + QString::fromUtf8(values[5].bytes),
             QByteArray("") + values[6].bytes});
        known.insert(id);
    };
    const qsizetype before = known.size();
    if (done)
        done = database.transaction([&] {
            scanLeaves(source, 7, insert);
            return done;
        });
    return done ? Result<qint64>(known.size() - before) : done.error();
}

Result<Salvaged> copyTables(const Database &database, const QString &source, const SalvageProgress &onProgress)
{
    QStringList tables;
    const Result<void> listed = database.rows(
        u"SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid"_s,
        {}, [&](const QSqlQuery &row) { tables << row.value(0).toString(); });
    if (!listed)
        return listed.error();
    Salvaged salvaged;
    int percent = -1;
    for (qsizetype i = 0; i < tables.size(); ++i) {
        TableSalvage table(database, tables.at(i), [&](double share) {
            const int now = int((double(i) + share) * 100 / double(tables.size()));
            if (std::exchange(percent, now) != now && onProgress)
                onProgress(now);
        });
        if (const Result<void> done = table.run(); !done)
            return done.error();
        salvaged.rows += table.rows();
        salvaged.lostRows += table.lostRows();
        if (tables.at(i) == "part"_L1 && table.lostRows() > 0) {
            const Result<qint64> strays = copyStrayTexts(database, source);
            if (!strays)
                return strays.error();
            salvaged.rows += *strays;
            salvaged.lostRows = std::max<qint64>(salvaged.lostRows - *strays, 0);
        }
        if (tables.at(i) == "message"_L1)
            salvaged.messages = table.rows();
    }
    return salvaged;
}

Result<Salvaged> fill(const Database &database, const QString &source, const std::vector<Migration> &migrations,
                      const SalvageProgress &onProgress)
{
    if (const Result<void> attached = database.run(u"ATTACH DATABASE ? AS damaged"_s, {source}); !attached)
        return attached.error();
    const Result<QVariant> version = database.value(u"PRAGMA damaged.user_version"_s);
    if (!version)
        return version.error();
    if (const Result<void> made = migrate(database, 0, upTo(version->toInt(), migrations)); !made)
        return made.error();
    // Nobody has seen the new file yet: it is made safe as a whole, at the end.
    for (const QString &pragma : {u"foreign_keys = OFF"_s, u"synchronous = OFF"_s, u"main.journal_mode = MEMORY"_s}) {
        if (const Result<void> set = database.run(u"PRAGMA "_s + pragma); !set)
            return set.error();
    }
    // Not in one transaction: once a statement in it has met damage, SQLite fails every later one that writes.
    Result<Salvaged> salvaged = copyTables(database, source, onProgress);
    if (!salvaged)
        return salvaged;
    if (salvaged->rows == 0)
        return Error{.kind = ErrorKind::StorageDamaged, .detail = u"nothing can be read"_s};
    const Result<void> mended = database.transaction([&] { return Mender(database).mend(); });
    return mended ? salvaged : mended.error();
}

} // namespace

Result<Salvaged> salvageDatabase(const QString &damaged, const QString &into, const std::vector<Migration> &migrations,
                                 const SalvageProgress &onProgress)
{
    const WorkingCopy copy(damaged);
    if (const Result<void> made = copy.make(damaged); !made)
        return made.error();
    if (schemapages::restore(damaged, copy.name()))
        qCInfo(base::logStore) << "reading with the kept pages of the schema";
    QFile::remove(into);
    QFile::remove(into + u"-journal"_s);
    if (const Result<void> created = createPrivateFile(into); !created)
        return created.error();
    const Result<Database> database = Database::open(into, Database::Mode::New, noWait);
    Result<Salvaged> salvaged
        = database ? fill(*database, copy.name(), migrations, onProgress) : Result<Salvaged>(database.error());
    if (!salvaged)
        QFile::remove(into);
    return salvaged;
}

QString salvagedName(const QString &file)
{
    return file + u".salvaged"_s;
}

void finishReplacing(const QString &file)
{
    const QString whole = salvagedName(file);
    if (QFileInfo::exists(whole) && !QFileInfo::exists(file) && !QFile::rename(whole, file))
        qCWarning(base::logStore) << "what was rescued cannot be put in place:" << whole;
}

} // namespace tokenhub::store
