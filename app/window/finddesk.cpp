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

FindDesk::FindDesk(ConversationView &view, Actions &actions, QObject *parent)
    : QObject(parent), m_view(view), m_search(this)
{
    connectBar();
    connect(actions.find, &QAction::triggered, this, &FindDesk::open);
    connect(actions.findNext, &QAction::triggered, this, [this] { step(Direction::Next); });
    connect(actions.findPrevious, &QAction::triggered, this, [this] { step(Direction::Previous); });
    connect(&view.lanes(), &LaneStrip::currentLaneChanged, this, &FindDesk::onCurrentLane);
    connect(&m_search, &ConversationSearch::changed, this, &FindDesk::onChanged);
    connect(&m_search, &ConversationSearch::restarted, this, &FindDesk::onRestarted);
}

TranscriptView &FindDesk::transcript() const
{
    return m_searched ? *m_searched : m_view.lane().transcript();
}

//! What is looked for is looked for in the lane that one turns to.
void FindDesk::onCurrentLane()
{
    if (!m_search.isOpen() || &m_view.lane().transcript() == m_searched)
        return;
    const FindQuery query = m_search.query();
    transcript().setMarks({});
    m_search.close();
    m_current.reset();
    begin();
    onQuery(query);
}

void FindDesk::begin()
{
    m_searched = &m_view.lane().transcript();
    m_from = transcript().readingPlace();
    m_search.open(transcript().model(), transcript().formulas());
    transcript().setMarks([this](int row, LeafId leaf) { return marks(row, leaf); });
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
    if (!m_search.isOpen()) {
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
        const TextMatch &match = m_search.match(*place);
        transcript().select({{place->row, match.leaf, match.range.first}, {place->row, match.leaf, match.range.last}});
    }
    const bool hadFocus = m_view.findBar().isAncestorOf(QApplication::focusWidget());
    m_search.close();
    m_current.reset();
    transcript().setMarks({});
    m_searched = nullptr;
    m_view.findBar().hide();
    if (!hadFocus)
        return;
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    else
        m_view.composer().setFocus();
}

void FindDesk::onQuery(const FindQuery &query)
{
    if (!m_search.isOpen())
        return;
    if (query == m_search.query()) {
        show();
        return;
    }
    // Another letter does not lead away from what the shorter text has found.
    if (m_current)
        m_from = *m_current;
    m_current.reset();
    m_wrap = Wrap::None;
    m_seeking = true;
    m_search.setQuery(query, m_from.row);
}

void FindDesk::onChanged()
{
    if (!m_search.isOpen())
        return;
    if (m_seeking)
        chooseFirst();
    show();
}

void FindDesk::onRestarted()
{
    m_current.reset();
    // The view may not have heard of it yet: its end is where it will stand.
    m_from = {.row = std::max(0, transcript().model()->rowCount() - 1), .leaf = {}, .position = 0};
    m_seeking = true;
    show();
}

//! The first match at or below the place the search began at; from the top when there is none.
void FindDesk::chooseFirst()
{
    if (const auto below = m_search.firstFrom(m_from.row, asMatch(m_from))) {
        goTo(*below);
    } else if (!m_search.isRunning() && m_search.count() > 0) {
        m_wrap = Wrap::FromTop;
        goTo(*m_search.firstFrom(0, {}));
    }
    m_seeking = m_seeking && m_search.isRunning() && !m_current;
}

void FindDesk::goTo(MatchPlace place)
{
    const TextMatch &match = m_search.match(place);
    m_current = TextPosition{.row = place.row, .leaf = match.leaf, .position = match.range.first};
    transcript().showText(place.row, match.leaf, match.range);
}

std::optional<MatchPlace> FindDesk::current() const
{
    if (!m_current)
        return {};
    const std::vector<TextMatch> &here = m_search.matchesIn(m_current->row);
    const auto found = std::lower_bound(here.begin(), here.end(), asMatch(*m_current));
    if (found == here.end() || found->leaf != m_current->leaf || found->range.first != m_current->position)
        return {};
    return MatchPlace{m_current->row, int(found - here.begin())};
}

void FindDesk::step(Direction direction)
{
    if (!m_search.isOpen()) {
        open(); // F3 looks for the text of the last time again
        return;
    }
    const std::optional<MatchPlace> place = current();
    if (!place) {
        stepFromAnchor(direction);
        return;
    }
    const auto step = direction == Direction::Next ? m_search.after(*place) : m_search.before(*place);
    if (!step)
        return;
    m_wrap = !step->wrapped ? Wrap::None : direction == Direction::Next ? Wrap::FromTop : Wrap::FromBottom;
    goTo(step->place);
    show();
}

//! The match that was the current one is gone, as it may when an answer grows: the nearest takes its place.
void FindDesk::stepFromAnchor(Direction direction)
{
    const TextPosition from = m_current.value_or(m_from);
    const auto below = m_search.firstFrom(from.row, asMatch(from));
    if (m_search.count() == 0)
        return;
    const MatchPlace next = below.value_or(*m_search.firstFrom(0, {}));
    goTo(direction == Direction::Next ? next : m_search.before(next)->place);
    m_wrap = Wrap::None;
    show();
}

void FindDesk::show()
{
    const std::optional<MatchPlace> place = current();
    m_view.findBar().setResult({.count = m_search.count(),
                                .current = place ? m_search.rank(*place) : 0,
                                .isRunning = m_search.isRunning(),
                                .problem = m_search.problem(),
                                .errorAt = m_search.errorAt(),
                                .wrap = m_wrap});
    transcript().viewport()->update();
}

std::vector<TextMark> FindDesk::marks(int row, LeafId leaf) const
{
    const std::vector<TextMatch> &here = m_search.matchesIn(row);
    const auto byLeaf = [](const TextMatch &match, LeafId wanted) { return match.leaf < wanted; };
    std::vector<TextMark> marks;
    for (auto at = std::lower_bound(here.begin(), here.end(), leaf, byLeaf); at != here.end() && at->leaf == leaf;
         ++at) {
        const bool isCurrent
            = m_current && m_current->row == row && m_current->leaf == leaf && m_current->position == at->range.first;
        marks.push_back({at->range, isCurrent ? MarkKind::Current : MarkKind::Found});
    }
    return marks;
}

} // namespace tokenhub::app
