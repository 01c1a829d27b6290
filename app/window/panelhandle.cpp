// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/panelhandle.h"

#include "theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace tokenhub::app {

PanelHandle::PanelHandle(QWidget *parent) : QWidget(parent)
{
    setCursor(Qt::SplitHCursor);
}

void PanelHandle::setLine(Qt::Edge edge)
{
    m_line = edge;
    update();
}

void PanelHandle::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(m_line == Qt::LeftEdge ? 0 : width() - 1, 0, 1, height(), themeOf(this).line);
}

void PanelHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        emit dragged(mapToParent(event->position().toPoint()).x());
}

} // namespace tokenhub::app
