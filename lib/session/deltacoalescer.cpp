// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/deltacoalescer.h"

namespace tokenhub::session {

DeltaCoalescer::DeltaCoalescer(std::chrono::milliseconds tick, QObject *parent) : QObject(parent)
{
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, qOverload<>(&DeltaCoalescer::flush));
}

void DeltaCoalescer::add(chat::MessageId id, const chat::DeltaBatch &batch)
{
    chat::merge(m_pending[id], batch);
    if (!m_tick.isActive())
        m_tick.start();
}

void DeltaCoalescer::flush()
{
    m_tick.stop();
    const QHash<chat::MessageId, chat::DeltaBatch> frames = std::exchange(m_pending, {});
    for (auto frame = frames.cbegin(); frame != frames.cend(); ++frame)
        emit frameReady(frame.key(), frame.value());
}

void DeltaCoalescer::flush(chat::MessageId id)
{
    const chat::DeltaBatch frame = m_pending.take(id);
    if (!frame.empty())
        emit frameReady(id, frame);
    if (m_pending.isEmpty())
        m_tick.stop();
}

} // namespace tokenhub::session
