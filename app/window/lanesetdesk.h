// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"
#include "session/lanesetbook.h"

class QMenu;

namespace tokenhub::app {

class Actions;
class ConversationView;

//! \brief The saved sets of lanes as a menu: begins a comparison with one, saves what is shown, chooses what a new
//! comparison begins with, deletes. One in a window.
class LaneSetDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConversationView &view;
        session::ConversationLibrary &library;
        session::LaneSetBook &sets;
        Actions &actions;
    };

    LaneSetDesk(Parts parts, QObject *parent);

signals:
    void newChatWanted(); //!< no set is the standard one: an ordinary chat to which lanes are added

private:
    void fill();
    void addStandard();
    void addRemoval();
    void begin(base::LaneSetId id);
    void beginNew();
    void askForName();
    void save(const QString &name);

    Parts m_parts;
    QMenu *m_menu;
};

} // namespace tokenhub::app
