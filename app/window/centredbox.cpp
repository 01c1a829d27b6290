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
    // The transcript is centred beside its scroll bar.
    row->setContentsMargins(0, 0, style()->pixelMetric(QStyle::PM_ScrollBarExtent), 0);
    row->setSpacing(0);
    row->addStretch();
    row->addWidget(content, 1000);
    row->addStretch();
    limitWidth();
}

void CentredBox::limitWidth()
{
    // 720 px of text at a font of 15 px, and the margins around it.
    m_content->setMaximumWidth(QFontInfo(font()).pixelSize() * 48 + 2 * space::wide);
}

bool CentredBox::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        limitWidth();
    return QWidget::event(event);
}

} // namespace tokenhub::app
