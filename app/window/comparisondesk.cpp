// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/comparisondesk.h"

#include "chat/blindlanes.h"
#include "composer/composer.h"
#include "composer/lanesend.h"
#include "lanes/comparisonbar.h"
#include "lanes/lanestrip.h"
#include "lanes/scrollsync.h"
#include "panels/modelpicker.h"
#include "settings/shortcutbook.h"
#include "window/actions.h"
#include "window/conversationview.h"

#include <QActionGroup>
#include <QMenu>
#include <algorithm>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using chat::ContextPolicy;
using chat::SendOrder;

ComparisonDesk::ComparisonDesk(ConversationView &view, session::ConversationLibrary &library, Actions &actions,
                               QObject *parent)
    : QObject(parent), m_view(view), m_library(library), m_actions(actions)
{
    connect(&library, &session::ConversationLibrary::shownChanged, this, &ComparisonDesk::bind);
    connect(&view.lanes(), &LaneStrip::lanesShown, this, &ComparisonDesk::refresh);
    connect(&view.lanes(), &LaneStrip::currentLaneChanged, this, &ComparisonDesk::refresh);
    connectSend();
    connectPolicy();
    auto *sync = new ScrollSync(view.lanes(), this);
    view.comparisonBar().addActionButton(u"syncButton"_s, actions.syncLanes);
    connect(actions.syncLanes, &QAction::toggled, sync, &ScrollSync::setActive);
}

void ComparisonDesk::connectSend()
{
    connect(&m_view.laneSend(), &LaneSend::orderChosen, this, [this](SendOrder order, int atOnce) {
        chat::ComparisonSettings comparison = conversation().head().comparison;
        comparison.order = order;
        comparison.atOnce = atOnce;
        change(comparison);
        m_view.composer().setFocus();
    });
    connect(&m_view.laneSend(), &LaneSend::scopeChosen, this, [this] {
        refresh();
        m_view.composer().setFocus();
    });
    connect(m_actions.retryLanes, &QAction::triggered, this, [this] { session().retry(lanes()); });
}

void ComparisonDesk::connectPolicy()
{
    auto *menu = new QMenu(&m_view);
    menu->addActions(m_actions.contextPolicy->actions());
    m_view.comparisonBar().setPolicyMenu(menu);
    connect(m_actions.contextPolicy, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        chat::ComparisonSettings comparison = conversation().head().comparison;
        comparison.policy = ContextPolicy(chosen->data().toInt());
        change(comparison);
    });
}

void ComparisonDesk::change(const chat::ComparisonSettings &comparison)
{
    conversation().setComparison(comparison);
}

void ComparisonDesk::bind()
{
    // A session is shown more than once in its life.
    session().disconnect(this);
    conversation().disconnect(this);
    const auto ifShown = [this, shown = &session()](auto act) {
        return [this, shown, act] {
            if (shown == m_library.shown())
                act();
        };
    };
    connect(&conversation(), &chat::Conversation::comparisonChanged, this, ifShown([this] { refresh(); }));
    connect(&session(), &session::ChatSession::runningChanged, this, ifShown([this] { refreshRetry(); }));
    m_view.laneSend().setScope(SendScope::AllLanes);
    refresh();
}

std::vector<base::LaneId> ComparisonDesk::lanes() const
{
    std::vector<base::LaneId> all;
    for (const chat::Lane &lane : conversation().lanes())
        all.push_back(lane.id);
    return all;
}

void ComparisonDesk::refresh()
{
    if (!m_library.shown())
        return;
    const std::vector<base::LaneId> all = lanes();
    const bool isComparing = all.size() > 1;
    const chat::ComparisonSettings &comparison = conversation().head().comparison;
    m_view.comparisonBar().setVisible(isComparing);
    m_view.laneSend().setVisible(isComparing);
    m_view.modelPicker().setVisible(!isComparing);
    for (QAction *policy : m_actions.contextPolicy->actions()) {
        const bool isChosen = policy->data().toInt() == int(comparison.policy);
        policy->setChecked(isChosen);
        policy->setEnabled(isComparing);
        if (isChosen)
            m_view.comparisonBar().setPolicy(withoutMnemonic(policy->text()), policy->iconText());
    }
    const QString letter = chat::BlindLanes(conversation()).letter(m_view.lanes().currentLane());
    m_view.laneSend().setLane(letter);
    m_view.laneSend().setComparison(comparison);
    m_view.composer().setPlaceholder(!isComparing ? tr("Ask anything")
                                         : m_view.laneSend().scope() == SendScope::AllLanes
                                         ? tr("Ask all %n lane(s)", nullptr, int(all.size()))
                                         : tr("Ask lane %1").arg(letter));
    refreshRetry();
}

void ComparisonDesk::refreshRetry()
{
    const auto brokeOff = [this](base::LaneId lane) {
        const chat::Message &last = conversation().message(conversation().lane(lane).leaf);
        return last.role == chat::Role::Assistant && last.outcome && *last.outcome != chat::Outcome::Complete;
    };
    const std::vector<base::LaneId> all = lanes();
    m_actions.retryLanes->setEnabled(all.size() > 1 && std::any_of(all.begin(), all.end(), brokeOff));
}

} // namespace tokenhub::app
