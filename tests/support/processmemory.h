// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace tokenhub::testing {

//! A line of /proc/self/status in MiB; -1 where there is none.
[[nodiscard]] inline qint64 statusMiB(QByteArrayView name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toLongLong() / 1024;
    }
    return -1;
}

[[nodiscard]] inline qint64 peakResidentMiB()
{
    return statusMiB("VmHWM");
}

//! The peak from here on: begins anew at what is resident now, where the system allows that.
[[nodiscard]] inline qint64 forgottenPeakMiB()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
    file.close();
    return peakResidentMiB();
}

} // namespace tokenhub::testing
