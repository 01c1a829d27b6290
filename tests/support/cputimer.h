// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <ctime>

namespace tokenhub::testing {

//! \brief Milliseconds that this thread has worked since start(): what else the machine does is not counted, so that a
//! test may hold it against a bound. A thread that only waits shows nothing here.
class CpuTimer
{
public:
    void start() { m_begin = now(); }
    [[nodiscard]] qint64 elapsed() const { return now() - m_begin; }
    qint64 restart()
    {
        const qint64 passed = elapsed();
        start();
        return passed;
    }

private:
    [[nodiscard]] static qint64 now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    }

    qint64 m_begin = now();
};

} // namespace tokenhub::testing
