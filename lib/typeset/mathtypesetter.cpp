// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/mathtypesetter.h"

#include "typeset/mathworker.h"

#include <QFont>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QThread>
#include <utility>

namespace tokenhub::typeset {

namespace {

constexpr qreal XHeight = 0.442; // of MathJax's letters, in em
constexpr std::size_t FailureBytes = 512; // what a failure takes in the cache

} // namespace

bool isMathAvailable()
{
    return !mathPluginFile().isEmpty();
}

qreal emFor(const QFont &font)
{
    // Fonts for screens have a high x; beyond this the capitals of a formula would shout.
    constexpr qreal Largest = 1.2;
    const qreal size = QFontInfo(font).pixelSize();
    const qreal byXHeight = QFontMetricsF(font).xHeight() / XHeight;
    return qBound(size, byXHeight, Largest * size);
}

MathTypesetter::MathTypesetter(MathTuning tuning, QObject *parent)
    : QObject(parent), m_tuning(std::move(tuning)), m_answers(m_tuning.cacheBytes)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(m_tuning.idle);
    connect(&m_idle, &QTimer::timeout, this, &MathTypesetter::endThread);
    m_watchdog.setSingleShot(true);
    m_watchdog.setInterval(m_tuning.limit);
    connect(&m_watchdog, &QTimer::timeout, this, &MathTypesetter::onTooSlow);
}

MathTypesetter::~MathTypesetter()
{
    if (!m_thread)
        return;
    QThread *thread = m_thread;
    if (m_engine)
        m_engine->interrupt();
    endThread();
    // An interrupted engine ends at its next step; nothing else holds the thread.
    thread->wait();
}

std::optional<MathAnswer> MathTypesetter::answer(const MathRequest &request)
{
    if (const MathAnswer *known = m_answers.object(request))
        return *known;
    if (m_isMissing || (!m_tuning.makeEngine && !isMathAvailable()))
        return MathAnswer{.failure = MathFailure::Unavailable};
    if (request.tex.size() > m_tuning.longestTex)
        return MathAnswer{.failure = MathFailure::TooLong};
    if (m_asked.contains(request))
        return std::nullopt;
    if (m_queue.size() >= m_tuning.longestQueue) {
        const auto oldest = m_queue.begin() + (m_isBusy ? 1 : 0);
        m_asked.remove(*oldest);
        m_queue.erase(oldest);
    }
    m_asked.insert(request);
    m_queue.push_back(request);
    next();
    return std::nullopt;
}

void MathTypesetter::forgetQueue()
{
    m_queue.erase(m_queue.begin() + (m_isBusy ? 1 : 0), m_queue.end());
    m_asked = QSet<MathRequest>(m_queue.begin(), m_queue.end());
}

void MathTypesetter::next()
{
    if (m_isBusy)
        return;
    if (m_queue.empty()) {
        if (m_thread)
            m_idle.start();
        return;
    }
    m_idle.stop();
    if (!m_thread)
        startThread();
    m_isBusy = true;
    ++m_job;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, request = m_queue.front(), job = m_job] { worker->draw(request, job); });
}

void MathTypesetter::startThread()
{
    m_thread = new QThread; // outlives this where it takes its time to end
    m_worker = new MathWorker(m_tuning.makeEngine);
    m_worker->moveToThread(m_thread);
    // The engine goes before its thread ends: a thread's destructor waits for all that goes after.
    connect(m_worker, &QObject::destroyed, m_thread, &QThread::quit, Qt::DirectConnection);
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    connect(m_worker, &MathWorker::started, this, &MathTypesetter::onStarted);
    connect(m_worker, &MathWorker::done, this, &MathTypesetter::onDone);
    m_thread->setObjectName(QStringLiteral("math"));
    m_thread->start(QThread::LowPriority);
}

void MathTypesetter::endThread()
{
    if (!m_thread)
        return;
    m_idle.stop();
    m_watchdog.stop();
    m_worker->deleteLater();
    m_thread = nullptr;
    m_worker = nullptr;
    m_engine = nullptr;
}

void MathTypesetter::onStarted(MathEngine *engine, quint64 job)
{
    if (!m_isBusy || job != m_job)
        return;
    m_engine = engine;
    m_watchdog.start();
}

void MathTypesetter::onDone(const MathAnswer &answer, quint64 job)
{
    if (!m_isBusy || job != m_job)
        return;
    m_watchdog.stop();
    m_engine = nullptr;
    m_isMissing = answer.failure == MathFailure::Unavailable;
    const MathRequest request = m_queue.front();
    m_queue.pop_front();
    m_asked.remove(request);
    m_isBusy = false;
    keep(request, answer);
    next();
    emit answered(request);
}

void MathTypesetter::onTooSlow()
{
    m_engine->interrupt();
    endThread();
    onDone({.failure = MathFailure::TooSlow}, m_job);
}

void MathTypesetter::keep(const MathRequest &request, const MathAnswer &answer)
{
    if (answer.failure == MathFailure::Unavailable)
        return;
    const qsizetype bytes = answer.image.sizeInBytes() + 2 * request.tex.size() + qsizetype(FailureBytes);
    m_answers.insert(request, new MathAnswer(answer), bytes);
}

} // namespace tokenhub::typeset
