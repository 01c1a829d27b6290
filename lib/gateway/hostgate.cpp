// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/hostgate.h"

#include <algorithm>

namespace tokenhub::gateway {

void HostGate::block(const QString &host, Ns until)
{
    Ns &next = m_next[host];
    next = std::max(next, until);
}

HostGate::Ns HostGate::reserve(const QString &host, Ns now)
{
    const auto found = m_next.find(host);
    if (found == m_next.end())
        return now;
    if (*found <= now) {
        m_next.erase(found);
        return now;
    }
    const Ns slot = *found;
    *found += stagger;
    return slot;
}

void HostGate::open(const QString &host)
{
    m_next.remove(host);
}

} // namespace tokenhub::gateway
