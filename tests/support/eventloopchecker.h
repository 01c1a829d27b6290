// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cputimer.h"

#include <QObject>
#include <QTimer>
#include <algorithm>

namespace tokenhub::testing {

//! \brief Notes the longest time that this thread worked without coming back to its event loop.
class EventLoopChecker : public QObject
{
public:
    EventLoopChecker()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            longest = std::max(longest, m_worked.restart());
            ++ticks;
        });
        m_timer.start(5);
    }

    qint64 longest = 0; //!< in milliseconds
    int ticks = 0;

private:
    QTimer m_timer;
    CpuTimer m_worked;
};

} // namespace tokenhub::testing
