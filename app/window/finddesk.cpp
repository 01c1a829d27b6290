// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/finddesk.h"

#include "composer/composer.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"

#include <QApplication>
#include <algorithm>

namespace tokenhub::app {
namespace {

constexpr qsizetype longestTaken = 200; // of a selection: more than a phrase is nothing to look for

//! What of the selection goes into the bar.
QString phraseOf(const TranscriptView &transcript)
{
    if (!transcript.hasSelection() || transcript.selectedRows() > 1)
        return {};
    const QString text = transcript.selectedText().trimmed();
    return text.size() > longestTaken || text.contains(u'\n') ? QString() : text;
}

TextMatch asMatch(const TextPosition &position)
{
    return {position.leaf, {position.position, position.position}};
}

} // namespace

FindDesk::FindDesk(ConversationView &view, Actions &actions, QObject *parent) : QObject(parent), m_view(view)
{
    connectBar();
    connect(actions.find, &QAction::triggered, this, &FindDesk::open);
    connect(actions.findNext, &QAction::triggered, this, [this] { step(Direction::Next); });
    connect(actions.findPrevious, &QAction::triggered, this, [this] { step(Direction::Previous); });
    connect(&view.lanes(), &LaneStrip::currentLaneChanged, this, &FindDesk::onCurrentLane);
    connect(&view.lanes(), &LaneStrip::lanesShown, this, &FindDesk::onLanes);
    connect(&view.lanes(), &LaneStrip::arranged, this, &FindDesk::onLanes);
}

TranscriptView &FindDesk::transcript() const
{
    return isOpen() ? *m_lanes[m_at].view : m_view.lane().transcript();
}

size_t FindDesk::currentPlace() const
{
    const auto isCurrent = [this](const Searched &lane) { return lane.view == &m_view.lane().transcript(); };
    const auto found = std::find_if(m_lanes.begin(), m_lanes.end(), isCurrent);
    return found == m_lanes.end() ? 0 : size_t(found - m_lanes.begin());
}

void FindDesk::begin()
{
    for (const LanePane *pane : m_view.lanes().readPanes()) {
        if (m_searches.size() == m_lanes.size())
            m_searches.push_back(std::make_unique<ConversationSearch>());
        m_lanes.push_back({&pane->transcript(), m_searches[m_lanes.size()].get()});
    }
    // A search tells of itself as soon as it is watched: all must be in place by then.
    m_at = currentPlace();
    m_from = transcript().readingPlace();
    for (size_t place = 0; place < m_lanes.size(); ++place)
        watch(place);
}

void FindDesk::watch(size_t place)
{
    const Searched &lane = m_lanes[place];
    connect(lane.search, &ConversationSearch::changed, this, &FindDesk::onChanged);
    connect(lane.search, &ConversationSearch::restarted, this, [this, place] { onRestarted(place); });
    lane.search->open(lane.view->model(), lane.view->formulas());
    lane.view->setMarks([this, place](int row, LeafId leaf) { return marks(place, row, leaf); });
}

void FindDesk::forget()
{
    for (const Searched &lane : m_lanes) {
        lane.search->disconnect(this);
        lane.search->close();
        lane.view->setMarks({});
    }
    m_lanes.clear();
    m_current.reset();
}

//! Others are there, or in another order: they are searched anew.
void FindDesk::onLanes()
{
    const std::vector<LanePane *> panes = m_view.lanes().readPanes();
    const bool isSame
        = std::equal(panes.begin(), panes.end(), m_lanes.begin(), m_lanes.end(),
                     [](const LanePane *pane, const Searched &lane) { return &pane->transcript() == lane.view; });
    if (!isOpen() || isSame)
        return;
    const FindQuery query = search().query();
    forget();
    begin();
    onQuery(query);
}

//! Steps go on in the lane that one turns to.
void FindDesk::onCurrentLane()
{
    if (isOpen() && currentPlace() != m_at)
        turnTo(currentPlace());
}

void FindDesk::turnTo(size_t place)
{
    m_at = place;
    m_current.reset();
    m_from = transcript().readingPlace();
    show();
}

void FindDesk::connectBar()
{
    FindBar &bar = m_view.findBar();
    connect(&bar, &FindBar::queryChanged, this, &FindDesk::onQuery);
    connect(&bar, &FindBar::nextRequested, this, [this] { step(Direction::Next); });
    connect(&bar, &FindBar::previousRequested, this, [this] { step(Direction::Previous); });
    connect(&bar, &FindBar::closeRequested, this, &FindDesk::close);
}

void FindDesk::open()
{
    const QString phrase = phraseOf(transcript());
    if (!isOpen()) {
        m_focusBefore = QApplication::focusWidget();
        begin();
    } else if (!phrase.isEmpty()) {
        m_from = transcript().readingPlace();
    }
    m_view.findBar().open(phrase);
    onQuery(m_view.findBar().query());
}

void FindDesk::close()
{
    const std::optional<MatchPlace> place = current();
    // What was found can be copied, quoted and extended by keys.
    if (place) {
        const TextMatch &match = search().match(*place);
        transcript().select({{place->row, match.leaf, match.range.first}, {place->row, match.leaf, match.range.last}});
    }
    const bool hadFocus = m_view.findBar().isAncestorOf(QApplication::focusWidget());
    forget();
    m_view.findBar().hide();
    if (!hadFocus)
        return;
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    else
        m_view.composer().setFocus();
}

bool FindDesk::isRunning() const
{
    return std::any_of(m_lanes.begin(), m_lanes.end(), [](const Searched &lane) { return lane.search->isRunning(); });
}

void FindDesk::onQuery(const FindQuery &query)
{
    if (!isOpen())
        return;
    if (query == search().query()) {
        show();
        return;
    }
    // Another letter does not lead away from what the shorter text has found.
    if (m_current)
        m_from = *m_current;
    m_current.reset();
    m_wrap = Wrap::None;
    m_seeking = true;
    for (size_t place = 0; place < m_lanes.size(); ++place)
        m_lanes[place].search->setQuery(query, place == m_at ? m_from.row : m_lanes[place].view->readingPlace().row);
}

void FindDesk::onChanged()
{
    if (!isOpen())
        return;
    if (m_seeking)
        chooseFirst();
    show();
}

void FindDesk::onRestarted(size_t place)
{
    if (place != m_at)
        return;
    m_current.reset();
    // The view may not have heard of it yet: its end is where it will stand.
    m_from = {.row = std::max(0, transcript().model()->rowCount() - 1), .leaf = {}, .position = 0};
    m_seeking = true;
    show();
}

//! The first match at or below the place the search began at; from the top when there is none; else in another lane.
void FindDesk::chooseFirst()
{
    if (const auto below = search().firstFrom(m_from.row, asMatch(m_from))) {
        goTo(*below);
    } else if (!search().isRunning() && search().count() > 0) {
        m_wrap = Wrap::FromTop;
        goTo(*search().firstFrom(0, {}));
    } else if (!isRunning()) {
        static_cast<void>(goToOtherLane(Direction::Next));
    }
    m_seeking = m_seeking && isRunning() && !m_current;
}

void FindDesk::goTo(MatchPlace place)
{
    const TextMatch &match = search().match(place);
    m_current = TextPosition{.row = place.row, .leaf = match.leaf, .position = match.range.first};
    transcript().showText(place.row, match.leaf, match.range);
}

//! The nearest lane in that direction, round and round, in which something was found.
bool FindDesk::goToOtherLane(Direction direction)
{
    const size_t count = m_lanes.size();
    for (size_t by = 1; by < count; ++by) {
        const size_t place = (m_at + (direction == Direction::Next ? by : count - by)) % count;
        const ConversationSearch &other = *m_lanes[place].search;
        if (other.count() == 0)
            continue;
        const bool isRound = direction == Direction::Next ? place < m_at : place > m_at;
        m_wrap = !isRound ? Wrap::None : direction == Direction::Next ? Wrap::FromTop : Wrap::FromBottom;
        m_at = place;
        m_view.lanes().setCurrentLane(m_view.lanes().readPanes()[place]->model().lane());
        const MatchPlace first = *other.firstFrom(0, {});
        goTo(direction == Direction::Next ? first : other.before(first)->place);
        return true;
    }
    return false;
}

std::optional<MatchPlace> FindDesk::current() const
{
    if (!m_current || !isOpen())
        return {};
    const std::vector<TextMatch> &matches = search().matchesIn(m_current->row);
    const auto found = std::lower_bound(matches.begin(), matches.end(), asMatch(*m_current));
    if (found == matches.end() || found->leaf != m_current->leaf || found->range.first != m_current->position)
        return {};
    return MatchPlace{m_current->row, int(found - matches.begin())};
}

void FindDesk::step(Direction direction)
{
    if (!isOpen()) {
        open(); // F3 looks for the text of the last time again
        return;
    }
    const std::optional<MatchPlace> place = current();
    if (!place) {
        stepFromAnchor(direction);
        return;
    }
    const auto step = direction == Direction::Next ? search().after(*place) : search().before(*place);
    if (!step)
        return;
    if (!step->wrapped || !goToOtherLane(direction)) {
        m_wrap = !step->wrapped ? Wrap::None : direction == Direction::Next ? Wrap::FromTop : Wrap::FromBottom;
        goTo(step->place);
    }
    show();
}

//! The match that was the current one is gone, as it may when an answer grows: the nearest takes its place.
void FindDesk::stepFromAnchor(Direction direction)
{
    const TextPosition from = m_current.value_or(m_from);
    const auto below = search().firstFrom(from.row, asMatch(from));
    if (search().count() > 0) {
        const MatchPlace next = below.value_or(*search().firstFrom(0, {}));
        goTo(direction == Direction::Next ? next : search().before(next)->place);
        m_wrap = Wrap::None;
    } else if (!goToOtherLane(direction)) {
        return;
    }
    show();
}

void FindDesk::show()
{
    const std::optional<MatchPlace> place = current();
    FindResult result{.count = 0,
                      .current = place ? search().rank(*place) : 0,
                      .isRunning = isRunning(),
                      .problem = search().problem(),
                      .errorAt = search().errorAt(),
                      .wrap = m_wrap};
    for (size_t i = 0; i < m_lanes.size(); ++i) {
        result.count += m_lanes[i].search->count();
        result.current += place && i < m_at ? m_lanes[i].search->count() : 0;
    }
    m_view.findBar().setResult(result);
    paint();
}

void FindDesk::paint() const
{
    for (const Searched &lane : m_lanes)
        lane.view->viewport()->update();
}

std::vector<TextMark> FindDesk::marks(size_t place, int row, LeafId leaf) const
{
    const std::vector<TextMatch> &matches = m_lanes[place].search->matchesIn(row);
    const auto byLeaf = [](const TextMatch &match, LeafId wanted) { return match.leaf < wanted; };
    std::vector<TextMark> marks;
    for (auto at = std::lower_bound(matches.begin(), matches.end(), leaf, byLeaf);
         at != matches.end() && at->leaf == leaf; ++at) {
        const bool isCurrent = place == m_at && m_current && m_current->row == row && m_current->leaf == leaf
            && m_current->position == at->range.first;
        marks.push_back({at->range, isCurrent ? MarkKind::Current : MarkKind::Found});
    }
    return marks;
}

} // namespace tokenhub::app
