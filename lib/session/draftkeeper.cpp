// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/draftkeeper.h"

#include "store/store.h"

namespace tokenhub::session {

DraftKeeper::DraftKeeper(Services services, QObject *parent) : QObject(parent), m_services(services)
{
    for (const auto &[timer, interval] : {std::pair(&m_timer, pause), std::pair(&m_limit, longestWait)}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
        timer->setInterval(interval);
        connect(timer, &QTimer::timeout, this, &DraftKeeper::flush);
    }
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::note(base::ConversationId id, const chat::Draft &draft)
{
    m_due.insert(id, draft);
    m_timer.start();
    if (!m_limit.isActive())
        m_limit.start();
}

void DraftKeeper::load(base::ConversationId id, const QObject *context, std::function<void(const chat::Draft &)> done)
{
    flush();
    m_services.store.loadDraft(id, context, [done = std::move(done)](const base::Result<chat::Draft> &stored) {
        done(stored ? *stored : chat::Draft());
    });
}

void DraftKeeper::flush()
{
    m_timer.stop();
    m_limit.stop();
    const QHash<base::ConversationId, chat::Draft> due = std::exchange(m_due, {});
    for (auto draft = due.cbegin(); draft != due.cend(); ++draft)
        m_services.store.saveDraft(draft.key(), draft.value(), nullptr, {});
}

} // namespace tokenhub::session
