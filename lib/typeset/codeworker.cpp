// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codeworker.h"

#include "base/post.h"

namespace tokenhub::typeset {

//! The queue on its thread. Between two turns the thread takes in what was asked or cancelled meanwhile.
class CodeWorker::Hand : public QObject
{
public:
    Hand(CodeFiles files, const CodeLimits &limits, CodeWorker *worker)
        : m_queue(std::move(files), limits), m_worker(worker)
    {
    }

    void add(const CodeRequest &request)
    {
        m_queue.add(request);
        goOn();
    }

    void cancel(CodeBlockId block) { m_queue.cancel(block); }

private:
    void goOn()
    {
        if (m_isGoing || !m_queue.hasWork())
            return;
        m_isGoing = true;
        QMetaObject::invokeMethod(this, &Hand::turn, Qt::QueuedConnection);
    }

    void turn()
    {
        m_isGoing = false;
        if (QThread::currentThread()->isInterruptionRequested())
            return;
        if (auto answer = m_queue.work()) {
            base::post(m_worker, [worker = m_worker, told = std::move(*answer)] { worker->take(told); });
        }
        goOn();
    }

    CodeQueue m_queue;
    CodeWorker *m_worker; //!< outlives this thread
    bool m_isGoing = false;
};

CodeWorker::CodeWorker(CodeFiles files, const CodeLimits &limits, QObject *parent)
    : QObject(parent), m_files(std::move(files)), m_limits(limits)
{
    m_thread.setObjectName(QStringLiteral("code"));
}

CodeWorker::~CodeWorker()
{
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void CodeWorker::request(const CodeRequest &request)
{
    if (!request.language || request.language->isPlain())
        return;
    m_wanted.insert(request.block);
    Hand *worker = hand();
    base::post(worker, [worker, request] { worker->add(request); });
}

void CodeWorker::cancel(CodeBlockId block)
{
    if (m_wanted.erase(block) == 0)
        return;
    Hand *worker = hand();
    base::post(worker, [worker, block] { worker->cancel(block); });
}

CodeWorker::Hand *CodeWorker::hand()
{
    if (!m_hand) {
        m_hand = new Hand(m_files, m_limits, this);
        m_hand->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_hand, &QObject::deleteLater);
        // What is shown while one scrolls or types comes first.
        m_thread.start(QThread::LowPriority);
    }
    return m_hand;
}

void CodeWorker::take(const CodeAnswer &answer)
{
    if (m_wanted.contains(answer.block))
        emit coloured(answer);
}

} // namespace tokenhub::typeset
