// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/recordedrequest.h"

#include <QTimer>
#include <chrono>
#include <map>

namespace tokenhub::practice {

//! \brief Wakes any number of sleepers with one timer. Times are rounded up to a common grid, so that sixteen streams
//! of 200 tokens a second cost 200 wake-ups a second, not 3200. No timer runs while nobody sleeps. Owned by the
//! gateway.
class Pacer
{
public:
    static constexpr std::chrono::milliseconds grid{5};

    class Sleeper
    {
    public:
        virtual void wake() = 0;

    protected:
        ~Sleeper() = default;
    };

    Pacer();
    void sleep(Sleeper *sleeper,
               std::chrono::nanoseconds length); //!< wakes it once; the sleeper must forget() before it dies
    void forget(Sleeper *sleeper);

private:
    void wakeDue();
    void startTimer();

    std::multimap<SteadyTime, Sleeper *> m_sleepers;
    QTimer m_timer;
};

} // namespace tokenhub::practice
