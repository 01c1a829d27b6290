// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filewatch.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

FileWatch::FileWatch(const QString &file)
    : m_file(file), m_database(identityOf(file)), m_log(identityOf(file + u"-wal"_s))
{
}

std::optional<FileWatch::Identity> FileWatch::identityOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) == 0)
        return Identity(info.st_dev, info.st_ino);
#else
    Q_UNUSED(path) // an open file can be neither deleted nor replaced there
#endif
    return std::nullopt;
}

FileWatch::Finding FileWatch::look() const
{
    if (!m_database)
        return Finding::Same;
    const std::optional<Identity> database = identityOf(m_file);
    if (!database)
        return Finding::Gone;
    if (database != m_database)
        return Finding::Replaced;
    return m_log && identityOf(m_file + u"-wal"_s) != m_log ? Finding::LogGone : Finding::Same;
}

} // namespace tokenhub::store
