// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"

class QMenu;

namespace tokenhub::app {

class Actions;
class ConversationView;

//! \brief What a person thinks of answers that were compared: the best of a turn, ratings, tags, notes. They are stored
//! with the turn and stand behind the answer's name. One in a window.
class VerdictDesk : public QObject
{
    Q_OBJECT

public:
    VerdictDesk(ConversationView &view, session::ConversationLibrary &library, Actions &actions, QObject *parent);

private:
    void bind();
    void fillMenu(base::MessageId answer, QMenu &menu);
    void toggleBest(base::MessageId answer);
    void ask(base::MessageId answer);
    void onTurnChanged(base::TurnId turn);
    void refreshAction();
    [[nodiscard]] bool canBeJudged(base::MessageId answer) const;
    [[nodiscard]] base::MessageId lastAnswer() const; //!< of the lane in use; null: none that can be judged
    [[nodiscard]] chat::Conversation &conversation() const { return m_library.shown()->conversation(); }

    ConversationView &m_view;
    session::ConversationLibrary &m_library;
    Actions &m_actions;
};

} // namespace tokenhub::app
