// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"
#include "session/profilebook.h"

#include <QPointer>
#include <QTimer>

namespace tokenhub::app {

class Actions;
class ConversationView;
class MetricsDialog;
struct LaneFigures;
struct TurnFigures;

//! \brief Puts what was measured of the lanes of the shown conversation side by side, in a dialog of its own that stays
//! open and follows what goes on. One in a window.
class MetricsDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConversationView &view;
        session::ConversationLibrary &library;
        session::ProfileBook &profiles;
        Actions &actions;
    };

    MetricsDesk(Parts parts, QObject *parent);

private:
    void open();
    void bind();
    void refresh();
    void refreshLater();
    [[nodiscard]] std::vector<TurnFigures> figures() const;
    [[nodiscard]] std::optional<LaneFigures> figuresOf(base::LaneId lane, base::MessageId answer) const;
    [[nodiscard]] chat::Conversation &conversation() const { return m_parts.library.shown()->conversation(); }

    Parts m_parts;
    QPointer<MetricsDialog> m_dialog;
    QTimer m_later; //!< answers that stream are told some times a second
};

} // namespace tokenhub::app
