// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/exportfile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using Kind = ExportProblem::Kind;

ExportProblem saveExport(const QString &name, const QByteArray &bytes)
{
    const QFileInfo folder(QFileInfo(name).path());
    if (!folder.isDir())
        return {.kind = Kind::NoFolder, .detail = {}};
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return {.kind = Kind::Forbidden, .detail = file.errorString()};
    // commit() after a write that the disk refused puts half a file in the place of a whole one: flush() tells before.
    if (file.write(bytes) == bytes.size() && file.flush())
        return file.commit() ? ExportProblem() : ExportProblem{.kind = Kind::Other, .detail = file.errorString()};
    return {.kind = Kind::Full, .detail = file.errorString()};
}

QString freeFileName(const QString &file)
{
    const QFileInfo info(file);
    QString name = file;
    for (int i = 2; QFileInfo::exists(name) && i < 1000; ++i)
        name = u"%1/%2 (%3).%4"_s.arg(info.path(), info.completeBaseName(), QString::number(i), info.suffix());
    return name;
}

} // namespace tokenhub::app
