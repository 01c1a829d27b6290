// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>
#include <atomic>
#include <memory>

namespace tokenhub::base {

enum class LogDetail { Off, Warnings, Information, Debug };

struct LogFileOptions {
    QString file; //!< older ones lie beside it: NAME.1.log, NAME.2.log
    QString firstLine; //!< of every file that is begun; not secret
    qint64 mostBytes = 1'000'000; //!< of one file
    int files = 3; //!< the current one and the older ones
};

class LogWriter;

//! \brief Writes what is logged into files of this user alone. Lines are written on a thread of their own, which begins
//! with the first of them; when there are too many at once, some are left out and their number is told. Only messages
//! of the program's own categories are written out: those of Qt and other libraries can quote anything, so of them only
//! category and source are kept. Whoever handled messages before still gets what they got before. Owned by the
//! composition root, made first and destroyed last; one at a time.
class LogFile
{
public:
    explicit LogFile(LogFileOptions options);
    ~LogFile(); //!< everything is written before it returns
    Q_DISABLE_COPY_MOVE(LogFile)

    void setDetail(LogDetail detail); //!< Off to begin with; GUI thread
    [[nodiscard]] LogDetail detail() const { return m_detail; }

    void take(QtMsgType type, const QMessageLogContext &context, const QString &message); //!< any thread
    //! Whether messages of \a type exist for our sake only: nobody else is told.
    [[nodiscard]] bool isOursAlone(QtMsgType type) const;

private:
    std::atomic<bool> m_hasRules = false; //!< we made the categories talk
    std::atomic<LogDetail> m_detail = LogDetail::Off;
    std::atomic<int> m_waiting = 0; //!< lines on their way to the thread
    std::atomic<int> m_leftOut = 0;
    std::atomic<bool> m_begun = false;
    QThread m_thread;
    std::unique_ptr<LogWriter> m_writer;
};

//! One line for the file, without its end: time, level, category, words. Foreign categories lose their words.
[[nodiscard]] QByteArray logLine(QtMsgType type, const char *category, const QString &message, qint64 utcMs);

} // namespace tokenhub::base
