// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/delta.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace tokenhub::session {

//! \brief Gathers the deltas of all running answers and hands them on at most once a display tick: what is drawn is
//! what changed, however fast it came. No timer runs while nothing comes. GUI thread.
class DeltaCoalescer : public QObject
{
    Q_OBJECT

public:
    //! Thirty frames a second: text that grows looks the same at sixty and costs twice as much.
    static constexpr std::chrono::milliseconds standardTick{33};

    explicit DeltaCoalescer(std::chrono::milliseconds tick = standardTick, QObject *parent = nullptr);

    void add(chat::MessageId id, const chat::DeltaBatch &batch);
    void flush(); //!< now, everything
    void flush(chat::MessageId id); //!< now, one answer: before its end

signals:
    //! One frame of one answer.
    void frameReady(tokenhub::base::MessageId id, const tokenhub::chat::DeltaBatch &frame);

private:
    QHash<chat::MessageId, chat::DeltaBatch> m_pending;
    QTimer m_tick;
};

} // namespace tokenhub::session
