// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/lanedesk.h"

#include "chat/blindlanes.h"
#include "chat/turns.h"
#include "lanes/lanecolumn.h"
#include "lanes/laneheader.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "notices/noticebar.h"
#include "settings/settings.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/answercost.h"
#include "window/conversationview.h"
#include "window/lanewords.h"
#include "window/targetdesk.h"
#include "words/plaintext.h"

#include <QActionGroup>
#include <QToolButton>
#include <algorithm>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::LaneId;
using chat::ComparisonSettings;

namespace {
const QString removedNotice = QStringLiteral("laneRemoved");
constexpr std::chrono::milliseconds facePause{250};
} // namespace

LaneDesk::LaneDesk(Parts parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_faces.setSingleShot(true);
    m_faces.setInterval(facePause);
    m_undo.setSingleShot(true);
    m_undo.setInterval(undoShownFor);
    connect(&m_faces, &QTimer::timeout, this, &LaneDesk::refreshFaces);
    connect(&m_undo, &QTimer::timeout, this, [this] { m_parts.view.notices().removeNotice(removedNotice); });
    connect(&m_parts.library, &session::ConversationLibrary::shownChanged, this, &LaneDesk::bind);
    connect(&m_parts.profiles, &session::ProfileBook::changed, this, &LaneDesk::refreshFaces); // its prices
    connect(&m_parts.targets, &TargetDesk::modelChanged, this, &LaneDesk::refreshFaces);
    connectStrip();
    connectActions();
    connectLayout();
}

void LaneDesk::connectStrip()
{
    LaneStrip &strip = m_parts.view.lanes();
    connect(&strip, &LaneStrip::lanesShown, this, &LaneDesk::refreshFaces);
    connect(&strip, &LaneStrip::currentLaneChanged, this, &LaneDesk::refreshActions);
    connect(&strip, &LaneStrip::arranged, this, &LaneDesk::refreshActions);
    connect(&strip, &LaneStrip::modelWanted, this, [this](LaneId lane) {
        m_parts.view.lanes().setCurrentLane(lane);
        m_parts.targets.openModelList();
    });
    connect(&strip, &LaneStrip::menuWanted, this, &LaneDesk::openMenu);
    connect(&strip, &LaneStrip::moveWanted, this,
            [this](LaneId lane, int place) { move(lane, place - placeOf(lane)); });
    connect(&m_parts.view.notices(), &NoticeBar::actionTriggered, this, [this](const QString &id, const QString &) {
        if (id == removedNotice)
            reopenLast();
    });
}

void LaneDesk::connectActions()
{
    const Actions &actions = m_parts.actions;
    connect(actions.addLane, &QAction::triggered, this, &LaneDesk::addLane);
    connect(actions.duplicateLane, &QAction::triggered, this, [this] { duplicate(current()); });
    connect(actions.removeLane, &QAction::triggered, this, [this] { removeLane(current()); });
    connect(actions.reopenLane, &QAction::triggered, this, &LaneDesk::reopenLast);
    const auto step = [this](int by) {
        LaneStrip &strip = m_parts.view.lanes();
        strip.stepCurrent(by);
        strip.current().transcript().setFocus();
    };
    connect(actions.nextLane, &QAction::triggered, this, [step] { step(1); });
    connect(actions.previousLane, &QAction::triggered, this, [step] { step(-1); });
    connect(actions.moveLaneBack, &QAction::triggered, this, [this] { move(current(), -1); });
    connect(actions.moveLaneOn, &QAction::triggered, this, [this] { move(current(), 1); });
    connect(actions.foldLane, &QAction::triggered, this, [this] { m_parts.view.lanes().toggleFolded(current()); });
    connect(actions.maximiseLane, &QAction::triggered, this,
            [this] { m_parts.view.lanes().toggleMaximised(current()); });
}

