// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <ctime>

namespace tokenhub::typeset {

//! \brief How long the thread that made it may compute. Time in which others had the processor does not count: a busy
//! machine must not take the colours from a block that is cheap.
class CodeDeadline
{
public:
    explicit CodeDeadline(std::chrono::nanoseconds time) : m_end(now() + time) { }

    [[nodiscard]] bool hasExpired() const { return now() >= m_end; }

    //! What this thread has computed since it began.
    [[nodiscard]] static std::chrono::nanoseconds now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }

private:
    std::chrono::nanoseconds m_end;
};

} // namespace tokenhub::typeset
