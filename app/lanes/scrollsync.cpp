// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/scrollsync.h"

#include "base/post.h"
#include "lanes/answertops.h"
#include "lanes/lanecolumn.h"
#include "lanes/lanepane.h"
#include "theme/theme.h"
#include "transcript/transcriptview.h"

#include <QEvent>
#include <QRunnable>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <algorithm>

namespace tokenhub::app {
namespace {

//! What stands here stands here in all lanes, pixels from the top: a heading that was gone to is at it.
constexpr int readingLine = space::wide;

qsizetype bytesOf(const chat::Message &message)
{
    qsizetype bytes = 0;
    for (const chat::Part &part : message.parts)
        bytes += part.kind == chat::PartKind::Text ? part.text.size() : 0;
    return bytes;
}

//! The message that stands in \a other where \a row stands here: of the same turn, the same place in it. -1: none.
int counterpart(const chat::ConversationModel &model, int row, const chat::ConversationModel &other)
{
    const base::TurnId turn = model.message(row).turn;
    if (turn.isNull())
        return -1;
    int first = row;
    while (first > 0 && model.message(first - 1).turn == turn)
        --first;
    for (int i = 0; i < other.rowCount(); ++i) {
        if (other.message(i).turn != turn)
            continue;
        const int wanted = i + (row - first);
        return wanted < other.rowCount() && other.message(wanted).turn == turn ? wanted : -1;
    }
    return -1;
}

} // namespace

ScrollSync::ScrollSync(LaneStrip &strip, QObject *parent) : QObject(parent), m_strip(strip)
{
    m_pool.setMaxThreadCount(1);
    strip.onEachPane([this](LanePane &pane) { connectPane(pane); });
    connect(&strip, &LaneStrip::lanesShown, this, [this] { m_aligned.clear(); });
}

//! The pool waits for what runs as it goes: that is bounded.
ScrollSync::~ScrollSync()
{
    m_pool.clear();
}

void ScrollSync::connectPane(LanePane &pane)
{
    QScrollBar *bar = pane.transcript().verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, &pane] { follow(pane); });
    bar->installEventFilter(this);
    pane.transcript().viewport()->installEventFilter(this);
}

