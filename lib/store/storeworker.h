// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/opening.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>
#include <deque>
#include <functional>
#include <optional>

namespace tokenhub::store {

//! What happens to the write-ahead log after a write. Clear: what was removed is overwritten there too.
enum class Log { Leave, Clear };

//! \brief Runs the store's jobs one after the other on the store's thread, and keeps those that failed for a reason
//! that can pass. Made on the GUI thread, moved to its own, destroyed when that has ended; all calls come from that
//! thread.
class StoreWorker : public QObject
{
public:
    using Write = std::function<base::Result<void>(const Database &)>;

    //! \a onTrouble is called on the store's thread.
    StoreWorker(StoreLocation location, StoreTuning tuning,
                std::function<void(const std::optional<base::Error> &)> onTrouble);

    [[nodiscard]] base::Result<OpenReport> open();
    //! Null until open has worked.
    [[nodiscard]] const Opened *opened() const { return m_opened ? &*m_opened : nullptr; }
    [[nodiscard]] const base::Error &openError() const { return m_openError; }
    base::Result<void> write(Write job, Log log);
    //! One more attempt at what was kept, then closes. The last call.
    void finish();

private:
    struct Kept {
        Write job;
        Log log = Log::Leave;
    };

    base::Result<void> runKept();
    base::Result<void> attempt(const Kept &write);
    void setTrouble(const std::optional<base::Error> &trouble);

    StoreLocation m_location;
    StoreTuning m_tuning;
    std::function<void(const std::optional<base::Error> &)> m_onTrouble;
    base::Error m_openError;
    std::optional<Opened> m_opened;
    std::deque<Kept> m_kept;
    std::optional<base::Error> m_trouble;
    QDeadlineTimer m_notBefore; //!< a lock that another process holds costs busyTimeout each time we ask
    QTimer m_retryTimer;
};

} // namespace tokenhub::store
