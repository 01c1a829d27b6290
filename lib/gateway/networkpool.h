// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "chat/lane.h"

#include <QNetworkProxy>
#include <deque>
#include <memory>

class QNetworkAccessManager;

namespace tokenhub::gateway {

//! Shared: a lane's next job goes on with the connections of the last one, and whoever lets go last ends them, be it a
//! job that outlives its place in the pool.
using SharedNetwork = std::shared_ptr<QNetworkAccessManager>;

//! \brief One network manager per lane and way out: a manager holds no more than six connections to a host and loses
//! all it has queued when one of them breaks. Each keeps a thread, so only the lanes used last are kept. GUI thread.
class NetworkPool
{
public:
    static constexpr size_t mostKept = 16;
    //! A connection that was not used for so long may be dead without anybody having said so: the other end has
    //! closed it, or the computer slept. By the wall clock, which alone counts sleep.
    static constexpr std::chrono::seconds freshFor{60};

    explicit NetworkPool(const base::Clock &clock) : m_clock(clock) { }

    //! With another proxy than the last time it is another manager: Qt remembers logins, and connections.
    [[nodiscard]] SharedNetwork forLane(chat::LaneId lane, const QNetworkProxy &proxy);
    //! For one request that belongs to no lane.
    [[nodiscard]] static SharedNetwork fresh(const QNetworkProxy &proxy);
    [[nodiscard]] size_t kept() const { return m_kept.size(); }

private:
    struct Entry {
        chat::LaneId lane;
        QNetworkProxy proxy;
        SharedNetwork network;
        base::UtcMs usedAt{0};
    };
    void dropDead(const Entry &entry) const;

    const base::Clock &m_clock;
    std::deque<Entry> m_kept; // last used last
};

} // namespace tokenhub::gateway
