// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/removals.h"

#include <QTimer>

class QAction;

namespace tokenhub::app {

class NoticeBar;

//! \brief Says what was deleted, with Undo, for a while; the action undoes until the program ends. One in a window.
class UndoDesk : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds shownFor{15};

    UndoDesk(session::Removals &removals, NoticeBar &notices, QAction &undo, QObject *parent);

private:
    void onRemoved(const session::Removals::What &what);
    void undo();
    void expire();

    session::Removals &m_removals;
    NoticeBar &m_notices;
    QTimer m_timer;
};

} // namespace tokenhub::app
