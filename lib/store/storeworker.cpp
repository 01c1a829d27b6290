// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storeworker.h"

#include "base/logging.h"
#include "store/databasefile.h"
#include "store/store.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;
using Access = OpenReport::Access;

namespace {

//! Looking over more than this after a crash takes seconds; what is damaged there shows when it is read.
constexpr qint64 largestChecked = 2'000'000'000;

QString rescueName(const QString &file)
{
    return file + rescuedSuffix + timeForFileName();
}

} // namespace

StoreWorker::StoreWorker(StoreLocation location, StoreTuning tuning, Listeners listeners)
    : m_location(std::move(location)), m_tuning(std::move(tuning)),
      m_listeners(std::move(listeners)), m_openError{.kind = ErrorKind::Internal,
                                                     .detail = u"the store was not opened"_s},
      m_retryTimer(this)
{
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(m_tuning.retryEvery);
    connect(&m_retryTimer, &QTimer::timeout, this, &StoreWorker::runKept);
}

Result<OpenReport> StoreWorker::open()
{
    m_wasAsked = true;
    if (m_opened)
        return m_opened->report;
    Result<Opened> opened = openDatabase(m_location, m_tuning, schemaMigrations(), m_listeners.onSalvage);
    if (!opened) {
        m_openError = opened.error();
        return m_openError;
    }
    take(std::move(opened).value());
    return m_opened->report;
}

void StoreWorker::take(Opened opened)
{
    m_opened.emplace(std::move(opened));
    m_hasMended = m_hasMended || m_opened->report.salvaged;
    if (!isWritable())
        return;
    m_watch = m_location.isInMemory() ? FileWatch() : FileWatch(m_location.file());
    if (m_opened->endedUncleanly && QFileInfo(m_location.file()).size() <= largestChecked) {
        m_unchecked = {u"conversation"_s, u"lane"_s, u"message"_s, u"part"_s};
        // Behind what was asked for meanwhile: the history comes first.
        QMetaObject::invokeMethod(
            this, [this] { checkNext(); }, Qt::QueuedConnection);
    }
}

bool StoreWorker::isWritable() const
{
    return m_opened && m_opened->report.access == Access::ReadWrite;
}

//! A table at a time, so that nobody waits long in between.
void StoreWorker::checkNext()
{
    if (m_unchecked.isEmpty() || !isWritable())
        return;
    const QString table = m_unchecked.takeFirst();
    const Result<QVariant> found = m_opened->database.value(u"PRAGMA quick_check('%1')"_s.arg(table));
    if (found && found->toString() == "ok"_L1) {
        QMetaObject::invokeMethod(
            this, [this] { checkNext(); }, Qt::QueuedConnection);
        return;
    }
    m_unchecked.clear();
    if (!found && found.error().kind != ErrorKind::StorageDamaged)
        return;
    qCWarning(base::logStore) << "damage found after a crash, in" << table;
    mend();
}

Result<void> StoreWorker::write(Write job, Log log)
{
    if (!m_wasAsked)
        return m_openError;
    if (m_location.isOnlyRead())
        return Error{.kind = ErrorKind::StorageReadOnly, .subject = m_location.folder()};
    const bool mustWait = !m_kept.empty() && !m_notBefore.hasExpired();
    m_kept.push_back({.job = std::move(job), .log = log});
    if (mustWait && m_lastRefusal)
        return *m_lastRefusal;
    return runKept();
}

//! What stands in the way of any write. Opens again what could not be written at the start.
Result<void> StoreWorker::makeReady()
{
    if (!isWritable())
        reopen();
    if (!m_opened)
        return m_openError;
    if (!isWritable())
        return Error{.kind = m_opened->report.readOnlyBecause.value_or(ErrorKind::StorageReadOnly),
                     .subject = m_location.folder()};
    switch (m_watch.look()) {
    case FileWatch::Finding::Same:
        return {};
    case FileWatch::Finding::LogGone:
        return replaceLog();
    case FileWatch::Finding::Replaced:
        return Error{
            .kind = ErrorKind::StorageLost, .detail = u"replaced by another file"_s, .subject = m_location.file()};
    case FileWatch::Finding::Gone:
        break;
    }
    return Error{.kind = ErrorKind::StorageLost, .detail = u"deleted or moved"_s, .subject = m_location.file()};
}

