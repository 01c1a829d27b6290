// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"

namespace tokenhub::app {

class Actions;
class ConversationView;

//! \brief Comparing blind: whether the next prompts hide who answers, whether names in answers are blackened, and the
//! end of it. What is hidden is chat::BlindLanes' to say; everything that shows names asks it. One in a window.
class BlindDesk : public QObject
{
    Q_OBJECT

public:
    BlindDesk(ConversationView &view, session::ConversationLibrary &library, Actions &actions, QObject *parent);

signals:
    void hidingChanged(); //!< names may be shown again, or not any more

private:
    void bind();
    void setBlind(bool blind);
    void setMasked(bool masked);
    void refresh();
    [[nodiscard]] chat::Conversation &conversation() const { return m_library.shown()->conversation(); }

    ConversationView &m_view;
    session::ConversationLibrary &m_library;
    Actions &m_actions;
    bool m_isHidden = false;
};

} // namespace tokenhub::app
