// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <functional>

namespace tokenhub::app {

//! \brief Connects to the session bus and calls \a done, later and on the thread of \a context, unless that has gone.
//! The handshake waits for the bus, so it is made on a thread of its own: a bus that hangs must not hold up the window.
void connectSessionBus(QObject *context, std::function<void(const QDBusConnection &bus)> done);

} // namespace tokenhub::app
