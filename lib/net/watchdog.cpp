// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/watchdog.h"

namespace tokenhub::net {

Watchdog::Watchdog(WatchdogLimits limits, const base::Clock &clock) : m_limits(limits), m_clock(clock) { }

void Watchdog::enter(Phase phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    noteProgress();
}

Watchdog::Verdict Watchdog::tick()
{
    if (wokeUp() && m_phase == Phase::Streaming) {
        m_grace = m_limits.resumeGrace;
        return Verdict::Fine;
    }
    if (m_grace) {
        *m_grace -= m_limits.tick;
        return m_grace->count() > 0 ? Verdict::Fine : Verdict::DeadAfterSleep;
    }
    m_silence += m_limits.tick;
    if (m_silence >= limit())
        return Verdict::Expired;
    const bool waitsForData = m_phase == Phase::Waiting || m_phase == Phase::Streaming;
    if (m_warned || !waitsForData || m_silence < m_limits.stallWarning)
        return Verdict::Fine;
    m_warned = true;
    return Verdict::Warn;
}

void Watchdog::noteByte()
{
    m_grace.reset();
}

void Watchdog::noteProgress()
{
    m_silence = {};
    m_warned = false;
    m_grace.reset();
}

std::chrono::milliseconds Watchdog::limit() const
{
    switch (m_phase) {
    case Phase::Connecting:
        return m_limits.connect;
    case Phase::Sending:
        return m_limits.send;
    case Phase::Waiting:
        return m_limits.firstByte;
    case Phase::Streaming:
        return m_limits.stall;
    case Phase::Refused:
        return m_limits.errorBody;
    }
    return m_limits.stall;
}

bool Watchdog::wokeUp()
{
    const base::UtcMs wall = m_clock.now();
    const std::chrono::nanoseconds monotonic = m_clock.monotonic();
    const bool late
        = m_ticked && (wall - m_lastWall > m_limits.resumeGap || monotonic - m_lastMonotonic > m_limits.resumeGap);
    m_ticked = true;
    m_lastWall = wall;
    m_lastMonotonic = monotonic;
    return late;
}

} // namespace tokenhub::net
