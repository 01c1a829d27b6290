// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/diffdesk.h"

#include "chat/turns.h"
#include "composer/composer.h"
#include "lanes/comparisonbar.h"
#include "lanes/diffview.h"
#include "lanes/lanecolumn.h"
#include "lanes/laneheader.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "words/plaintext.h"

#include <QRunnable>
#include <algorithm>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::LaneId;
using base::MessageId;
using base::TurnId;

DiffDesk::DiffDesk(ConversationView &view, session::ConversationLibrary &library, Actions &actions, QObject *parent)
    : QObject(parent), m_view(view), m_library(library), m_actions(actions)
{
    m_pool.setMaxThreadCount(1);
    m_view.comparisonBar().addActionButton(u"diffButton"_s, m_actions.diffLanes);
    connect(m_actions.diffLanes, &QAction::triggered, this, &DiffDesk::toggle);
    connect(&m_view.lanes(), &LaneStrip::lanesShown, this, &DiffDesk::onLanesShown);
    connect(&m_view.lanes(), &LaneStrip::currentLaneChanged, this, &DiffDesk::refreshAction);
    connect(&library, &session::ConversationLibrary::shownChanged, this, &DiffDesk::close);
    connectView();
    refreshAction();
}

//! The pool waits for what runs as it goes: that is bounded.
DiffDesk::~DiffDesk()
{
    m_pool.clear();
}

void DiffDesk::connectView()
{
    DiffView &diff = m_view.diff();
    connect(&diff, &DiffView::closeWanted, this, &DiffDesk::close);
    connect(&diff, &DiffView::sidesChosen, this, &DiffDesk::open);
    connect(&diff, &DiffView::turnStepped, this, [this](int by) {
        m_place = std::clamp(m_place + by, 0, std::max(0, int(sharedTurns().size()) - 1));
        show();
    });
}

bool DiffDesk::isOpen() const
{
    return m_view.isDiffShown();
}

//! The lane in use and the one after it; of the last one the one before.
void DiffDesk::toggle()
{
    if (isOpen() || !m_view.lanes().isComparing()) {
        close();
        return;
    }
    const auto &columns = m_view.lanes().columns();
    const auto isCurrent
        = [this](const LaneColumn *column) { return column == m_view.lanes().column(m_view.lanes().currentLane()); };
    const auto at = size_t(std::find_if(columns.begin(), columns.end(), isCurrent) - columns.begin());
    const size_t left = std::min(at, columns.size() - 2);
    open(columns[left]->pane().model().lane(), columns[left + 1]->pane().model().lane());
}

void DiffDesk::open(LaneId left, LaneId right)
{
    const bool wasOpen = isOpen();
    m_left = left;
    m_right = right;
    std::vector<DiffView::Choice> choices;
    for (const LaneColumn *column : m_view.lanes().columns())
        choices.push_back({column->pane().model().lane(), column->header().face()});
    m_view.diff().setChoices(choices, left, right);
    const int last = int(sharedTurns().size()) - 1;
    m_place = wasOpen ? std::clamp(m_place, 0, std::max(0, last)) : std::max(0, last);
    m_view.setDiffShown(true);
    show();
    if (!wasOpen)
        m_view.diff().setFocus();
    refreshAction();
}

void DiffDesk::close()
{
    ++m_ticket;
    const bool wasOpen = isOpen();
    m_view.setDiffShown(false);
    if (wasOpen)
        m_view.composer().setFocus();
    refreshAction();
}

void DiffDesk::onLanesShown()
{
    if (!isOpen())
        return refreshAction();
    if (m_view.lanes().column(m_left) && m_view.lanes().column(m_right))
        open(m_left, m_right);
    else
        close();
    refreshAction();
}

std::vector<TurnId> DiffDesk::sharedTurns() const
{
    std::vector<TurnId> shared;
    for (const TurnId &turn : chat::turnsOf(conversation())) {
        if (!answerOf(m_left, turn).isNull() && !answerOf(m_right, turn).isNull())
            shared.push_back(turn);
    }
    return shared;
}

MessageId DiffDesk::answerOf(LaneId lane, TurnId turn) const
{
    for (const chat::LaneTurn &part : chat::lanesIn(conversation(), turn)) {
        if (part.lane == lane)
            return part.answer;
    }
    return {};
}

void DiffDesk::show()
{
    ++m_ticket;
    const std::vector<TurnId> turns = sharedTurns();
    if (turns.empty() || m_left == m_right) {
        m_view.diff().setTurn(0, 0, {});
        m_view.diff().showSentence(m_left == m_right ? tr("Choose two lanes.")
                                                     : tr("These two lanes have no answers to the same prompt yet."));
        return;
    }
    const TurnId turn = turns[size_t(m_place)];
    const MessageId left = answerOf(m_left, turn);
    const chat::Message &prompt = conversation().message(conversation().message(left).parent);
    m_view.diff().setTurn(m_place + 1, int(turns.size()), words::onOneLine(QString::fromUtf8(prompt.text())));
    m_view.diff().showWaiting();
    compute(shownText(m_left, left), shownText(m_right, answerOf(m_right, turn)));
}

//! As the lane shows it: names may be blackened.
QByteArray DiffDesk::shownText(LaneId lane, MessageId answer) const
{
    const LaneColumn *column = m_view.lanes().column(lane);
    const int row = column ? column->pane().model().rowOf(answer) : -1;
    return row < 0 ? QByteArray() : column->pane().model().message(row).text();
}

void DiffDesk::compute(const QByteArray &left, const QByteArray &right)
{
    m_pool.clear();
    m_pool.start(QRunnable::create([this, left, right, ticket = m_ticket] {
        compare::AnswerDiff diff = compare::diffOf(left, right);
        QMetaObject::invokeMethod(
            this,
            [this, diff = std::move(diff), ticket] {
                if (ticket == m_ticket && isOpen())
                    m_view.diff().setDiff(diff);
            },
            Qt::QueuedConnection);
    }));
}

void DiffDesk::refreshAction()
{
    m_actions.diffLanes->setEnabled(m_view.lanes().isComparing());
    m_actions.diffLanes->setChecked(isOpen());
}

} // namespace tokenhub::app
