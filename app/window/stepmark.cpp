// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/stepmark.h"

#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace tokenhub::app {

StepMark::StepMark(int number, QWidget *parent) : QWidget(parent), m_number(number)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(fonts::strong(fonts::small(font())));
}

QSize StepMark::sizeHint() const
{
    const int side = fontMetrics().height() + space::small;
    return {side, side};
}

void StepMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = themeOf(this);
    painter.setPen(QPen(theme.link, 1));
    painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.drawText(rect(), Qt::AlignCenter, QLocale().toString(m_number));
}

} // namespace tokenhub::app
