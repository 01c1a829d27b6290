// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/answerdiff.h"
#include "session/conversationlibrary.h"

#include <QThreadPool>

namespace tokenhub::app {

class Actions;
class ConversationView;

//! \brief Compares the answers of two lanes to one prompt: says to the view which there are, and works out what differs
//! on a thread of its own. One in a window.
class DiffDesk : public QObject
{
    Q_OBJECT

public:
    DiffDesk(ConversationView &view, session::ConversationLibrary &library, Actions &actions, QObject *parent);
    ~DiffDesk() override;

    void open(base::LaneId left, base::LaneId right);
    void close();

private:
    void connectView();
    void toggle();
    void onLanesShown();
    void show(); //!< the turn at m_place of the lanes that are chosen
    [[nodiscard]] QByteArray shownText(base::LaneId lane, base::MessageId answer) const;
    void compute(const QByteArray &left, const QByteArray &right);
    void refreshAction();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] std::vector<base::TurnId> sharedTurns() const;
    [[nodiscard]] base::MessageId answerOf(base::LaneId lane, base::TurnId turn) const;
    [[nodiscard]] chat::Conversation &conversation() const { return m_library.shown()->conversation(); }

    ConversationView &m_view;
    session::ConversationLibrary &m_library;
    Actions &m_actions;
    base::LaneId m_left;
    base::LaneId m_right;
    int m_place = 0;
    quint64 m_ticket = 0; //!< of the newest comparison: older ones come too late
    QThreadPool m_pool;
};

} // namespace tokenhub::app
