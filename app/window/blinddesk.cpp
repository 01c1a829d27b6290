// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/blinddesk.h"

#include "chat/blindlanes.h"
#include "lanes/comparisonbar.h"
#include "lanes/lanestrip.h"
#include "window/actions.h"
#include "window/conversationview.h"

#include <QMenu>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

BlindDesk::BlindDesk(ConversationView &view, session::ConversationLibrary &library, Actions &actions, QObject *parent)
    : QObject(parent), m_view(view), m_library(library), m_actions(actions)
{
    connect(&library, &session::ConversationLibrary::shownChanged, this, &BlindDesk::bind);
    connect(&view.lanes(), &LaneStrip::lanesShown, this, &BlindDesk::refresh);
    connect(actions.blindLanes, &QAction::triggered, this, &BlindDesk::setBlind);
    connect(actions.maskNames, &QAction::triggered, this, &BlindDesk::setMasked);
    connect(actions.revealLanes, &QAction::triggered, this, [this] { chat::revealLanes(conversation()); });
    view.comparisonBar().addActionButton(u"revealButton"_s, actions.revealLanes);
    view.comparisonBar().addActionButton(u"blindButton"_s, actions.blindLanes);
}

void BlindDesk::bind()
{
    // A session is shown more than once in its life.
    conversation().disconnect(this);
    const auto later = [this, shown = m_library.shown()] {
        if (shown == m_library.shown())
            refresh();
    };
    connect(&conversation(), &chat::Conversation::comparisonChanged, this, later);
    connect(&conversation(), &chat::Conversation::turnChanged, this, later);
    connect(&conversation(), &chat::Conversation::pathChanged, this, later);
    refresh();
}

//! Who ends it wants to know.
void BlindDesk::setBlind(bool blind)
{
    chat::ComparisonSettings comparison = conversation().head().comparison;
    comparison.isBlind = blind;
    conversation().setComparison(comparison);
    if (!blind)
        chat::revealLanes(conversation());
}

void BlindDesk::setMasked(bool masked)
{
    chat::ComparisonSettings comparison = conversation().head().comparison;
    comparison.masksNames = masked;
    conversation().setComparison(comparison);
}

void BlindDesk::refresh()
{
    if (!m_library.shown())
        return;
    const chat::ComparisonSettings &comparison = conversation().head().comparison;
    const bool isComparing = conversation().lanes().size() > 1;
    const bool isHidden = chat::BlindLanes(conversation()).areNamesHidden();
    m_actions.blindLanes->setEnabled(isComparing);
    m_actions.blindLanes->setChecked(comparison.isBlind);
    m_actions.maskNames->setEnabled(isComparing);
    m_actions.maskNames->setChecked(comparison.masksNames);
    m_actions.revealLanes->setEnabled(isHidden);
    m_actions.revealLanes->setVisible(isHidden);
    if (std::exchange(m_isHidden, isHidden) != isHidden)
        emit hidingChanged();
}

} // namespace tokenhub::app
