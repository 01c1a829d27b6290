// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace tokenhub::base {

UtcMs SystemClock::now() const
{
    return std::chrono::duration_cast<UtcMs>(std::chrono::system_clock::now().time_since_epoch());
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    m_now += by;
    m_monotonic += by;
}

} // namespace tokenhub::base
