// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <chrono>

namespace tokenhub::gateway {

//! \brief After a host said "too many requests" nobody sends to it before the time it named; then one after another,
//! not all at once. Shared by all lanes; GUI thread; times are of the monotonic clock. A plain value without timers.
class HostGate
{
public:
    using Ns = std::chrono::nanoseconds;
    static constexpr std::chrono::milliseconds stagger{250};

    void block(const QString &host, Ns until);
    //! When the caller may send: \a now if the gate is open, else a slot of its own that nobody else gets.
    [[nodiscard]] Ns reserve(const QString &host, Ns now);
    //! A person wants it now: the gate opens for all.
    void open(const QString &host);

private:
    QHash<QString, Ns> m_next; //!< the next free slot of each host that is or was blocked
};

} // namespace tokenhub::gateway
