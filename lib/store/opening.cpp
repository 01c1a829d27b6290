// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/opening.h"

#include "base/logging.h"
#include "store/conversationstore.h"
#include "store/databasefile.h"
#include "store/schemapages.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;
using Access = OpenReport::Access;

namespace {

//! \brief One attempt at one file, as a walk through what can be found there.
class Opener
{
public:
    Opener(const StoreLocation &location, const StoreTuning &tuning, const std::vector<Migration> &migrations,
           const SalvageProgress &onSalvage)
        : m_file(location.file()), m_folder(location.folder()), m_tuning(tuning), m_migrations(migrations),
          m_onSalvage(onSalvage)
    {
    }

    Result<Opened> open();
    Result<Opened> look();

private:
    [[nodiscard]] int newest() const { return m_migrations.back().version; }

    Result<Opened> beginAnew();
    Result<void> makeNewFile();
    Result<Opened> openExisting();
    Result<Opened> openReadOnly(const Error &reason);
    Result<Opened> openWithoutFile(const Error &reason);
    Result<Opened> saveWhatCanBe(const Error &damage);
    Result<Opened> setAsideAndBeginAnew();
    void findRescuedCopy();
    Result<int> checkedVersion(const Database &database) const;
    Result<void> prepare(const Database &database, int version);

