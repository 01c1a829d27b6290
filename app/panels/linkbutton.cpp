// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/linkbutton.h"

#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QPainter>

namespace tokenhub::app {

LinkButton::LinkButton(const QString &text, QWidget *parent) : QPushButton(text, parent)
{
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    // One more: advances are rounded, and a text is cut for the lack of a fraction.
    return {fontMetrics().horizontalAdvance(text()) + 2 * space::tiny + 2, fontMetrics().height() + space::tiny};
}

QSize LinkButton::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 8 * fontMetrics().averageCharWidth()), sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    QFont shown = font();
    shown.setUnderline(isEnabled() && (underMouse() || hasFocus()));
    painter.setFont(shown);
    painter.setPen(isEnabled() ? theme.link : theme.quietInk);
    const QRect line = rect().adjusted(space::tiny, 0, -space::tiny, 0);
    painter.drawText(line, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                     fontMetrics().elidedText(text(), Qt::ElideRight, line.width()));
    if (hasFocus())
        style::paintFocusRing(painter, rect(), theme.accent);
}

} // namespace tokenhub::app
