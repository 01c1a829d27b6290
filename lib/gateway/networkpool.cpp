// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/networkpool.h"

#include <QNetworkAccessManager>
#include <algorithm>

namespace tokenhub::gateway {

SharedNetwork NetworkPool::forLane(chat::LaneId lane, const QNetworkProxy &proxy)
{
    const auto found
        = std::find_if(m_kept.begin(), m_kept.end(), [&](const Entry &entry) { return entry.lane == lane; });
    Entry entry{.lane = lane, .proxy = proxy, .network = {}};
    if (found != m_kept.end()) {
        if (found->proxy == proxy) {
            dropDead(*found);
            entry.network = found->network;
        }
        m_kept.erase(found);
    }
    if (!entry.network)
        entry.network = fresh(proxy);
    entry.usedAt = m_clock.now();
    m_kept.push_back(entry);
    if (m_kept.size() > mostKept)
        m_kept.pop_front();
    return entry.network;
}

//! Only while no job holds it: to a request under way clearing would mean that it never ends.
void NetworkPool::dropDead(const Entry &entry) const
{
    const base::UtcMs idle = m_clock.now() - entry.usedAt;
    const bool isDoubtful = idle > freshFor || idle.count() < 0; // a clock set back tells nothing
    if (isDoubtful && entry.network.use_count() == 1)
        entry.network->clearConnectionCache();
}

SharedNetwork NetworkPool::fresh(const QNetworkProxy &proxy)
{
    auto network = std::make_shared<QNetworkAccessManager>();
    network->setProxy(proxy);
    return network;
}

} // namespace tokenhub::gateway
