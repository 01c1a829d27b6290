// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace tokenhub::base {

using UtcMs = std::chrono::milliseconds; //!< milliseconds since 1970-01-01 UTC

//! \brief Time as a dependency, so that tests can set it. Any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcMs now() const = 0; //!< wall clock; may jump
    [[nodiscard]] virtual std::chrono::nanoseconds monotonic() const = 0; //!< never goes back; no known origin
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] UtcMs now() const override;
    [[nodiscard]] std::chrono::nanoseconds monotonic() const override;
};

//! \brief A clock that stands still until it is moved.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] UtcMs now() const override { return m_now; }
    [[nodiscard]] std::chrono::nanoseconds monotonic() const override { return m_monotonic; }
    void advance(std::chrono::milliseconds by);
    void setNow(UtcMs now) { m_now = now; } //!< as when somebody sets the computer's clock

private:
    UtcMs m_now{1'700'000'000'000};
    std::chrono::nanoseconds m_monotonic{std::chrono::seconds(1000)};
};

} // namespace tokenhub::base
