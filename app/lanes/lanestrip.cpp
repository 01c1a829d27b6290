// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/lanestrip.h"

#include "chat/blindlanes.h"
#include "lanes/lanecolumn.h"
#include "lanes/laneheader.h"
#include "lanes/lanepane.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "transcript/transcriptview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

using base::LaneId;

LaneId laneOf(const LaneColumn *column)
{
    return column->pane().model().lane();
}

} // namespace

LaneStrip::LaneStrip(QWidget *parent)
    : QWidget(parent), m_tabs(new QTabBar(this)), m_more(new QToolButton(this)), m_scroller(new QScrollArea(this)),
      m_content(new QWidget), m_dropMark(new QWidget(m_content)), m_column(TextColumn::Readable)
{
    setObjectName(u"laneStrip"_s);
    m_tabs->setObjectName(u"laneTabBar"_s);
    m_tabs->setAccessibleName(tr("Lanes"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideMiddle);
    m_tabs->hide();
    makeMore();
    m_scroller->setFrameShape(QFrame::NoFrame);
    m_scroller->setFocusPolicy(Qt::NoFocus);
    m_scroller->setWidget(m_content);
    m_scroller->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    m_content->installEventFilter(this);
    m_dropMark->setAutoFillBackground(true);
    m_dropMark->setBackgroundRole(QPalette::Highlight);
    m_dropMark->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *tabs = new QHBoxLayout;
    tabs->setSpacing(0);
    tabs->addWidget(m_tabs, 1);
    tabs->addWidget(m_more);
    column->addLayout(tabs);
    column->addWidget(m_scroller, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (tab >= 0 && tab < int(m_shown.size()))
            setCurrentLane(laneOf(m_shown[size_t(tab)]));
    });
    connect(m_scroller->horizontalScrollBar(), &QScrollBar::valueChanged, this, &LaneStrip::markSight);
    connect(m_scroller->verticalScrollBar(), &QScrollBar::valueChanged, this, &LaneStrip::markSight);
    m_shown.push_back(makeColumn());
}

void LaneStrip::makeMore()
{
    m_more->setObjectName(u"laneListMenuButton"_s);
    m_more->setIcon(icon(u"ellipsis"_s, Tint::QuietInk));
    m_more->setIconSize({iconSize, iconSize});
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setToolTip(tr("More for this lane"));
    m_more->setAccessibleName(m_more->toolTip());
    setButtonLook(m_more, ButtonLook::Quiet);
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, [this] { emit menuWanted(m_current); });
}

//! Panes tell of changes while they go: whoever hears of it finds no lanes.
LaneStrip::~LaneStrip()
{
    m_shown.clear();
    delete m_content;
}

LaneColumn *LaneStrip::makeColumn()
{
    auto *column = new LaneColumn(m_content);
    m_all.push_back(column);
    column->pane().transcript().setColumn(m_column);
    column->pane().transcript().setZoom(m_zoom);
    connectColumn(*column);
    for (const auto &act : m_acts)
        act(column->pane());
    return column;
}

void LaneStrip::connectColumn(LaneColumn &column)
{
    LaneHeader &header = column.header();
    LaneColumn *const from = &column;
    connect(from, &LaneColumn::used, this, [this, from] {
        if (!isList())
            setCurrentLane(laneOf(from));
    });
    connect(&header, &LaneHeader::modelWanted, this, [this, from] { emit modelWanted(laneOf(from)); });
    connect(&header, &LaneHeader::menuWanted, this, [this, from] { emit menuWanted(laneOf(from)); });
    connect(&header, &LaneHeader::unfoldWanted, this, [this, from] { toggleFolded(laneOf(from)); });
    connect(&header, &LaneHeader::maximiseWanted, this, [this, from] { toggleMaximised(laneOf(from)); });
    connect(&header, &LaneHeader::dragged, this, [this, from](QPoint at) {
        const int place = placeAt(at);
        const int own = placeOf(laneOf(from));
        m_dropMark->setVisible(place >= 0 && place != own);
        if (m_dropMark->isHidden())
            return;
        // Beside the column that makes room: behind it when it moves towards the beginning.
        const QRect target = m_shown[size_t(place)]->geometry();
        const bool atLeft = (place < own) == isLeftToRight();
        m_dropMark->setGeometry(atLeft ? target.left() : target.right() - 2, target.top(), 3, target.height());
        m_dropMark->raise();
    });
    connect(&header, &LaneHeader::dropped, this, [this, from](QPoint at) {
        m_dropMark->hide();
        if (const int place = placeAt(at); place >= 0 && place != placeOf(laneOf(from)))
            emit moveWanted(laneOf(from), place);
    });
}

