// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QThread>
#include <atomic>
#include <memory>

namespace tokenhub::practice {
class PracticeGateway;
} // namespace tokenhub::practice

namespace tokenhub::bench {

//! \brief The practice gateway on a thread of its own: its work must not count as the window's.
class GatewayThread
{
public:
    GatewayThread();
    ~GatewayThread();
    Q_DISABLE_COPY_MOVE(GatewayThread)

    [[nodiscard]] QString url() const { return m_url; }
    void answer(const QString &text, int tokensPerSecond); //!< to the next request; 0: at once
    void answerAll(const QString &text, int tokensPerSecond); //!< to all that follow
    [[nodiscard]] double cpu(); //!< seconds its thread has worked
    [[nodiscard]] double finishedAt() const { return m_finishedAt; } //!< the last byte was handed to the system

private:
    QThread m_thread;
    QObject m_inside; //!< lives on the thread
    std::unique_ptr<practice::PracticeGateway> m_gateway; //!< made and destroyed there
    QString m_url;
    std::atomic<double> m_finishedAt = 0;
};

} // namespace tokenhub::bench