void StoreWorker::reopen()
{
    Result<Opened> opened = openDatabase(m_location, m_tuning, schemaMigrations(), m_listeners.onSalvage);
    if (!opened) {
        if (!m_opened)
            m_openError = opened.error();
        return;
    }
    if (m_opened && opened->report.access == Access::ReadOnly)
        return;
    take(std::move(opened).value());
    m_listeners.onReopened(m_opened->report);
}

//! SQLite still holds what was in the deleted log: it goes into the database, and a new log is begun.
Result<void> StoreWorker::replaceLog()
{
    qCWarning(base::logStore) << "the write-ahead log was deleted while it was in use";
    const Result<QVariant> busy = m_opened->database.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (!busy)
        return busy.error();
    if (busy->toInt() != 0)
        return Error{.kind = ErrorKind::StorageBusy, .detail = u"the log is being read"_s};
    return reconnect();
}

Result<void> StoreWorker::reconnect()
{
    OpenReport report = m_opened->report;
    m_opened.reset();
    m_watch = {};
    Result<Database> database = connectDatabase(m_location.file(), m_tuning);
    if (!database) {
        m_openError = database.error();
        return m_openError;
    }
    m_opened.emplace(Opened{.database = std::move(database).value(), .report = std::move(report)});
    m_watch = FileWatch(m_location.file());
    return {};
}

//! In order; stops at the first one that has to wait. The result is that of the last one tried.
Result<void> StoreWorker::runKept()
{
    m_retryTimer.stop();
    if (m_kept.empty())
        return {};
    if (Result<void> ready = makeReady(); !ready) {
        // Of what was found at the start its report tells.
        putOff(ready.error(), isWritable() ? Telling::Notice : Telling::Nobody);
        return ready;
    }
    std::optional<Error> trouble = m_trouble;
    Result<void> done;
    while (!m_kept.empty()) {
        done = attempt(m_kept.front());
        if (!done && Store::isRetried(done.error().kind)) {
            putOff(done.error(), Telling::Notice);
            return done;
        }
        m_kept.pop_front();
        if (done)
            trouble.reset();
        else if (done.error().kind == ErrorKind::StorageDamaged)
            trouble = done.error();
    }
    m_lastRefusal.reset();
    setTrouble(trouble);
    return done;
}

void StoreWorker::putOff(const Error &reason, Telling telling)
{
    m_notBefore.setRemainingTime(m_tuning.retryAtMostEvery);
    m_retryTimer.start();
    m_lastRefusal = reason;
    if (telling == Telling::Notice)
        setTrouble(reason);
}

Result<void> StoreWorker::attempt(const Kept &write)
{
    if (!m_opened) // it could not be opened again after it was mended
        return m_openError;
    const auto run = [&] {
        const Database &database = m_opened->database;
        return database.transaction([&] { return write.job(database); });
    };
    Result<void> done = run();
    if (!done && done.error().kind == ErrorKind::StorageDamaged && mend())
        done = run();
    if (!done)
        qCWarning(base::logStore) << "not written:" << base::errorKindName(done.error().kind) << done.error().detail;
    if (done && write.log == Log::Clear) {
        if (const Result<void> cleared = m_opened->database.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s); !cleared)
            qCWarning(base::logStore) << "the log was not cleared:" << cleared.error().detail;
    }
    return done;
}

