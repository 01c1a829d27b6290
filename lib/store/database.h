// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>
#include <chrono>
#include <functional>
#include <optional>

namespace tokenhub::store {

//! Asked before each statement; an error from it is the statement's result. Lets tests fail, or die, at the n-th one.
using StatementHook = std::function<std::optional<base::Error>(const QString &sql)>;

//! \brief One SQLite connection with the settings that every connection of ours has. A value that is moved; used on
//! the thread that opened it and closed by its destructor. SQLite's codes come out as Storage… kinds.
class Database
{
public:
    //! New: an empty file, no side files are left when it is closed. Immutable: for places where nothing can be
    //! written, not even the side files; a log beside the file is not seen.
    enum class Mode { New, ReadWrite, ReadOnly, Immutable };

    [[nodiscard]] static base::Result<Database> open(const QString &file, Mode mode,
                                                     std::chrono::milliseconds busyTimeout, StatementHook hook = {});
    [[nodiscard]] static base::Result<Database> openInMemory();

    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    ~Database();

    //! A statement that gives nothing back.
    base::Result<void> run(const QString &sql, const QVariantList &values = {}) const;
    //! A statement that gives rows: \a onRow sees them one by one. An error may come after some rows.
    base::Result<void> rows(const QString &sql, const QVariantList &values,
                            const std::function<void(const QSqlQuery &row)> &onRow) const;
    //! The first column of the first row; empty when there is no row.
    [[nodiscard]] base::Result<QVariant> value(const QString &sql, const QVariantList &values = {}) const;
    //! Rows that the last statement changed.
    [[nodiscard]] base::Result<int> changes() const;

    //! \a body in one transaction; rolled back when it returns an error.
    base::Result<void> transaction(const std::function<base::Result<void>()> &body) const;

private:
    explicit Database(QString connection) : m_connection(std::move(connection)) { }
    [[nodiscard]] static base::Result<Database> connect(const QString &name, const QString &options);
    base::Result<void> configure(Mode mode) const;
    [[nodiscard]] base::Result<QSqlQuery> query(const QString &sql, const QVariantList &values) const;
    base::Result<void> undoWhatIsLeft() const;
    void close();

    QString m_connection;
    StatementHook m_hook;
    mutable bool m_isUndoDue = false; //!< a rollback failed: the transaction may still be open
};

//! The kind for what SQLite reported; the statement's values are never part of the detail.
[[nodiscard]] base::Error errorOf(const QSqlError &error);
[[nodiscard]] base::ErrorKind kindOfSqliteCode(int code);

//! "TH" "CH": says that a file is ours before anything else is read from it.
inline constexpr qint32 applicationId = 0x54484348;

} // namespace tokenhub::store
