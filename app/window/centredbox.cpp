// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/centredbox.h"

#include "theme/theme.h"

#include <QEvent>
#include <QFontInfo>
#include <QHBoxLayout>
#include <QStyle>

namespace tokenhub::app {

CentredBox::CentredBox(QWidget *content, QWidget *parent) : QWidget(parent), m_content(content)
{
    auto *row = new QHBoxLayout(this);
    row->setSpacing(0);
    row->addStretch();
    row->addWidget(content, 1000);
    row->addStretch();
    limitWidth();
    leaveRoom();
}

void CentredBox::leaveRoom()
{
    // The transcript is centred beside its scroll bar. Layouts mirror what is in them, not their margins.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    layout()->setContentsMargins(isLeftToRight() ? 0 : bar, 0, isLeftToRight() ? bar : 0, 0);
}

void CentredBox::setColumn(TextColumn column)
{
    m_column = column;
    limitWidth();
}

void CentredBox::limitWidth()
{
    // 720 px of text at a font of 15 px, and the margins around it.
    const int readable = QFontInfo(font()).pixelSize() * 48 + 2 * space::wide;
    m_content->setMaximumWidth(m_column == TextColumn::Full ? QWIDGETSIZE_MAX : readable);
}

bool CentredBox::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        limitWidth();
    else if (event->type() == QEvent::LayoutDirectionChange)
        leaveRoom();
    return QWidget::event(event);
}

} // namespace tokenhub::app
