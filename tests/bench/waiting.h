// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>
#include <functional>

namespace tokenhub::bench {

//! Lets the window work until \a condition holds or the time is over. QTest::qWaitFor() sleeps ten milliseconds between
//! two looks, in which the window does nothing: that would be measured, and no user has it.
inline bool runUntil(const std::function<bool()> &condition, std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    QTimer alarm;
    alarm.setTimerType(Qt::PreciseTimer);
    alarm.start(limit);
    while (!condition() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

inline void await(const std::function<bool()> &condition, const char *what)
{
    if (!runUntil(condition, std::chrono::minutes(2)))
        qFatal("%s: not within two minutes", what);
}

} // namespace tokenhub::bench
