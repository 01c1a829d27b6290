// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QStyleOption>

class QPainter;

//! How FlatStyle paints its parts, as functions of option and theme alone. Widgets that paint a box of their own (the
//! composer, a chip) use paintBox and paintFocusRing too, so that all boxes look alike.
namespace tokenhub::app::style {

struct Box {
    QColor fill; //!< invalid: none
    QColor border; //!< invalid: none
    qreal borderWidth = 1;
    qreal corner = radius::button;
};

void paintBox(QPainter &painter, const QRectF &rect, const Box &box);
void paintFocusRing(QPainter &painter, const QRectF &rect, const QColor &colour, qreal corner = radius::button);
[[nodiscard]] bool showsFocus(const QStyleOption &option); //!< focused, and by the keyboard

struct ButtonColours {
    QColor fill;
    QColor border;
    QColor text;
};
[[nodiscard]] ButtonColours buttonColours(const QStyleOption &option, ButtonLook look);

void paintButton(QPainter &painter, const QStyleOption &option, ButtonLook look);
void paintButtonLabel(QPainter &painter, const QStyleOptionButton &option, ButtonLook look);
void paintButtonFocus(QPainter &painter, const QStyleOption &option, ButtonLook look);
void paintField(QPainter &painter, const QStyleOption &option); //!< line edits and their like
void paintChevron(QPainter &painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour);
void paintCheckBox(QPainter &painter, const QStyleOption &option);
void paintRadioButton(QPainter &painter, const QStyleOption &option);
void paintMenuItem(QPainter &painter, const QStyleOptionMenuItem &option);
void paintMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option);
void paintTab(QPainter &painter, const QStyleOption &option); //!< a line below the chosen one
void paintMenuBarGround(QPainter &painter, const QStyleOption &option);
void paintViewItem(QPainter &painter, const QStyleOptionViewItem &option);
void paintComboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow);
//! False for a frame that is no horizontal or vertical line.
[[nodiscard]] bool paintRule(QPainter &painter, const QStyleOptionFrame &option);
void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
void paintSlider(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);

} // namespace tokenhub::app::style
