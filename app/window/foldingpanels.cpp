// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/foldingpanels.h"

#include "theme/theme.h"
#include "window/panelhandle.h"

#include <QApplication>
#include <QEvent>
#include <QMouseEvent>
#include <QStyle>
#include <algorithm>

namespace tokenhub::app {

namespace {
constexpr int smallest = 220;
constexpr int largest = 480;
constexpr int smallestCentre = 360;
} // namespace

FoldingPanels::FoldingPanels(QWidget *start, QWidget *centre, QWidget *end, QWidget *parent)
    : QWidget(parent), m_centre(centre)
{
    m_centre->setParent(this);
    m_centre->installEventFilter(this);
    QWidget *sides[] = {start, end};
    for (const Side side : {Side::Start, Side::End}) {
        Panel &added = panel(side);
        added.widget = sides[size_t(side)];
        added.widget->setParent(this);
        added.widget->setAutoFillBackground(true);
        added.handle = new PanelHandle(this);
        connect(added.handle, &PanelHandle::dragged, this, [this, side](int x) {
            const bool fromLeft = (side == Side::Start) == (layoutDirection() == Qt::LeftToRight);
            setPanelWidth(side, fromLeft ? x : width() - x);
            emit panelWidthChanged(side, panelWidth(side));
        });
    }
}

void FoldingPanels::setOpen(Side side, bool open)
{
    Panel &changed = panel(side);
    // Before the first layout the width says nothing.
    if (!m_hasSize || !isNarrow())
        changed.wasOpenWide = open;
    if (changed.isOpen == open)
        return;
    // Over the centre there is room for one.
    const Side other = side == Side::Start ? Side::End : Side::Start;
    if (open && isNarrow())
        setOpen(other, false);
    const bool hadFocus = changed.widget->isAncestorOf(QApplication::focusWidget());
    changed.isOpen = open;
    arrange();
    if (!open && hadFocus)
        m_centre->setFocus();
    emit openChanged(side, open);
}

void FoldingPanels::setPanelWidth(Side side, int width)
{
    panel(side).width = std::clamp(width, smallest, largest);
    arrange();
}

int FoldingPanels::shownWidth(Side side) const
{
    return panel(side).isOpen ? std::min(panel(side).width, width() - 48) : 0;
}

void FoldingPanels::arrange()
{
    int start = isNarrow() ? 0 : shownWidth(Side::Start);
    int end = isNarrow() ? 0 : shownWidth(Side::End);
    // The centre is what one came for: panels give way before it does.
    const int lack = smallestCentre - (width() - start - end);
    if (lack > 0 && end > 0)
        end = std::max(smallest, end - lack);
    const QRect centre(start, 0, std::max(0, width() - start - end), height());
    m_centre->setGeometry(QStyle::visualRect(layoutDirection(), rect(), centre));
    place(Side::Start);
    place(Side::End);
}

void FoldingPanels::place(Side side)
{
    Panel &placed = panel(side);
    placed.widget->setVisible(placed.isOpen);
    placed.handle->setVisible(placed.isOpen);
    if (!placed.isOpen)
        return;
    int wide = shownWidth(side);
    if (side == Side::End && !isNarrow())
        wide = std::max(0, width() - (panel(Side::Start).isOpen ? shownWidth(Side::Start) : 0) - m_centre->width());
    const QRect at(side == Side::Start ? 0 : width() - wide, 0, wide, height());
    placed.widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), at));
    // Within the panel: what lies over the transcript keeps Qt from moving its pixels when it scrolls.
    const int edge = side == Side::Start ? at.right() + 1 - PanelHandle::reach : at.left();
    const QRect grip(edge, 0, PanelHandle::reach, height());
    placed.handle->setGeometry(QStyle::visualRect(layoutDirection(), rect(), grip));
    const bool isOnTheLeft = (side == Side::Start) == (layoutDirection() == Qt::LeftToRight);
    placed.handle->setLine(isOnTheLeft ? Qt::RightEdge : Qt::LeftEdge);
    placed.widget->raise();
    placed.handle->raise();
}

void FoldingPanels::enterWidth(bool narrow)
{
    m_wasNarrow = narrow;
    for (const Side side : {Side::Start, Side::End}) {
        const bool open = narrow ? false : panel(side).wasOpenWide;
        if (panel(side).isOpen != open) {
            panel(side).isOpen = open;
            emit openChanged(side, open);
        }
    }
}

void FoldingPanels::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_hasSize || isNarrow() != m_wasNarrow)
        enterWidth(isNarrow());
    m_hasSize = true;
    arrange();
}

void FoldingPanels::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

bool FoldingPanels::eventFilter(QObject *watched, QEvent *event)
{
    // A click beside an overlaid panel puts it away.
    if (watched == m_centre && event->type() == QEvent::MouseButtonPress && isNarrow()) {
        setOpen(Side::Start, false);
        setOpen(Side::End, false);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tokenhub::app
