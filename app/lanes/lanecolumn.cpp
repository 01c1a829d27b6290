// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/lanecolumn.h"

#include "lanes/laneheader.h"
#include "lanes/lanepane.h"
#include "transcript/transcriptview.h"

#include <QEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace tokenhub::app {

LaneColumn::LaneColumn(QWidget *parent) : QWidget(parent), m_header(new LaneHeader(this)), m_pane(new LanePane(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_pane, 1);
    column->addStretch();
    m_header->hide();
    for (QObject *each : std::initializer_list<QObject *>{&m_pane->transcript(), m_pane->transcript().viewport(),
                                                          m_header, &m_header->modelButton(), &m_header->menuButton()})
        each->installEventFilter(this);
}

void LaneColumn::setHeaderShown(bool shown)
{
    m_header->setVisible(shown);
}

void LaneColumn::setFolded(bool folded)
{
    if (m_isFolded == folded)
        return;
    m_isFolded = folded;
    m_pane->setVisible(!folded);
    m_header->setFolded(folded);
}

void LaneColumn::setInSight(bool inSight)
{
    m_pane->transcript().setResting(!inSight || m_isFolded);
}

bool LaneColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::ContextMenu)
        emit used();
    return QWidget::eventFilter(watched, event);
}

} // namespace tokenhub::app
