// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicegateway.h"

#include <QThread>
#include <functional>
#include <memory>

namespace tokenhub::testing {

//! \brief A practice gateway that works on another thread, as a real one would: it can flood a client that has no time.
class GatewayThread
{
public:
    //! \a prepare runs on that thread before the gateway listens.
    explicit GatewayThread(const std::function<void(practice::PracticeGateway &)> &prepare)
    {
        m_thread.start();
        m_context.moveToThread(&m_thread);
        call([this, &prepare] {
            m_gateway = std::make_unique<practice::PracticeGateway>();
            prepare(*m_gateway);
            m_url = m_gateway->listen() ? m_gateway->url() : QUrl();
        });
    }
    explicit GatewayThread(const practice::Reply &reply)
        : GatewayThread([&reply](practice::PracticeGateway &gateway) { gateway.enqueue(reply); })
    {
    }
    ~GatewayThread()
    {
        call([this] { m_gateway.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(GatewayThread)

    [[nodiscard]] QUrl url() const { return m_url; } //!< empty: it does not listen

    //! Runs it on the gateway's thread and waits for it.
    void call(const std::function<void()> &work) const
    {
        QMetaObject::invokeMethod(const_cast<QObject *>(&m_context), work, Qt::BlockingQueuedConnection);
    }
    //! To be used in call() alone.
    [[nodiscard]] practice::PracticeGateway &gateway() const { return *m_gateway; }

private:
    QThread m_thread;
    QObject m_context;
    std::unique_ptr<practice::PracticeGateway> m_gateway;
    QUrl m_url;
};

} // namespace tokenhub::testing
