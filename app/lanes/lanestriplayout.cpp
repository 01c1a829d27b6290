// SPDX-License-Identifier: GPL-3.0-or-later
// Where the columns of a LaneStrip lie, and which of them are seen.
#include "lanes/lanecolumn.h"
#include "lanes/laneheader.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "theme/theme.h"

#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

bool LaneStrip::hasTabs() const
{
    return isComparing() && shownLayout() >= LaneLayout::Tabs && m_maximised.isNull();
}

bool LaneStrip::isList() const
{
    return hasTabs() && shownLayout() == LaneLayout::List;
}

LaneArrangement LaneStrip::arrangement() const
{
    LaneArrangement lanes{.layout = shownLayout(), .folded = {}, .current = std::max(0, placeOf(m_current))};
    for (const LaneColumn *column : m_shown)
        lanes.folded.push_back(lanes.layout < LaneLayout::Tabs && m_folded.contains(column->pane().model().lane()));
    lanes.maximised = m_maximised.isNull() ? -1 : placeOf(m_maximised);
    if (lanes.maximised >= 0)
        lanes.folded.assign(m_shown.size(), false);
    return lanes;
}

void LaneStrip::arrange()
{
    syncTabs();
    const LaneArrangement lanes = arrangement();
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    QSize room(width(), height() - (m_tabs->isHidden() ? 0 : m_tabs->sizeHint().height()));
    LanePlaces places = placeLanes(lanes, room);
    if (places.contents.height() > room.height())
        places = placeLanes(lanes, {room.width() - bar, room.height()});
    else if (places.contents.width() > room.width())
        places = placeLanes(lanes, {room.width(), room.height() - bar});
    m_content->resize(places.contents);
    for (LaneColumn *column : m_all) {
        const auto at = std::find(m_shown.begin(), m_shown.end(), column);
        const auto place = size_t(at - m_shown.begin());
        const bool isShown = at != m_shown.end() && !places.rects[place].isNull();
        if (isShown) {
            column->setFolded(lanes.folded[place]);
            column->setHeaderShown(isComparing() && !isList());
            column->header().setCurrent(isComparing() && column->pane().model().lane() == m_current);
            column->setGeometry(QStyle::visualRect(layoutDirection(), m_content->rect(), places.rects[place]));
        }
        column->setVisible(isShown);
        column->pane().model().setMerged(isShown && isList());
    }
    m_content->update();
    markSight();
    emit arranged();
}

void LaneStrip::syncTabs()
{
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > int(m_shown.size()))
        m_tabs->removeTab(m_tabs->count() - 1);
    while (m_tabs->count() < int(m_shown.size()))
        m_tabs->addTab({});
    for (int i = 0; i < m_tabs->count(); ++i) {
        const LaneFace &face = m_shown[size_t(i)]->header().face();
        m_tabs->setTabText(i, QString(face.letter + u"  "_s + face.model).replace(u'&', u"&&"_s));
    }
    m_tabs->setCurrentIndex(std::max(0, placeOf(m_current)));
    m_tabs->setVisible(hasTabs());
    m_more->setVisible(isList());
}

//! What nobody sees does no work.
void LaneStrip::markSight()
{
    const QRect seen(-m_content->pos(), m_scroller->viewport()->size());
    for (LaneColumn *column : m_all)
        column->setInSight(!column->isHidden() && (!isComparing() || seen.intersects(column->geometry())));
}

void LaneStrip::toggleFolded(base::LaneId lane)
{
    if (!isComparing() || placeOf(lane) < 0)
        return;
    if (!m_folded.remove(lane))
        m_folded.insert(lane);
    m_maximised = {};
    arrange();
}

void LaneStrip::toggleMaximised(base::LaneId lane)
{
    if (!isComparing() || placeOf(lane) < 0)
        return;
    m_maximised = m_maximised == lane ? base::LaneId() : lane;
    m_folded.remove(lane);
    arrange();
    setCurrentLane(lane);
}

void LaneStrip::paintGaps()
{
    QPainter painter(m_content);
    const QColor line = themeOf(this).line;
    for (const LaneColumn *column : m_shown) {
        if (column->isHidden() || !isComparing())
            continue;
        const QRect rect = column->geometry();
        const int side = isLeftToRight() ? rect.right() + 1 : rect.left() - 1;
        painter.fillRect(QRect(side, rect.top(), laneGap, rect.height() + laneGap), line);
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1, rect.width(), laneGap), line);
    }
}

} // namespace tokenhub::app
