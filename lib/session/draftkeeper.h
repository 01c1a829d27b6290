// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "chat/draft.h"
#include "session/services.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <functional>

namespace tokenhub::session {

//! \brief Keeps what was typed and not yet sent, per conversation, through kill -9: stored half a second after the
//! last key, at once when asked. GUI thread. A null id stands for the chat that has not begun.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    explicit DraftKeeper(Services services, QObject *parent = nullptr);
    ~DraftKeeper() override; //!< stores what is due

    void note(base::ConversationId id, const chat::Draft &draft);
    void load(base::ConversationId id, const QObject *context, std::function<void(const chat::Draft &)> done);
    void flush();

private:
    Services m_services;
    QHash<base::ConversationId, chat::Draft> m_due;
    QTimer m_timer;
};

} // namespace tokenhub::session
