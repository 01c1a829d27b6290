// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/firstframe.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>
#include <chrono>
#include <utility>

namespace tokenhub::app {
namespace {

constexpr std::chrono::milliseconds longestWait{1000};

class FirstFrame : public QObject
{
public:
    FirstFrame(QWidget *window, std::function<void()> done) : QObject(window), m_done(std::move(done))
    {
        window->installEventFilter(this);
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, &FirstFrame::end);
        m_limit.start(longestWait);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // Later: this is the beginning of the frame, not its end.
            QMetaObject::invokeMethod(this, &FirstFrame::end, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void end()
    {
        m_limit.stop();
        if (const auto done = std::exchange(m_done, {}))
            done();
        deleteLater();
    }

    std::function<void()> m_done;
    QTimer m_limit;
};

} // namespace

void afterFirstFrame(QWidget *window, std::function<void()> done)
{
    new FirstFrame(window, std::move(done));
}

} // namespace tokenhub::app
