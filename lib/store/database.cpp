// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "base/logging.h"

#include <QSqlError>
#include <QUrl>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;

ErrorKind kindOfSqliteCode(int code)
{
    constexpr int readOnlyFileMoved = 1032;
    constexpr int noSpaceForSharedMemory = 4874; // how a full disk shows at the first read
    if (code == readOnlyFileMoved)
        return ErrorKind::StorageLost;
    if (code == noSpaceForSharedMemory)
        return ErrorKind::StorageFull;
    switch (code & 0xff) {
    case 5: // BUSY
    case 6: // LOCKED
        return ErrorKind::StorageBusy;
    case 3: // PERM
    case 8: // READONLY
        return ErrorKind::StorageReadOnly;
    case 11: // CORRUPT
    case 26: // NOTADB
        return ErrorKind::StorageDamaged;
    case 13: // FULL
        return ErrorKind::StorageFull;
    case 1: // ERROR: SQL that makes no sense
    case 19: // CONSTRAINT
    case 20: // MISMATCH
    case 21: // MISUSE
    case 25: // RANGE
        return ErrorKind::Internal;
    default: // IOERR, CANTOPEN, NOMEM, a missing driver …
        return ErrorKind::StorageFailed;
    }
}

Error errorOf(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    return Error{.kind = isNumber ? kindOfSqliteCode(code) : ErrorKind::StorageFailed,
                 .detail = u"SQLite %1: %2 %3"_s.arg(error.nativeErrorCode(), error.driverText(), error.databaseText()),
                 .code = error.nativeErrorCode()};
}

Result<Database> Database::connect(const QString &name, const QString &options)
{
    Database database(u"tokenhub-store-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces));
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database.m_connection);
    if (!connection.isValid())
        return Error{.kind = ErrorKind::StorageFailed, .detail = u"Qt's SQLite driver is not installed"_s};
    connection.setDatabaseName(name);
    connection.setConnectOptions(options);
    if (!connection.open())
        return errorOf(connection.lastError());
    return database;
}

Result<Database> Database::open(const QString &file, Mode mode, std::chrono::milliseconds busyTimeout,
                                StatementHook hook)
{
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout.count());
    QString name = file;
    if (mode == Mode::ReadOnly || mode == Mode::Immutable)
        options += u";QSQLITE_OPEN_READONLY"_s;
    if (mode == Mode::Immutable) {
        options += u";QSQLITE_OPEN_URI"_s;
        name = QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded()) + u"?immutable=1"_s;
    }
    Result<Database> database = connect(name, options);
    if (!database)
        return database;
    database.value().m_hook = std::move(hook);
    if (const Result<void> configured = database->configure(mode); !configured)
        return configured.error();
    return database;
}

Result<Database> Database::openInMemory()
{
    Result<Database> database = connect(u":memory:"_s, {});
    if (!database)
        return database;
    if (const Result<void> configured = database->configure(Mode::New); !configured)
        return configured.error();
    return database;
}

Result<void> Database::configure(Mode mode) const
{
    // Distributions compile SQLite with different defaults: everything that matters is said.
    QStringList pragmas{u"foreign_keys = ON"_s, u"trusted_schema = OFF"_s, u"secure_delete = ON"_s,
                        u"temp_store = MEMORY"_s};
    if (mode == Mode::ReadWrite)
        pragmas << u"journal_mode = WAL"_s << u"synchronous = FULL"_s;
    for (const QString &pragma : std::as_const(pragmas)) {
        if (const Result<void> done = run(u"PRAGMA "_s + pragma); !done)
            return done;
    }
    return {};
}

Database::Database(Database &&other) noexcept
    : m_connection(std::exchange(other.m_connection, {})), m_hook(std::move(other.m_hook)),
      m_isUndoDue(other.m_isUndoDue)
{
}

Database &Database::operator=(Database &&other) noexcept
{
    if (this != &other) {
        close();
        m_connection = std::exchange(other.m_connection, {});
        m_hook = std::move(other.m_hook);
        m_isUndoDue = other.m_isUndoDue;
    }
    return *this;
}

Database::~Database()
{
    close();
}

void Database::close()
{
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

Result<QSqlQuery> Database::query(const QString &sql, const QVariantList &values) const
{
    if (m_hook) {
        if (std::optional<Error> injected = m_hook(sql))
            return *std::move(injected);
    }
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return errorOf(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return errorOf(query.lastError());
    return query;
}

Result<void> Database::run(const QString &sql, const QVariantList &values) const
{
    const Result<QSqlQuery> result = query(sql, values);
    return result ? Result<void>() : result.error();
}

Result<void> Database::rows(const QString &sql, const QVariantList &values,
                            const std::function<void(const QSqlQuery &row)> &onRow) const
{
    Result<QSqlQuery> result = query(sql, values);
    if (!result)
        return result.error();
    while (result.value().next())
        onRow(result.value());
    // A damaged page is met on the way, not at the first row.
    return result->lastError().isValid() ? Result<void>(errorOf(result->lastError())) : Result<void>();
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values) const
{
    QVariant first;
    bool isFirst = true;
    const Result<void> read = rows(sql, values, [&](const QSqlQuery &row) {
        if (std::exchange(isFirst, false))
            first = row.value(0);
    });
    return read ? Result<QVariant>(first) : read.error();
}

Result<int> Database::changes() const
{
    const Result<QVariant> count = value(u"SELECT changes()"_s);
    if (!count)
        return count.error();
    return count->toInt();
}

Result<void> Database::transaction(const std::function<Result<void>()> &body) const
{
    if (Result<void> undone = undoWhatIsLeft(); !undone)
        return undone;
    if (const Result<void> begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Result<void> done = body();
    if (done)
        done = run(u"COMMIT"_s);
    if (!done) {
        m_isUndoDue = true;
        (void)undoWhatIsLeft();
    }
    return done;
}

//! A transaction left open would swallow the next one, or be committed with it.
Result<void> Database::undoWhatIsLeft() const
{
    if (!m_isUndoDue)
        return {};
    Result<void> undone = run(u"ROLLBACK"_s);
    // SQLite rolls back by itself on some errors: then there is nothing to undo, which is an error of its own.
    if (!undone && undone.error().kind != ErrorKind::Internal)
        return undone;
    m_isUndoDue = false;
    return {};
}

} // namespace tokenhub::store
