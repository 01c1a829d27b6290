// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"

namespace tokenhub::app {

class Actions;
class ConversationView;

//! \brief How the lanes of the shown conversation are asked: what they are sent, to whom a prompt goes, how many at
//! once. Shows it in title line and composer and stores what is chosen. It must not know of models, parameters or what
//! is in an answer. One in a window.
class ComparisonDesk : public QObject
{
    Q_OBJECT

public:
    ComparisonDesk(ConversationView &view, session::ConversationLibrary &library, Actions &actions, QObject *parent);

private:
    void connectSend();
    void connectPolicy();
    void bind();
    void change(const chat::ComparisonSettings &comparison);
    void refresh();
    void refreshRetry();
    [[nodiscard]] std::vector<base::LaneId> lanes() const;
    [[nodiscard]] session::ChatSession &session() const { return *m_library.shown(); }
    [[nodiscard]] chat::Conversation &conversation() const { return session().conversation(); }

    ConversationView &m_view;
    session::ConversationLibrary &m_library;
    Actions &m_actions;
};

} // namespace tokenhub::app
