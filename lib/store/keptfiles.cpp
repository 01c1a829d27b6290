// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptfiles.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

namespace {

//! What waits to be written (rescuedSuffix) is not among them.
QFileInfoList keptBeside(const QString &file)
{
    const QFileInfo info(file);
    return info.dir().entryInfoList({info.fileName() + u".backup-*"_s, info.fileName() + u".damaged-*"_s},
                                    QDir::Files | QDir::Hidden);
}

bool isSideFile(const QString &name)
{
    return name.endsWith("-wal"_L1) || name.endsWith("-shm"_L1);
}

} // namespace

KeptFiles keptFilesOf(const QString &file)
{
    KeptFiles kept;
    const QFileInfoList files = keptBeside(file);
    for (const QFileInfo &info : files) {
        kept.count += isSideFile(info.fileName()) ? 0 : 1;
        kept.bytes += info.size();
    }
    return kept;
}

KeptFiles removeKeptFilesOf(const QString &file)
{
    const QFileInfoList files = keptBeside(file);
    for (const QFileInfo &info : files)
        QFile::remove(info.filePath());
    return keptFilesOf(file);
}

} // namespace tokenhub::store
