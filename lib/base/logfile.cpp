// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logfile.h"

#include "base/logwriter.h"
#include "base/post.h"

#include <QDateTime>
#include <QLoggingCategory>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::base {
namespace {

constexpr int mostWaiting = 10'000;
constexpr qsizetype longestMessage = 2000;

// A message handler is a bare function: where it hands its messages on to cannot belong to an object.
std::atomic<LogFile *> current = nullptr;
std::atomic<QtMessageHandler> before = nullptr;

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    LogFile *log = current;
    if (log)
        log->take(type, context, message);
    const QtMessageHandler handler = before;
    if (handler && !(log && log->isOursAlone(type)))
        handler(type, context, message);
}

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

bool isWanted(QtMsgType type, LogDetail detail)
{
    switch (detail) {
    case LogDetail::Off:
        return false;
    case LogDetail::Warnings:
        return type != QtDebugMsg && type != QtInfoMsg;
    case LogDetail::Information:
        return type != QtDebugMsg;
    case LogDetail::Debug:
        break;
    }
    return true;
}

//! "QString::arg: Argument missing: …" quotes what it was given. The name of a class of Qt and its function is all that
//! is known to be harmless.
QString sourceOf(const QString &message)
{
    static const QRegularExpression name(u"^Q[A-Z]\\w*(::~?\\w+)*(?=[:( ]|$)"_s);
    const QString source = name.match(message).captured();
    return source.isEmpty() ? u"(a message of a library)"_s : source + u" (a message of Qt)"_s;
}

QByteArray onOneLine(const QString &text)
{
    QByteArray line;
    for (const char byte : text.left(longestMessage).toUtf8()) {
        if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f)
            line += byte == '\n' ? "\\n"_ba : "\\x"_ba + QByteArray(1, byte).toHex();
        else
            line += byte;
    }
    return text.size() > longestMessage ? line + "…" : line;
}

} // namespace

QByteArray logLine(QtMsgType type, const char *category, const QString &message, qint64 utcMs)
{
    const QByteArray name(category ? category : "default");
    const QString words = name.startsWith("tokenhub.") ? message : sourceOf(message);
    const QString time = QDateTime::fromMSecsSinceEpoch(utcMs).toUTC().toString(Qt::ISODateWithMs);
    return time.toLatin1() + ' ' + levelName(type) + ' ' + name + ' ' + onOneLine(words);
}

LogFile::LogFile(LogFileOptions options) : m_writer(std::make_unique<LogWriter>(std::move(options)))
{
    m_thread.setObjectName(u"log"_s);
    m_writer->moveToThread(&m_thread);
}

LogFile::~LogFile()
{
    setDetail(LogDetail::Off);
    if (m_begun) {
        // Behind all that was logged.
        post(m_writer.get(), [this] {
            handOver();
            m_thread.quit();
        });
        m_thread.wait();
        takeOver();
    }
}

void LogFile::setDetail(LogDetail detail)
{
    const LogDetail former = m_detail.exchange(detail);
    if (former == LogDetail::Off && detail != LogDetail::Off) {
        current = this;
        before = qInstallMessageHandler(handle);
    } else if (former != LogDetail::Off && detail == LogDetail::Off) {
        qInstallMessageHandler(before);
        current = nullptr;
    }
    const QString rules = detail == LogDetail::Debug ? u"tokenhub.*=true"_s
        : detail == LogDetail::Information           ? u"tokenhub.*.info=true"_s
                                                     : QString();
    // Rules that somebody else set stay while we have none of our own.
    if (m_hasRules.exchange(!rules.isEmpty()) || !rules.isEmpty())
        QLoggingCategory::setFilterRules(rules);
}

bool LogFile::isOursAlone(QtMsgType type) const
{
    return m_hasRules && (type == QtDebugMsg || type == QtInfoMsg);
}

void LogFile::take(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!isWanted(type, m_detail) || QThread::currentThread() == &m_thread)
        return; // the thread's own trouble would go round in circles
    const QByteArray line = logLine(type, context.category, message, QDateTime::currentMSecsSinceEpoch());
    if (type == QtFatalMsg) {
        m_writer->writeAtOnce(line); // the process ends with it
        return;
    }
    if (m_waiting >= mostWaiting) {
        ++m_leftOut;
        return;
    }
    ++m_waiting;
    post(m_writer.get(), [this, line] {
        --m_waiting;
        if (const int leftOut = m_leftOut.exchange(0); leftOut > 0)
            m_writer->write("(" + QByteArray::number(leftOut) + " lines were left out)");
        m_writer->write(line);
    });
    if (!m_begun.exchange(true))
        m_thread.start(QThread::LowPriority);
}

} // namespace tokenhub::base