void LaneStrip::onEachPane(const std::function<void(LanePane &)> &act)
{
    m_acts.push_back(act);
    for (const LaneColumn *column : m_all)
        act(column->pane());
}

void LaneStrip::setConversation(chat::Conversation *conversation)
{
    if (m_conversation)
        m_conversation->disconnect(this);
    m_conversation = conversation;
    m_maximised = {};
    m_hiddenTurn = conversation ? chat::BlindLanes(*conversation).turn() : base::TurnId();
    if (conversation) {
        connect(conversation, &chat::Conversation::lanesChanged, this, [this] { sync(Panes::Keep); });
        connect(conversation, &chat::Conversation::turnChanged, this, &LaneStrip::syncOrder);
        connect(conversation, &chat::Conversation::pathChanged, this, &LaneStrip::syncOrder);
    }
    m_current = conversation ? chat::BlindLanes(*conversation).order().front() : LaneId();
    sync(Panes::Anew);
    m_scroller->horizontalScrollBar()->setValue(0);
}

LaneColumn *LaneStrip::freeColumn(const std::vector<LaneColumn *> &taken)
{
    const auto isFree
        = [&taken](LaneColumn *column) { return std::find(taken.begin(), taken.end(), column) == taken.end(); };
    const auto found = std::find_if(m_all.begin(), m_all.end(), isFree);
    return found == m_all.end() ? makeColumn() : *found;
}

//! One column for each lane: the one it has had, so that it goes on where one reads.
std::vector<LaneColumn *> LaneStrip::assigned(Panes panes)
{
    const std::vector<LaneId> lanes = chat::BlindLanes(*m_conversation).order();
    std::vector<LaneColumn *> columns;
    for (const LaneId &lane : lanes)
        columns.push_back(lanes.size() == 1 ? m_all.front() : panes == Panes::Keep ? column(lane) : nullptr);
    for (size_t i = 0; i < lanes.size(); ++i) {
        if (!columns[i])
            columns[i] = freeColumn(columns);
        LanePane &pane = columns[i]->pane();
        if (panes == Panes::Anew || pane.model().lane() != lanes[i])
            pane.setConversation(m_conversation, lanes[i]);
    }
    return columns;
}

void LaneStrip::sync(Panes panes)
{
    const int before = std::max(0, placeOf(m_current));
    m_shown = m_conversation ? assigned(panes) : std::vector{m_all.front()};
    for (LaneColumn *column : m_all) {
        const bool isShown = std::find(m_shown.begin(), m_shown.end(), column) != m_shown.end();
        if (!isShown && column->pane().model().conversation())
            column->pane().setConversation(nullptr, {});
        column->setHeaderShown(isComparing());
    }
    if (m_conversation && placeOf(m_current) < 0)
        m_current = laneOf(m_shown[size_t(std::min(before, int(m_shown.size()) - 1))]);
    if (placeOf(m_maximised) < 0 || !isComparing())
        m_maximised = {};
    if (!isComparing())
        m_folded.clear();
    orderFocus();
    arrange();
    emit lanesShown();
    emit currentLaneChanged();
}

//! A blind turn shuffles the columns; where one was must not tell where it is now.
void LaneStrip::syncOrder()
{
    const chat::BlindLanes blind(*m_conversation);
    const std::vector<LaneId> &order = blind.order();
    const bool isSame = std::equal(order.begin(), order.end(), m_shown.begin(), m_shown.end(),
                                   [](const LaneId &lane, const LaneColumn *column) { return lane == laneOf(column); });
    const bool isSameTurn = std::exchange(m_hiddenTurn, blind.turn()) == blind.turn();
    if (isSame && (isSameTurn || !blind.areNamesHidden()))
        return;
    if (order.size() == m_shown.size()) {
        m_current = order.front();
        m_maximised = {};
        m_folded.clear();
    }
    sync(Panes::Keep);
}

