// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/sessionbus.h"

#include <QThread>

namespace tokenhub::app {

void connectSessionBus(QObject *context, std::function<void(const QDBusConnection &bus)> done)
{
    // Without a parent: where the bus never answers, it is still waiting when the program ends.
    QThread *thread = QThread::create([] { (void)QDBusConnection::sessionBus(); });
    QObject::connect(thread, &QThread::finished, context,
                     [done = std::move(done)] { done(QDBusConnection::sessionBus()); });
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

} // namespace tokenhub::app