//! A wheel turns what the pointer is on, which need not be what was used last.
bool ScrollSync::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel || event->type() == QEvent::MouseButtonPress) {
        for (const LaneColumn *column : m_strip.columns()) {
            const TranscriptView &view = column->pane().transcript();
            if (watched == view.viewport() || watched == view.verticalScrollBar())
                m_handled = &column->pane();
        }
        QMetaObject::invokeMethod(
            this, [this] { m_handled = nullptr; }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void ScrollSync::setActive(bool active)
{
    m_isActive = active;
    follow(m_strip.current());
}

//! A text that streams moves its own lane alone.
bool ScrollSync::leads(const LanePane &pane) const
{
    const auto &columns = m_strip.columns();
    const auto dragged = std::find_if(columns.begin(), columns.end(), [](const LaneColumn *column) {
        return column->pane().transcript().verticalScrollBar()->isSliderDown();
    });
    if (dragged != columns.end())
        return &pane == &(*dragged)->pane();
    return &pane == (m_handled ? m_handled : &m_strip.current());
}

void ScrollSync::follow(LanePane &leader)
{
    if (!m_strip.isComparing() || m_isFollowing || !leads(leader))
        return;
    m_last = leader.model().lane();
    bringOthers(leader);
}

void ScrollSync::bringOthers(LanePane &leader)
{
    if (!m_isActive || !m_strip.isComparing())
        return;
    const QScopedValueRollback<bool> following(m_isFollowing, true);
    const TranscriptView &view = leader.transcript();
    const int row = view.scroll().rowAt(readingLine);
    if (row < 0)
        return;
    for (const LaneColumn *column : m_strip.columns()) {
        LanePane &other = column->pane();
        if (&other == &leader || other.visibleRegion().isEmpty())
            continue;
        if (view.isPinnedToEnd())
            other.transcript().scrollToEnd();
        else
            bring(other, leader, row, readingLine - view.scroll().top(row));
    }
}

void ScrollSync::bring(LanePane &other, const LanePane &leader, int row, int y)
{
    const chat::ConversationModel &model = *leader.transcript().model();
    const int otherRow = counterpart(model, row, other.model());
    if (otherRow >= 0)
        other.transcript().putAtTop(otherRow, across(other, otherRow, leader, row, y) - readingLine);
}

//! From pixels of the leader's message to pixels of the other's.
int ScrollSync::across(LanePane &other, int otherRow, const LanePane &leader, int row, int y)
{
    const TranscriptRows &rows = leader.transcript().rows();
    other.transcript().buildRow(otherRow);
    const TranscriptRows &otherRows = other.transcript().rows();
    if (y <= 0 || !rows.isBuilt(row) || !otherRows.isBuilt(otherRow))
        return std::min(y, 0);
    const chat::Message &left = rows.message(row);
    const chat::Message &right = otherRows.message(otherRow);
    const int height = rows.geometry(row).height;
    const int otherHeight = otherRows.geometry(otherRow).height;
    const int proportion = int(qint64(y) * otherHeight / std::max(1, height));
    if (left.role != chat::Role::Assistant || right.role != chat::Role::Assistant)
        return proportion;
    const Aligned *pair = aligned(left, right);
    if (!pair)
        return proportion;
    const std::vector<int> tops = blockTops(left, rows.geometry(row), pair->leftBlocks);
    const std::vector<int> otherTops = blockTops(right, otherRows.geometry(otherRow), pair->rightBlocks);
    if (tops.empty() || otherTops.empty())
        return proportion;
    if (y < tops.front())
        return y * otherTops.front() / std::max(1, tops.front());
    if (y >= tops.back())
        return otherTops.back() + y - tops.back();
    return topOf(otherTops, pair->alignment.across(compare::Side::Left, placeAt(tops, y)));
}

//! What is known of two answers, which may have grown since; null until something is.
const ScrollSync::Aligned *ScrollSync::aligned(const chat::Message &left, const chat::Message &right)
{
    const Pair answers{left.id, right.id};
    const auto known = std::find_if(m_aligned.cbegin(), m_aligned.cend(),
                                    [&answers](const Aligned &each) { return each.answers == answers; });
    // One that grows is aligned anew when it has grown by something to see.
    const auto isLike = [](qsizetype then, qsizetype now) { return then + then / 8 >= now; };
    const bool isKnown = known != m_aligned.cend();
    if (!isKnown || !isLike(known->leftBytes, bytesOf(left)) || !isLike(known->rightBytes, bytesOf(right)))
        align(left, right);
    return isKnown ? &*known : nullptr;
}

void ScrollSync::align(const chat::Message &left, const chat::Message &right)
{
    const Pair answers{left.id, right.id};
    if (!m_underWay.insert(answers).second)
        return;
    m_pool.start(QRunnable::create([this, answers, leftText = left.text(), rightText = right.text()] {
        compare::AnswerAlignment alignment = compare::align(leftText, rightText);
        compare::ScrollAlignment scroll(alignment);
        base::post(this,
                   [this,
                    aligned = Aligned{.answers = answers,
                                      .leftBytes = leftText.size(),
                                      .rightBytes = rightText.size(),
                                      .leftBlocks = std::move(alignment.left),
                                      .rightBlocks = std::move(alignment.right),
                                      .alignment = std::move(scroll)}]() mutable { onAligned(std::move(aligned)); });
    }));
}

void ScrollSync::onAligned(Aligned aligned)
{
    m_underWay.erase(aligned.answers);
    const bool isNew
        = std::erase_if(m_aligned, [&aligned](const Aligned &each) { return each.answers == aligned.answers; }) == 0;
    m_aligned.push_front(std::move(aligned));
    if (m_aligned.size() > kept)
        m_aligned.pop_back();
    // Those that were brought there in proportion go to the place itself.
    LaneColumn *leader = m_strip.column(m_last);
    if (isNew && leader)
        bringOthers(leader->pane());
}

} // namespace tokenhub::app
