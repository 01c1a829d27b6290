// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatewaythread.h"

#include "figures.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "reply.h"

namespace tokenhub::bench {
namespace {

practice::Reply replyOf(const QString &text, int tokensPerSecond)
{
    const practice::GuideChunks chunks;
    practice::Steps steps{chunks.first()};
    for (const QString &piece : tokens(text)) {
        steps.push_back(chunks.text(piece));
        if (tokensPerSecond > 0)
            steps.push_back(practice::Pause{std::chrono::milliseconds(1000 / tokensPerSecond)});
    }
    steps.push_back(chunks.finish());
    steps.push_back(chunks.usage());
    return practice::Reply::sse(steps);
}

} // namespace

GatewayThread::GatewayThread()
{
    m_inside.moveToThread(&m_thread);
    m_thread.start();
    const auto begin = [this] {
        m_gateway = std::make_unique<practice::PracticeGateway>();
        QObject::connect(m_gateway.get(), &practice::PracticeGateway::replyFinished, &m_inside,
                         [this] { m_finishedAt = now(); });
        if (!m_gateway->listen())
            qFatal("no port for the practice gateway");
        m_url = m_gateway->url().toString();
    };
    QMetaObject::invokeMethod(&m_inside, begin, Qt::BlockingQueuedConnection);
}

GatewayThread::~GatewayThread()
{
    const auto end = [this] { m_gateway.reset(); };
    QMetaObject::invokeMethod(&m_inside, end, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void GatewayThread::answer(const QString &text, int tokensPerSecond)
{
    const practice::Reply reply = replyOf(text, tokensPerSecond);
    const auto enqueue = [this, reply] { m_gateway->enqueue(reply); };
    QMetaObject::invokeMethod(&m_inside, enqueue, Qt::BlockingQueuedConnection);
}

void GatewayThread::answerAll(const QString &text, int tokensPerSecond)
{
    const practice::Reply reply = replyOf(text, tokensPerSecond);
    const auto script = [this, reply] { m_gateway->script(practice::match::posts(), reply); };
    QMetaObject::invokeMethod(&m_inside, script, Qt::BlockingQueuedConnection);
}

double GatewayThread::cpu()
{
    double seconds = 0;
    QMetaObject::invokeMethod(
        &m_inside, [&seconds] { seconds = ownCpu(); }, Qt::BlockingQueuedConnection);
    return seconds;
}

} // namespace tokenhub::bench
