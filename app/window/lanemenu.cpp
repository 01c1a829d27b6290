// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of one lane.
#include "lanes/lanecolumn.h"
#include "lanes/laneheader.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "theme/icons.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "window/lanedesk.h"

#include <QMenu>
#include <QToolButton>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::LaneId;

void LaneDesk::openMenu(LaneId lane)
{
    m_parts.view.lanes().setCurrentLane(lane);
    const LaneColumn *column = m_parts.view.lanes().column(lane);
    if (!column)
        return;
    auto *menu = new QMenu(m_parts.view.window());
    menu->setObjectName(u"laneMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addAsking(lane, *menu);
    addDiff(lane, *menu);
    menu->addSeparator();
    addArranging(*menu);
    const QToolButton &own = column->header().menuButton();
    const QToolButton &button = own.isVisible() ? own : m_parts.view.lanes().moreButton();
    menu->popup(button.mapToGlobal(QPoint(0, button.height())));
}

void LaneDesk::addAsking(LaneId lane, QMenu &menu)
{
    const chat::Path &path = conversation().path(lane);
    const chat::Message *last = path.empty() ? nullptr : &conversation().message(path.back());
    const bool isAnswer = last && last->role == chat::Role::Assistant;
    const auto add = [this, lane, &menu](const QString &iconName, const QString &text, bool enabled, auto act) {
        QAction *action = menu.addAction(iconName.isEmpty() ? QIcon() : icon(iconName), text);
        action->setEnabled(enabled);
        // Another conversation may have come on screen while the menu was open.
        connect(action, &QAction::triggered, this, [this, lane, act] {
            if (m_parts.view.lanes().column(lane))
                act();
        });
    };
    add(u"square"_s, tr("&Stop"), session().isRunning(lane), [this, lane] { session().stopLane(lane); });
    const bool canRetry = isAnswer && last->outcome && *last->outcome != chat::Outcome::Complete;
    add(u"refresh-cw"_s, tr("&Try again"), canRetry, [this, lane] { session().retry({lane}); });
    if (!missedTurns(lane).empty())
        add({}, tr("Ask the &earlier prompts here too"), !session().isRunning(lane),
            [this, lane] { askEarlier(lane); });
    const base::MessageId answer = isAnswer ? last->id : base::MessageId();
    add(u"info"_s, tr("Sho&w what was sent…"), isAnswer && !last->requestSnapshot.isEmpty() && !areNamesHidden(),
        [this, answer] {
            if (conversation().contains(answer))
                emit sentWanted(answer);
        });
    add(u"message-square-plus"_s, tr("&Continue as a chat"), !path.empty() && !areNamesHidden(),
        [this, lane] { m_parts.library.continueLane(lane); });
}

void LaneDesk::addDiff(LaneId lane, QMenu &menu)
{
    QMenu *others = menu.addMenu(icon(u"diff"_s), tr("Show what &differs from"));
    for (const LaneColumn *column : m_parts.view.lanes().columns()) {
        const LaneId other = column->pane().model().lane();
        if (other == lane)
            continue;
        const LaneFace &face = column->header().face();
        QAction *action = others->addAction(QString(face.letter + u"  "_s + face.model).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, lane, other] {
            if (m_parts.view.lanes().column(lane) && m_parts.view.lanes().column(other))
                emit diffWanted(lane, other);
        });
    }
}

void LaneDesk::addArranging(QMenu &menu) const
{
    const Actions &actions = m_parts.actions;
    menu.addAction(actions.markBest);
    menu.addSeparator();
    menu.addActions({actions.duplicateLane, actions.moveLaneBack, actions.moveLaneOn});
    menu.addSeparator();
    menu.addActions({actions.foldLane, actions.maximiseLane});
    menu.addSeparator();
    menu.addAction(actions.removeLane);
}

} // namespace tokenhub::app
