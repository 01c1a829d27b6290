// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames.h"

#include "figures.h"

#include <QEvent>
#include <QThread>
#include <QWidget>
#include <algorithm>

namespace tokenhub::bench {

Frames::Frames(int &argc, char **argv) : QApplication(argc, argv) { }

void Frames::watch(QWidget *window)
{
    m_window = window;
}

void Frames::await(std::function<bool()> condition)
{
    m_reachedAt.reset();
    m_condition = std::move(condition);
}

bool Frames::notify(QObject *receiver, QEvent *event)
{
    // Other threads deliver their events through here too.
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type();
    const double begin = m_depth++ == 0 ? now() : 0;
    const bool result = QApplication::notify(receiver, event);
    if (--m_depth == 0)
        m_longest = std::max(m_longest, now() - begin);
    if (receiver == m_window && type == QEvent::UpdateRequest && m_condition && !m_reachedAt && m_condition())
        m_reachedAt = now();
    return result;
}

} // namespace tokenhub::bench
