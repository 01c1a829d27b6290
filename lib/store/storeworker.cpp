// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storeworker.h"

#include "base/logging.h"
#include "store/store.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;

StoreWorker::StoreWorker(StoreLocation location, StoreTuning tuning,
                         std::function<void(const std::optional<Error> &)> onTrouble)
    : m_location(std::move(location)), m_tuning(tuning),
      m_onTrouble(std::move(onTrouble)), m_openError{.kind = ErrorKind::Internal,
                                                     .detail = u"the store was not opened"_s},
      m_retryTimer(this)
{
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(m_tuning.retryEvery);
    connect(&m_retryTimer, &QTimer::timeout, this, &StoreWorker::runKept);
}

Result<OpenReport> StoreWorker::open()
{
    if (m_opened)
        return m_opened->report;
    Result<Opened> opened = openDatabase(m_location, m_tuning);
    if (!opened) {
        m_openError = opened.error();
        return m_openError;
    }
    m_opened.emplace(std::move(opened).value());
    return m_opened->report;
}

Result<void> StoreWorker::write(Write job, Log log)
{
    if (!m_opened)
        return m_openError;
    if (m_opened->report.access == OpenReport::Access::ReadOnly)
        return Error{.kind = ErrorKind::StorageReadOnly, .subject = m_location.folder()};
    const bool mustWait = !m_kept.empty() && !m_notBefore.hasExpired();
    m_kept.push_back({.job = std::move(job), .log = log});
    return mustWait ? Result<void>(*m_trouble) : runKept();
}

//! In order; stops at the first one that has to wait. The result is that of the last one tried.
Result<void> StoreWorker::runKept()
{
    m_retryTimer.stop();
    std::optional<Error> trouble = m_trouble;
    Result<void> done;
    while (!m_kept.empty()) {
        done = attempt(m_kept.front());
        if (!done && Store::isRetried(done.error().kind)) {
            m_notBefore.setRemainingTime(m_tuning.retryAtMostEvery);
            m_retryTimer.start();
            setTrouble(done.error());
            return done;
        }
        m_kept.pop_front();
        if (done)
            trouble.reset();
        else if (done.error().kind == ErrorKind::StorageDamaged)
            trouble = done.error();
    }
    setTrouble(trouble);
    return done;
}

Result<void> StoreWorker::attempt(const Kept &write)
{
    const Database &database = m_opened->database;
    const Result<void> done = database.transaction([&] { return write.job(database); });
    if (!done)
        qCWarning(base::logStore) << "not written:" << base::errorKindName(done.error().kind) << done.error().detail;
    if (done && write.log == Log::Clear) {
        if (const Result<void> cleared = database.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s); !cleared)
            qCWarning(base::logStore) << "the log was not cleared:" << cleared.error().detail;
    }
    return done;
}

void StoreWorker::setTrouble(const std::optional<Error> &trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    m_onTrouble(trouble);
}

void StoreWorker::finish()
{
    if (m_opened && !m_kept.empty()) {
        if (const Result<void> done = runKept(); !done)
            qCCritical(base::logStore) << m_kept.size() << "writes are lost:" << done.error().detail;
    }
    m_retryTimer.stop();
    m_opened.reset();
}

} // namespace tokenhub::store
