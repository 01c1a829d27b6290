// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/databasefile.h"

#include "store/database.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <filesystem>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr auto ownerOnly
    = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;

void removeRightsOfOthers(const QString &path)
{
    const QFile::Permissions now = QFileInfo(path).permissions();
    const QFile::Permissions wanted = now & ownerOnly;
    // Not ours to change (another owner, a read-only disk): the open that follows tells what can be done there.
    if (now != wanted)
        QFile::setPermissions(path, wanted);
}

} // namespace

FileKind inspectDatabaseFile(const QString &file, int newestVersion)
{
    QFile device(file);
    if (!device.exists())
        return FileKind::Missing;
    if (!device.open(QIODevice::ReadOnly))
        return FileKind::Unreadable;
    constexpr int headerSize = 100;
    constexpr int versionOffset = 60;
    constexpr int applicationOffset = 68;
    const QByteArray header = device.read(headerSize);
    if (header.size() < headerSize || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return FileKind::NotADatabase;
    if (qFromBigEndian<qint32>(header.constData() + applicationOffset) != applicationId)
        return FileKind::Foreign;
    return qFromBigEndian<qint32>(header.constData() + versionOffset) > newestVersion ? FileKind::Newer
                                                                                      : FileKind::Ours;
}

Result<void> ensurePrivateFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir()) {
        removeRightsOfOthers(folder);
        return {};
    }
    const QString above = QFileInfo(info.absoluteFilePath()).absolutePath();
    if (above != info.absoluteFilePath() && !QFileInfo(above).isDir()) {
        if (const Result<void> done = ensurePrivateFolder(above); !done)
            return done;
    }
    if (QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return {};
    return Error{.kind = ErrorKind::StorageReadOnly, .detail = u"the folder cannot be made"_s, .subject = folder};
}

void makeFilePrivate(const QString &file)
{
    if (QFileInfo::exists(file))
        removeRightsOfOthers(file);
}

Result<void> createPrivateFile(const QString &file)
{
    QFile device(file);
#ifdef Q_OS_UNIX
    // With its rights from the first moment: QFile::open would make it readable for others until they are changed.
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
        ::close(descriptor);
        return {};
    }
    const QString detail = qt_error_string(errno);
    const ErrorKind kind = errno == ENOSPC ? ErrorKind::StorageFull : ErrorKind::StorageReadOnly;
#else
    if (device.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return {};
    const QString detail = device.errorString();
    const ErrorKind kind = ErrorKind::StorageReadOnly;
#endif
    return Error{.kind = kind, .detail = detail, .subject = file};
}

Result<QString> keepAside(const QString &file)
{
    const QString wanted = file + u".damaged-"_s + timeForFileName();
    QString aside = wanted;
    for (int n = 2; QFileInfo::exists(aside) || QFileInfo::exists(aside + u"-wal"_s); ++n)
        aside = wanted + u'-' + QString::number(n);
    // The log first: one that stayed behind would be read into the new database.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, QString()}) {
        const QString from = file + suffix;
        if (QFileInfo::exists(from) && !QFile::rename(from, aside + suffix))
            return Error{.kind = ErrorKind::StorageDamaged, .detail = u"cannot be moved aside"_s, .subject = from};
        makeFilePrivate(aside + suffix);
    }
    return aside;
}

Result<void> replaceFile(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(from).constData(), O_RDONLY | O_CLOEXEC);
    const bool isSafe = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int problem = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!isSafe)
        return Error{.kind = problem == ENOSPC ? ErrorKind::StorageFull : ErrorKind::FileFailed,
                     .detail = qt_error_string(problem),
                     .subject = from};
#endif
    std::error_code error;
    std::filesystem::rename(std::filesystem::path(from.toStdU16String()), std::filesystem::path(to.toStdU16String()),
                            error);
    if (!error)
        return {};
    return Error{
        .kind = ErrorKind::FileFailed, .detail = QString::fromLocal8Bit(error.message().c_str()), .subject = to};
}

QString timeForFileName()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
}

} // namespace tokenhub::store
