// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"
#include "session/profilebook.h"
#include "settings/choices.h"

#include <QTimer>

class QMenu;

namespace tokenhub::chat {
class BlindLanes;
}
namespace tokenhub::settings {
class Settings;
}

namespace tokenhub::app {

class Actions;
class ConversationView;
class TargetDesk;
struct LaneFace;

//! \brief The lanes of the shown conversation as a person deals with them: adds, removes, duplicates, moves, folds;
//! says in their headers what they are and how they do. It must not know of prompts, of messages or of what is asked.
//! One in a window.
class LaneDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConversationView &view;
        session::ConversationLibrary &library;
        TargetDesk &targets;
        session::ProfileBook &profiles;
        settings::Settings &settings;
        Actions &actions;
        const base::Clock &clock;
    };

    static constexpr std::chrono::seconds undoShownFor{15};

    LaneDesk(Parts parts, QObject *parent);

signals:
    void sentWanted(tokenhub::base::MessageId answer); //!< what was sent for it shall be shown
    void diffWanted(tokenhub::base::LaneId left, tokenhub::base::LaneId right);

private:
    void connectStrip();
    void connectActions();
    void connectLayout();
    void bind();
    void applySetting(settings::Key key);
    void addLane();
    void duplicate(base::LaneId lane);
    void move(base::LaneId lane, int by);
    void removeLane(base::LaneId lane);
    void reopenLast();
    void openMenu(base::LaneId lane);
    void addArranging(QMenu &menu) const;
    void addAsking(base::LaneId lane, QMenu &menu);
    void addDiff(base::LaneId lane, QMenu &menu);
    void askEarlier(base::LaneId lane); //!< the prompts that the others were asked
    void scheduleFaces();
    void refreshFaces();
    void refreshActions();
    [[nodiscard]] LaneFace faceOf(const chat::Lane &lane, const chat::BlindLanes &blind) const;
    [[nodiscard]] bool areNamesHidden() const;
    [[nodiscard]] std::vector<base::TurnId> missedTurns(base::LaneId lane) const;
    [[nodiscard]] base::LaneId current() const;
    [[nodiscard]] int placeOf(base::LaneId lane) const;
    [[nodiscard]] session::ChatSession &session() const { return *m_parts.library.shown(); }
    [[nodiscard]] chat::Conversation &conversation() const { return session().conversation(); }

    Parts m_parts;
    QTimer m_faces; //!< a change of text is told in the headers some times a second
    QTimer m_undo;
    int m_removedFrom = 0; //!< place of the lane that was removed last
};

} // namespace tokenhub::app
