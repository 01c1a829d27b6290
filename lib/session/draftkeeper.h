// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "chat/draft.h"
#include "session/services.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>

namespace tokenhub::session {

//! \brief Keeps what was typed and not yet sent, per conversation, through kill -9: stored half a second after the
//! last key, every second while somebody types on, at once when asked. GUI thread. A null id stands for the chat that
//! has not begun.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    explicit DraftKeeper(Services services, QObject *parent = nullptr);
    ~DraftKeeper() override; //!< stores what is due

    void note(base::ConversationId id, const chat::Draft &draft);
    void load(base::ConversationId id, const QObject *context, std::function<void(const chat::Draft &)> done);
    void flush();

    static constexpr std::chrono::milliseconds pause{500}; //!< after the last key
    static constexpr std::chrono::milliseconds longestWait{1000}; //!< after the first one that is not stored

private:
    Services m_services;
    QHash<base::ConversationId, chat::Draft> m_due;
    QTimer m_timer; //!< the pause
    QTimer m_limit; //!< the longest wait
};

} // namespace tokenhub::session