void LaneDesk::connectLayout()
{
    const Actions &actions = m_parts.actions;
    connect(actions.laneLayout, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        m_parts.settings.setLaneLayout(settings::LaneLayout(chosen->data().toInt()));
    });
    connect(actions.lockLanes, &QAction::toggled, &m_parts.settings, &settings::Settings::setLanesLocked);
    connect(&m_parts.settings, &settings::Settings::changed, this, &LaneDesk::applySetting);
    for (const settings::Key key : {settings::Key::LaneLayout, settings::Key::LanesLocked})
        applySetting(key);
}

void LaneDesk::applySetting(settings::Key key)
{
    if (key == settings::Key::LanesLocked) {
        m_parts.actions.lockLanes->setChecked(m_parts.settings.areLanesLocked());
    } else if (key == settings::Key::LaneLayout) {
        const settings::LaneLayout layout = m_parts.settings.laneLayout();
        for (QAction *choice : m_parts.actions.laneLayout->actions())
            choice->setChecked(choice->data().toInt() == int(layout));
        m_parts.view.lanes().setLayout(LaneLayout(int(layout)));
    }
}

void LaneDesk::bind()
{
    // A session is shown more than once in its life.
    session().disconnect(this);
    conversation().disconnect(this);
    const auto ifShown = [this, shown = &session()](auto act) {
        return [this, shown, act] {
            if (shown == m_parts.library.shown())
                act();
        };
    };
    const auto later = ifShown([this] { scheduleFaces(); });
    connect(&conversation(), &chat::Conversation::messageChanged, this, later);
    connect(&conversation(), &chat::Conversation::pathChanged, this, later);
    connect(&conversation(), &chat::Conversation::turnChanged, this, ifShown([this] { refreshFaces(); }));
    connect(&conversation(), &chat::Conversation::targetChanged, this, ifShown([this] { refreshFaces(); }));
    connect(&session(), &session::ChatSession::runningChanged, this, ifShown([this] { refreshActions(); }));
    m_undo.stop();
    m_parts.view.notices().removeNotice(removedNotice);
    refreshFaces();
}

LaneId LaneDesk::current() const
{
    return m_parts.view.lanes().currentLane();
}

bool LaneDesk::areNamesHidden() const
{
    return chat::BlindLanes(conversation()).areNamesHidden();
}

int LaneDesk::placeOf(LaneId lane) const
{
    const std::vector<chat::Lane> &lanes = conversation().lanes();
    const auto found = std::find_if(lanes.begin(), lanes.end(), [lane](const auto &each) { return each.id == lane; });
    return int(found - lanes.begin());
}

//! Like the one in use, but with nothing said in it; which model it shall ask is the first question.
void LaneDesk::addLane()
{
    if (conversation().lanes().size() >= size_t(ComparisonSettings::mostLanes))
        return;
    const size_t place = size_t(placeOf(current())) + 1;
    const LaneId fresh = conversation().addLane(conversation().lane(current()).target, place);
    m_parts.view.lanes().setCurrentLane(fresh);
    m_parts.targets.openModelList();
}

void LaneDesk::duplicate(LaneId lane)
{
    if (conversation().lanes().size() < size_t(ComparisonSettings::mostLanes))
        m_parts.view.lanes().setCurrentLane(conversation().forkLane(lane));
}

void LaneDesk::move(LaneId lane, int by)
{
    const int place = placeOf(lane) + by;
    if (!areNamesHidden() && place >= 0 && place < int(conversation().lanes().size()))
        conversation().moveLane(lane, size_t(place));
}

void LaneDesk::removeLane(LaneId lane)
{
    if (conversation().lanes().size() < 2)
        return;
    const LaneColumn *column = m_parts.view.lanes().column(lane);
    const QString letter = column ? column->header().face().letter : QString();
    m_removedFrom = placeOf(lane);
    session().closeLane(lane);
    m_parts.view.notices().showNotice({.id = removedNotice,
                                       .level = NoticeLevel::Info,
                                       .text = tr("Lane %1 was removed. Its answers stay.").arg(letter),
                                       .action = u"undo"_s,
                                       .actionLabel = tr("Undo"),
                                       .end = NoticeEnd::Passing});
    m_undo.start();
}

