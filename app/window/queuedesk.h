// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"

namespace tokenhub::app {

class ConversationView;

//! \brief Joins the shown conversation's waiting prompts to the lines above the composer. One in a window.
class QueueDesk : public QObject
{
    Q_OBJECT

public:
    QueueDesk(ConversationView &view, session::ConversationLibrary &library, QObject *parent);

private:
    void bind();
    void refresh();
    void onEditChanged();
    void beginEdit(base::MessageId prompt);

    ConversationView &m_view;
    session::ConversationLibrary &m_library;
};

} // namespace tokenhub::app
