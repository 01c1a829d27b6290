// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/filewatch.h"
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

//! \brief Runs the store's jobs one after the other on the store's thread, keeps those that failed for a reason that
//! can pass, and makes the best of a database that is damaged or taken away while it is open. Made on the GUI thread,
//! moved to its own, destroyed when that has ended; all calls come from that thread.
class StoreWorker : public QObject
{
public:
    using Write = std::function<base::Result<void>(const Database &)>;

    //! Called on the store's thread.
    struct Listeners {
        std::function<void(const std::optional<base::Error> &)> onTrouble;
        std::function<void(const OpenReport &)> onReopened; //!< what is stored may be something else now
        SalvageProgress onSalvage;
    };

    StoreWorker(StoreLocation location, StoreTuning tuning, Listeners listeners);

    [[nodiscard]] base::Result<OpenReport> open();
    //! Null until open has worked.
    [[nodiscard]] const Opened *opened() const { return m_opened ? &*m_opened : nullptr; }
    [[nodiscard]] const base::Error &openError() const { return m_openError; }
    [[nodiscard]] const StoreLocation &location() const { return m_location; }
    base::Result<void> write(Write job, Log log);
    //! Everything, what is kept included, as a database of its own; an existing \a file is replaced at the very end.
    base::Result<void> copyTo(const QString &file);
    //! Once a run: puts what can be read of a damaged database in its place. True: what failed can be asked again.
    bool mend();
    //! One more attempt at what was kept, then closes. The last call.
    void finish();

private:
    struct Kept {
        Write job;
        Log log = Log::Leave;
    };

    enum class Telling { Notice, Nobody };

    void take(Opened opened);
    [[nodiscard]] bool isWritable() const;
    base::Result<void> makeReady();
    void reopen();
    base::Result<void> replaceLog();
    base::Result<void> reconnect();
    base::Result<void> runKept();
    void putOff(const base::Error &reason, Telling telling);
    base::Result<void> attempt(const Kept &write);
    base::Result<void> fillCopy(const QString &file);
    void checkNext();
    void rescueKept(const base::Error &reason);
    void setTrouble(const std::optional<base::Error> &trouble);

    StoreLocation m_location;
    StoreTuning m_tuning;
    Listeners m_listeners;
    base::Error m_openError;
    std::optional<Opened> m_opened;
    FileWatch m_watch;
    std::deque<Kept> m_kept;
    std::optional<base::Error> m_trouble;
    std::optional<base::Error> m_lastRefusal; //!< why what is kept was not written
    QStringList m_unchecked; //!< tables that are still to be looked over after a crash
    QDeadlineTimer m_notBefore; //!< a lock that another process holds costs busyTimeout each time we ask
    QTimer m_retryTimer;
    bool m_wasAsked = false; //!< to open
    bool m_hasMended = false;
};

} // namespace tokenhub::store