bool StoreWorker::mend()
{
    if (m_hasMended || !isWritable() || m_location.isInMemory())
        return false;
    m_hasMended = true;
    // What is being read is the file as it lies there: all of the log belongs to it, and nobody writes meanwhile.
    OpenReport report;
    m_opened.reset();
    m_watch = {};
    const Result<void> replaced = replaceDamaged(m_location.file(), schemaMigrations(), m_listeners.onSalvage, report);
    if (!replaced)
        qCWarning(base::logStore) << "nothing was rescued:" << replaced.error().detail;
    Result<Database> database = connectDatabase(m_location.file(), m_tuning);
    if (!database) {
        m_openError = database.error();
        return false;
    }
    m_opened.emplace(Opened{.database = std::move(database).value(), .report = std::move(report)});
    m_watch = FileWatch(m_location.file());
    if (replaced)
        m_listeners.onReopened(m_opened->report);
    return replaced.ok();
}

Result<void> StoreWorker::copyTo(const QString &file)
{
    if (!m_opened && !m_wasAsked)
        return m_openError;
    if (!m_location.isInMemory()
        && QFileInfo(file).canonicalFilePath() == QFileInfo(m_location.file()).canonicalFilePath()
        && QFileInfo::exists(file))
        return Error{.kind = ErrorKind::FileFailed, .detail = u"it is the file to be copied"_s, .subject = file};
    // Under another name until it is whole: what lies there is replaced by all of it or not at all.
    const QString part = file + u".part"_s;
    QFile::remove(part);
    Result<void> done = createPrivateFile(part);
    if (done)
        done = fillCopy(part);
    if (done)
        done = replaceFile(part, file);
    if (!done)
        QFile::remove(part);
    return done;
}

Result<void> StoreWorker::fillCopy(const QString &file)
{
    Result<void> filled = m_openError;
    if (m_opened)
        filled = m_opened->database.run(u"VACUUM INTO ?"_s, {file});
    const bool isUnreadable = !filled && (!m_opened || filled.error().kind == ErrorKind::StorageDamaged);
    if (!filled && !isUnreadable)
        return filled;
    Result<Database> copy = Database::open(file, Database::Mode::New, m_tuning.busyTimeout);
    if (!copy)
        return copy.error();
    // Nothing can be read: what this run still has is better than no copy.
    if (isUnreadable) {
        if (Result<void> made = migrate(*copy, 0, schemaMigrations()); !made)
            return made;
    }
    for (const Kept &write : m_kept) {
        const Result<void> written = copy->transaction([&] { return write.job(*copy); });
        if (!written && Store::isRetried(written.error().kind))
            return written;
        if (!written)
            qCWarning(base::logStore) << "not in the copy:" << written.error().detail;
    }
    return {};
}

void StoreWorker::setTrouble(const std::optional<Error> &trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    m_listeners.onTrouble(trouble);
}

void StoreWorker::finish()
{
    if (!m_kept.empty()) {
        if (const Result<void> done = runKept(); !done)
            rescueKept(done.error());
    }
    m_retryTimer.stop();
    m_opened.reset();
}

//! The last chance. A database that was deleted is put back whole; beside one that is there a copy is laid.
void StoreWorker::rescueKept(const Error &reason)
{
    const QString file = m_location.file();
    const bool isGone = !m_location.isInMemory() && m_watch.look() == FileWatch::Finding::Gone;
    const QString target = isGone ? file : rescueName(file);
    if (m_location.isInMemory() || m_kept.empty() || !isWritable()) {
        qCCritical(base::logStore) << m_kept.size() << "writes are lost:" << reason.detail;
        return;
    }
    if (isGone) { // what is left of it would be read into the new one
        QFile::remove(file + u"-wal"_s);
        QFile::remove(file + u"-shm"_s);
    }
    if (const Result<void> copied = copyTo(target); !copied)
        qCCritical(base::logStore) << m_kept.size() << "writes are lost:" << reason.detail << copied.error().detail;
    else
        qCWarning(base::logStore) << m_kept.size() << "writes could not be saved in place; everything is in" << target;
}

} // namespace tokenhub::store