void LaneStrip::orderFocus()
{
    if (!isComparing())
        return;
    QWidget *before = m_tabs;
    for (const LaneColumn *column : m_shown) {
        for (QWidget *next :
             std::initializer_list<QWidget *>{&column->header(), &column->header().modelButton(),
                                              &column->header().menuButton(), &column->pane().transcript()}) {
            setTabOrder(before, next);
            before = next;
        }
    }
}

LanePane &LaneStrip::current() const
{
    const int place = placeOf(m_current);
    return place < 0 || isList() ? m_shown.front()->pane() : m_shown[size_t(place)]->pane();
}

std::vector<LanePane *> LaneStrip::readPanes() const
{
    std::vector<LanePane *> panes;
    for (const LaneColumn *column : m_shown) {
        if (panes.empty() || !isList())
            panes.push_back(&column->pane());
    }
    return panes;
}

base::LaneId LaneStrip::currentLane() const
{
    return m_current;
}

LanePane &LaneStrip::firstPane() const
{
    return m_all.front()->pane();
}

void LaneStrip::setCurrentLane(base::LaneId lane)
{
    if (lane == m_current || placeOf(lane) < 0)
        return;
    m_current = lane;
    if (!m_maximised.isNull())
        m_maximised = lane;
    if (hasTabs() || !m_maximised.isNull())
        arrange();
    for (const LaneColumn *column : m_shown)
        column->header().setCurrent(isComparing() && laneOf(column) == m_current);
    showCurrent();
    emit currentLaneChanged();
}

void LaneStrip::stepCurrent(int by)
{
    const int count = int(m_shown.size());
    const int next = (std::max(0, placeOf(m_current)) + by + count) % count;
    setCurrentLane(laneOf(m_shown[size_t(next)]));
}

void LaneStrip::showCurrent()
{
    const LaneColumn *shown = column(m_current);
    if (!shown || shown->isHidden())
        return;
    QScrollBar *bar = m_scroller->horizontalScrollBar();
    const QRect rect = shown->geometry();
    bar->setValue(std::clamp(bar->value(), std::min(rect.left(), rect.right() + 1 - m_scroller->viewport()->width()),
                             rect.left()));
    QScrollBar *down = m_scroller->verticalScrollBar();
    down->setValue(std::clamp(down->value(), std::min(rect.top(), rect.bottom() + 1 - m_scroller->viewport()->height()),
                              rect.top()));
}

LaneColumn *LaneStrip::column(base::LaneId lane) const
{
    const int place = placeOf(lane);
    return place < 0 ? nullptr : m_shown[size_t(place)];
}

int LaneStrip::placeOf(base::LaneId lane) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(),
                                    [lane](const LaneColumn *column) { return laneOf(column) == lane; });
    return found == m_shown.end() || lane.isNull() ? -1 : int(found - m_shown.begin());
}

int LaneStrip::placeAt(QPoint global) const
{
    const QPoint at = m_content->mapFromGlobal(global);
    const auto found = std::find_if(m_shown.begin(), m_shown.end(), [at](const LaneColumn *column) {
        return !column->isHidden() && column->geometry().contains(at);
    });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

void LaneStrip::setFace(base::LaneId lane, const LaneFace &face)
{
    const int place = placeOf(lane);
    if (place < 0)
        return;
    m_shown[size_t(place)]->header().setFace(face);
    if (m_tabs->isVisible())
        syncTabs();
}

void LaneStrip::setLayout(LaneLayout layout)
{
    if (m_layout == layout)
        return;
    m_layout = layout;
    m_maximised = {};
    arrange();
}

LaneLayout LaneStrip::shownLayout() const
{
    return width() < narrowStrip && m_layout != LaneLayout::Tabs ? LaneLayout::List : m_layout;
}

void LaneStrip::setColumn(TextColumn column)
{
    m_column = column;
    for (const LaneColumn *each : m_all)
        each->pane().transcript().setColumn(column);
}

void LaneStrip::setZoom(qreal zoom)
{
    m_zoom = zoom;
    for (const LaneColumn *each : m_all)
        each->pane().transcript().setZoom(zoom);
}

void LaneStrip::resizeEvent(QResizeEvent *)
{
    arrange();
}

void LaneStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::StyleChange)
        arrange();
}

bool LaneStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_content && event->type() == QEvent::Paint)
        paintGaps();
    return QWidget::eventFilter(watched, event);
}

} // namespace tokenhub::app
