// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/logfile.h"

#include <QFile>
#include <QObject>

namespace tokenhub::base {

//! \brief The file end of a LogFile: appends lines, moves full files aside, forgets the oldest. What cannot be written
//! is lost, quietly: a log is no reason to disturb anyone. On LogFile's thread.
class LogWriter : public QObject
{
    Q_OBJECT

public:
    explicit LogWriter(LogFileOptions options);

    void write(const QByteArray &line);
    void writeAtOnce(const QByteArray &line) const; //!< from any thread, past everything that waits

private:
    [[nodiscard]] bool open();
    [[nodiscard]] QString nameOf(int age) const;
    void moveAside();

    LogFileOptions m_options;
    QFile m_file;
};

} // namespace tokenhub::base
