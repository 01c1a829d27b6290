// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "base/logging.h"
#include "store/databasefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr qsizetype backupsKept = 3;

void removeOldBackups(const QString &file)
{
    const QFileInfo info(file);
    QDir folder = info.dir();
    const QStringList names = folder.entryList({info.fileName() + u".backup-*"_s}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i < names.size() - backupsKept; ++i)
        folder.remove(names.at(i));
}

} // namespace

std::vector<Migration> schemaMigrations()
{
    std::vector<Migration> migrations;
    for (int version = 1;; ++version) {
        QFile file(u":/schema/%1.sql"_s.arg(version, 3, 10, QLatin1Char('0')));
        if (!file.open(QIODevice::ReadOnly))
            return migrations;
        migrations.push_back({.version = version, .script = file.readAll()});
    }
}

QStringList statementsOf(const QByteArray &script)
{
    QStringList statements;
    QString statement;
    const QList<QByteArray> lines = script.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("--") || line.trimmed().isEmpty())
            continue;
        statement += QString::fromUtf8(line) + u'\n';
        if (line.endsWith(';') && !line.startsWith(' '))
            statements << std::exchange(statement, {});
    }
    if (!statement.isEmpty())
        statements << statement;
    return statements;
}

Result<void> migrate(const Database &database, int from, const std::vector<Migration> &migrations)
{
    // Rebuilding a table (SQLite's way of changing one) drops it, which would cascade. It has no effect inside a
    // transaction, hence here.
    if (const Result<void> off = database.run(u"PRAGMA foreign_keys = OFF"_s); !off)
        return off;
    const Result<void> done = database.transaction([&]() -> Result<void> {
        for (const Migration &migration : migrations) {
            if (migration.version <= from)
                continue;
            for (const QString &statement : statementsOf(migration.script)) {
                if (Result<void> ran = database.run(statement); !ran)
                    return ran;
            }
            if (Result<void> ran = database.run(u"PRAGMA user_version = %1"_s.arg(migration.version)); !ran)
                return ran;
        }
        const Result<QVariant> broken = database.value(u"PRAGMA main.foreign_key_check"_s);
        if (!broken)
            return broken.error();
        if (!broken->isNull())
            return Error{.kind = ErrorKind::Internal, .detail = u"broken reference in "_s + broken->toString()};
        return database.run(u"PRAGMA application_id = %1"_s.arg(applicationId));
    });
    const Result<void> on = database.run(u"PRAGMA foreign_keys = ON"_s);
    return done ? on : done;
}

Result<QString> backUp(const Database &database, const QString &file, int version)
{
    const QString wanted = file + u".backup-"_s + timeForFileName() + u"-v"_s + QString::number(version);
    QString name = wanted;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = wanted + u'-' + QString::number(n);
    // VACUUM INTO takes an empty file that exists: so the copy is private from its first byte on.
    if (const Result<void> created = createPrivateFile(name); !created)
        return created.error();
    if (const Result<void> copied = database.run(u"VACUUM INTO ?"_s, {name}); !copied) {
        QFile::remove(name);
        return copied.error();
    }
    removeOldBackups(file);
    return name;
}

} // namespace tokenhub::store