void LaneDesk::reopenLast()
{
    m_undo.stop();
    m_parts.view.notices().removeNotice(removedNotice);
    if (conversation().closedLanes().empty() || conversation().lanes().size() >= size_t(ComparisonSettings::mostLanes))
        return;
    const LaneId lane = conversation().closedLanes().back().id;
    conversation().reopenLane(lane, size_t(m_removedFrom));
    m_parts.view.lanes().setCurrentLane(lane);
}

std::vector<base::TurnId> LaneDesk::missedTurns(LaneId lane) const
{
    if (!conversation().path(lane).empty())
        return {};
    return chat::turnsOf(conversation());
}

void LaneDesk::askEarlier(LaneId lane)
{
    session().rerun(lane, missedTurns(lane));
}

void LaneDesk::scheduleFaces()
{
    if (!m_faces.isActive() && m_parts.view.lanes().isComparing())
        m_faces.start();
}

LaneFace LaneDesk::faceOf(const chat::Lane &lane, const chat::BlindLanes &blind) const
{
    const chat::Path &path = conversation().path(lane.id);
    LaneFace face{.letter = blind.letter(lane.id), .isHidden = blind.areNamesHidden()};
    face.hue = face.letter.isEmpty() ? 0 : face.letter.front().unicode() - u'A';
    face.model = face.isHidden ? neutralName(face.letter) : words::onOneLine(lane.target.model);
    if (!face.isHidden)
        face.differences = laneDifferences(conversation().lanes().front().target, lane.target);
    if (!path.empty()) {
        const chat::Message &last = conversation().message(path.back());
        LaneProgress progress{.metrics = session().metrics(last.id)};
        const std::optional<session::Activity> activity = session().activity(last.id);
        if (activity && activity->stage == session::Activity::Stage::Streaming)
            progress.streaming
                = std::chrono::duration_cast<std::chrono::milliseconds>(m_parts.clock.monotonic() - activity->since);
        progress.cost = answerCost(conversation(), last, m_parts.profiles);
        face.metrics = laneMetrics(last, progress);
        face.measures = laneMeasures(last, progress);
        face.speed = progress.metrics.speeds(last.usage);
        face.problem = laneProblem(last);
    }
    face.name = laneSentence(face);
    return face;
}

void LaneDesk::refreshFaces()
{
    m_faces.stop();
    if (!m_parts.library.shown())
        return;
    if (m_parts.view.lanes().isComparing()) {
        const chat::BlindLanes blind(conversation());
        for (const chat::Lane &lane : conversation().lanes())
            m_parts.view.lanes().setFace(lane.id, faceOf(lane, blind));
    }
    refreshActions();
}

void LaneDesk::refreshActions()
{
    if (!m_parts.library.shown())
        return;
    const Actions &actions = m_parts.actions;
    const LaneStrip &strip = m_parts.view.lanes();
    const int count = int(conversation().lanes().size());
    const int place = placeOf(current());
    const bool isComparing = count > 1;
    // A new lane is like the one in use: its model would be told. And the order is the turn's.
    const bool isHidden = areNamesHidden();
    const bool hasRoom = count < ComparisonSettings::mostLanes && !isHidden;
    actions.addLane->setEnabled(hasRoom);
    actions.duplicateLane->setEnabled(hasRoom);
    actions.reopenLane->setEnabled(hasRoom && !conversation().closedLanes().empty());
    for (QAction *several : {actions.nextLane, actions.previousLane, actions.removeLane, actions.maximiseLane})
        several->setEnabled(isComparing);
    actions.foldLane->setEnabled(isComparing && int(strip.shownLayout()) < int(LaneLayout::Tabs));
    actions.moveLaneBack->setEnabled(place > 0 && !isHidden);
    actions.moveLaneOn->setEnabled(place + 1 < count && !isHidden);
    actions.foldLane->setChecked(strip.isFolded(current()));
    actions.maximiseLane->setChecked(isComparing && strip.isMaximised(current()));
}

} // namespace tokenhub::app
