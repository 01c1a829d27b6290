// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/pacer.h"

namespace tokenhub::practice {

using namespace std::chrono;

Pacer::Pacer()
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { wakeDue(); });
}

void Pacer::sleep(Sleeper *sleeper, nanoseconds length)
{
    const auto exact = (steady_clock::now() + length).time_since_epoch();
    m_sleepers.emplace(SteadyTime(ceil<duration<qint64, std::ratio<Pacer::grid.count(), 1000>>>(exact)), sleeper);
    startTimer();
}

void Pacer::forget(Sleeper *sleeper)
{
    for (auto it = m_sleepers.begin(); it != m_sleepers.end();)
        it = it->second == sleeper ? m_sleepers.erase(it) : std::next(it);
}

void Pacer::wakeDue()
{
    // One at a time from the front: who wakes may put others (or itself) to sleep, or make them forget.
    const auto now = steady_clock::now();
    while (!m_sleepers.empty() && m_sleepers.begin()->first <= now) {
        Sleeper *const sleeper = m_sleepers.begin()->second;
        m_sleepers.erase(m_sleepers.begin());
        sleeper->wake();
    }
    startTimer();
}

void Pacer::startTimer()
{
    if (m_sleepers.empty()) {
        m_timer.stop();
        return;
    }
    const auto left = ceil<milliseconds>(m_sleepers.begin()->first - steady_clock::now());
    const auto wait = std::max(left, milliseconds(0));
    if (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > wait)
        m_timer.start(wait);
}

} // namespace tokenhub::practice
