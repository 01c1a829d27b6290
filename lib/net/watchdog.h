// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <chrono>
#include <optional>

namespace tokenhub::net {

//! How long a request may be silent. All are counted in ticks, not read off a clock: see Watchdog.
struct WatchdogLimits {
    std::chrono::milliseconds tick = std::chrono::seconds(1); //!< must be > 0; the limits are rounded up to whole ticks
    std::chrono::milliseconds connect = std::chrono::seconds(10); //!< until connected (TLS included)
    std::chrono::milliseconds send = std::chrono::seconds(60); //!< without progress while a long body is sent
    std::chrono::milliseconds firstByte = std::chrono::seconds(120); //!< from sent to the first data event
    std::chrono::milliseconds stallWarning = std::chrono::seconds(45); //!< silence that is worth telling
    std::chrono::milliseconds stall = std::chrono::seconds(120); //!< silence between data events that ends it
    std::chrono::milliseconds errorBody = std::chrono::seconds(10); //!< for the whole body of a refusal
    std::chrono::milliseconds resumeGap = std::chrono::seconds(5); //!< a tick this late means the computer slept
    std::chrono::milliseconds resumeGrace = std::chrono::seconds(15); //!< after it a stream must show a sign of life
};

//! \brief Counts how long a request has been silent. A plain value, owned by HttpStream; its thread.
//!
//! It counts its own ticks because a clock also counts the time in which the process did not run: after a stop of
//! three seconds a healthy stream would be ended. A tick that comes later than resumeGap, by the monotonic or by the
//! wall clock (which alone counts sleep on Linux), means the computer slept; the peer may have closed unseen, so a
//! stream then has resumeGrace to show any byte. Before the first data event a sleep only counts as one tick: an
//! answer that takes minutes to begin is normal and has been paid for.
class Watchdog
{
public:
    enum class Phase { Connecting, Sending, Waiting, Streaming, Refused };
    enum class Verdict {
        Fine,
        Warn, //!< once per silence, at stallWarning
        Expired, //!< the limit of the phase is reached
        DeadAfterSleep, //!< no byte within resumeGrace
    };

    Watchdog(WatchdogLimits limits, const base::Clock &clock);

    void enter(Phase phase); //!< a new phase starts with no silence counted; entering the current one does nothing
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] Verdict tick(); //!< to be called once per tick
    void noteByte(); //!< any byte: proof of life after a sleep, and nothing else
    void noteProgress(); //!< what the phase waits for: upload progress, or a data event
    [[nodiscard]] std::chrono::milliseconds silence() const { return m_silence; }
    [[nodiscard]] bool isWarned() const { return m_warned; }

private:
    [[nodiscard]] std::chrono::milliseconds limit() const;
    [[nodiscard]] bool wokeUp();

    WatchdogLimits m_limits;
    const base::Clock &m_clock;
    Phase m_phase = Phase::Connecting;
    std::chrono::milliseconds m_silence{0};
    std::optional<std::chrono::milliseconds> m_grace; // left, while a sign of life is due
    base::UtcMs m_lastWall{0};
    std::chrono::nanoseconds m_lastMonotonic{0};
    bool m_ticked = false; // before, there is no earlier tick to compare with
    bool m_warned = false;
};

} // namespace tokenhub::net