    QString m_file;
    QString m_folder;
    StoreTuning m_tuning;
    const std::vector<Migration> &m_migrations;
    const SalvageProgress &m_onSalvage;
    OpenReport m_report;
    bool m_endedUncleanly = false;
};

bool nothingCanBeWritten(const Error &error)
{
    // 14: SQLite may not make its side files. A file that cannot be opened for reading either fails again below.
    return error.kind == ErrorKind::StorageReadOnly || error.kind == ErrorKind::StorageFull
        || (error.code.toInt() & 0xff) == 14;
}

ErrorKind reasonFor(const Error &error)
{
    return error.kind == ErrorKind::StorageFull ? ErrorKind::StorageFull : ErrorKind::StorageReadOnly;
}

Result<Opened> Opener::open()
{
    const Result<void> folder = ensurePrivateFolder(m_folder);
    if (!folder)
        return openWithoutFile(folder.error());
    findRescuedCopy();
    finishReplacing(m_file);
    switch (inspectDatabaseFile(m_file, newest())) {
    case FileKind::Missing:
        m_report.hasGone = schemapages::areKept(m_file);
        return beginAnew();
    case FileKind::Unreadable:
        return Error{.kind = ErrorKind::StorageFailed, .detail = u"no permission to read it"_s, .subject = m_file};
    case FileKind::NotADatabase: // its first bytes may be all that is damaged
        return saveWhatCanBe({.kind = ErrorKind::StorageDamaged, .detail = u"not a database"_s, .subject = m_file});
    case FileKind::Foreign:
        return setAsideAndBeginAnew();
    case FileKind::Newer:
        return Error{.kind = ErrorKind::StorageNewer, .subject = m_file};
    case FileKind::Ours:
        break;
    }
    return openExisting();
}

Result<Opened> Opener::look()
{
    const Error reason{.kind = ErrorKind::StorageReadOnly, .detail = u"opened to be read only"_s, .subject = m_file};
    return inspectDatabaseFile(m_file, newest()) == FileKind::Ours ? openReadOnly(reason) : openWithoutFile(reason);
}

Result<Opened> Opener::setAsideAndBeginAnew()
{
    const Result<QString> aside = keepAside(m_file);
    if (!aside)
        return aside.error();
    qCWarning(base::logStore) << "the database is damaged or not ours; it was kept as" << QFileInfo(*aside).fileName();
    m_report.keptAside = *aside;
    return beginAnew();
}

Result<Opened> Opener::beginAnew()
{
    // A log whose database has gone would be read into the new one.
    if (QFileInfo::exists(m_file + u"-wal"_s)) {
        if (const Result<QString> aside = keepAside(m_file); !aside)
            return aside.error();
    }
    if (const Result<void> made = makeNewFile(); !made)
        return nothingCanBeWritten(made.error()) ? openWithoutFile(made.error()) : Result<Opened>(made.error());
    return openExisting();
}

//! Under another name until it is whole: a crash here does not leave an empty database, which reads as a lost history.
Result<void> Opener::makeNewFile()
{
    const QString temporary = m_file + u".new"_s;
    QFile::remove(temporary);
    QFile::remove(temporary + u"-journal"_s);
    if (const Result<void> created = createPrivateFile(temporary); !created)
        return created;
    {
        const Result<Database> database
            = Database::open(temporary, Database::Mode::New, m_tuning.busyTimeout, m_tuning.beforeStatement);
        if (!database)
            return database.error();
        if (const Result<void> done = migrate(*database, 0, m_migrations); !done)
            return done;
    }
    QFile file(temporary);
    if (!file.rename(m_file))
        return Error{.kind = ErrorKind::StorageFailed, .detail = file.errorString(), .subject = m_file};
    return {};
}

Result<Opened> Opener::openExisting()
{
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        makeFilePrivate(m_file + suffix);
    // The last one to close a database takes its log away.
    m_endedUncleanly = m_endedUncleanly || QFileInfo::exists(m_file + u"-wal"_s);
    Result<void> done;
    {
        Result<Database> database = connectDatabase(m_file, m_tuning);
        const Result<int> version = database ? checkedVersion(*database) : Result<int>(database.error());
        done = version ? prepare(*database, *version) : version.error();
        if (done) {
            schemapages::keep(*database, m_file);
            return Opened{std::move(database).value(), m_report, m_endedUncleanly};
        }
    }
    if (nothingCanBeWritten(done.error()))
        return openReadOnly(done.error());
    if (done.error().kind != ErrorKind::StorageDamaged)
        return done.error();
    return saveWhatCanBe(done.error());
}

Result<Opened> Opener::saveWhatCanBe(const Error &damage)
{
    if (!m_report.keptAside.isEmpty()) // the new one is no better: the disk is at fault
        return damage;
    if (const Result<void> saved = replaceDamaged(m_file, m_migrations, m_onSalvage, m_report); saved)
        return openExisting();
    return setAsideAndBeginAnew();
}

//! Told once: it gets another name then.
void Opener::findRescuedCopy()
{
    const QFileInfo info(m_file);
    const QString prefix = info.fileName() + rescuedSuffix;
    const QStringList names = info.dir().entryList({prefix + u'*'}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        return;
    const QString from = info.dir().filePath(names.back());
    const QString to = m_file + u".copy-"_s + names.back().mid(prefix.size());
    m_report.rescuedCopy = QFile::rename(from, to) ? to : from;
}

//! Cheap: reads the schema and nothing else. A truncated file is told by its first read.
Result<int> Opener::checkedVersion(const Database &database) const
{
    const Result<QVariant> tables = database.value(
        u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('conversation', 'message', 'part')"_s);
    if (!tables)
        return tables.error();
    const Result<QVariant> version = database.value(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (version->toInt() > newest())
        return Error{.kind = ErrorKind::StorageNewer, .subject = m_file};
    if (tables->toInt() != 3 || version->toInt() < 1)
        return Error{.kind = ErrorKind::StorageDamaged, .detail = u"tables are missing"_s, .subject = m_file};
    return version->toInt();
}

Result<void> Opener::prepare(const Database &database, int version)
{
    if (version < newest()) {
        // Not from inside the migration: VACUUM INTO needs to be outside of any transaction.
        const Result<QString> backup = backUp(database, m_file, version);
        if (!backup)
            return backup.error();
        if (Result<void> migrated = migrate(database, version, m_migrations); !migrated)
            return migrated;
        m_report.migratedFrom = version;
        m_report.backup = *backup;
    }
    // Writes in any case, which shows whether one can write here at all.
    const Result<int> interrupted = ConversationStore(database).settleRunning();
    if (!interrupted)
        return interrupted.error();
    m_report.interruptedMessages = *interrupted;
    return {};
}

Result<Opened> Opener::openReadOnly(const Error &reason)
{
    m_report = {.access = Access::ReadOnly, .readOnlyBecause = reasonFor(reason)};
    Result<Opened> opened = Error{};
    // With the log beside it if that can be read; else without, which is all there is after a clean end.
    for (const Database::Mode mode : {Database::Mode::ReadOnly, Database::Mode::Immutable}) {
        Result<Database> database = Database::open(m_file, mode, m_tuning.busyTimeout, m_tuning.beforeStatement);
        const Result<int> version = database ? checkedVersion(*database) : Result<int>(database.error());
        if (!version) {
            opened = version.error();
        } else if (*version < newest()) {
            opened = Error{.kind = reasonFor(reason), .detail = u"too old to be read as it is"_s, .subject = m_file};
        } else {
            return Opened{std::move(database).value(), m_report, false};
        }
    }
    return opened;
}

//! There is no database and none can be made: an empty one stands in, and says so.
Result<Opened> Opener::openWithoutFile(const Error &reason)
{
    m_report.access = Access::ReadOnly;
    m_report.readOnlyBecause = reasonFor(reason);
    Result<Database> database = Database::openInMemory();
    if (!database)
        return database.error();
    if (const Result<void> done = migrate(*database, 0, m_migrations); !done)
        return done.error();
    return Opened{std::move(database).value(), m_report, false};
}

} // namespace

Result<Database> connectDatabase(const QString &file, const StoreTuning &tuning)
{
    Result<Database> database
        = Database::open(file, Database::Mode::ReadWrite, tuning.busyTimeout, tuning.beforeStatement);
    if (!database || !tuning.maximumPages)
        return database;
    const Result<void> limited = database->run(u"PRAGMA max_page_count = %1"_s.arg(*tuning.maximumPages));
    return limited ? std::move(database) : Result<Database>(limited.error());
}

Result<void> replaceDamaged(const QString &file, const std::vector<Migration> &migrations,
                            const SalvageProgress &onSalvage, OpenReport &report)
{
    const QString part = file + u".new"_s;
    const Result<Salvaged> salvaged = salvageDatabase(file, part, migrations, onSalvage);
    if (!salvaged)
        return salvaged.error();
    // Whole before the old one goes: a crash in between leaves one of them (see finishReplacing).
    const Result<void> named = replaceFile(part, salvagedName(file));
    const Result<QString> aside = named ? keepAside(file) : Result<QString>(named.error());
    if (!aside) {
        QFile::remove(salvagedName(file));
        return aside.error();
    }
    if (const Result<void> placed = replaceFile(salvagedName(file), file); !placed)
        return placed;
    qCWarning(base::logStore) << "rescued" << salvaged->rows << "rows of a damaged database; it was kept as"
                              << QFileInfo(*aside).fileName();
    report.keptAside = *aside;
    report.salvaged = *salvaged;
    return {};
}

Result<Opened> openDatabase(const StoreLocation &location, const StoreTuning &tuning,
                            const std::vector<Migration> &migrations, const SalvageProgress &onSalvage)
{
    if (migrations.empty())
        return Error{.kind = ErrorKind::Internal, .detail = u"the program was built without its schema"_s};
    if (location.isOnlyRead())
        return Opener(location, tuning, migrations, onSalvage).look();
    if (!location.isInMemory())
        return Opener(location, tuning, migrations, onSalvage).open();
    Result<Database> database = Database::openInMemory();
    if (!database)
        return database.error();
    if (const Result<void> done = migrate(*database, 0, migrations); !done)
        return done.error();
    return Opened{std::move(database).value(), {}, false};
}

} // namespace tokenhub::store
