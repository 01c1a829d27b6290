// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/rowbutton.h"

#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QStyleOptionButton>
#include <QStylePainter>
#include <algorithm>

namespace tokenhub::app {
namespace {
constexpr int iconWidth = iconSize; // QAbstractButton has a name like it
constexpr int padding = space::medium - 1;
constexpr int gap = space::small;
constexpr int rowHeight = 32;
} // namespace

RowButton::RowButton(const QString &iconName, const QString &text, QWidget *parent)
    : QPushButton(parent), m_icon(iconName)
{
    setText(text);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RowButton::setHint(const QString &text)
{
    m_hint = text;
    update();
}

void RowButton::setTrailingIcon(const QString &iconName)
{
    m_trailingIcon = iconName;
    update();
}

QSize RowButton::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(text()) + fontMetrics().horizontalAdvance(m_hint);
    return {2 * padding + 2 * (iconWidth + gap) + words, std::max(rowHeight, fontMetrics().height() + space::medium)};
}

QSize RowButton::minimumSizeHint() const
{
    return {2 * padding + iconWidth, sizeHint().height()};
}

void RowButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const Theme theme = themeOf(this);
    const bool quiet = buttonLook(this) == ButtonLook::Quiet;
    const QColor ink = quiet ? theme.quietInk : theme.ink;
    const auto placed = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const auto side
        = [this](Qt::Alignment a) { return int(QStyle::visualAlignment(layoutDirection(), a | Qt::AlignVCenter)); };
    const int iconTop = (height() - iconWidth) / 2;
    paintIcon(painter, placed({padding, iconTop, iconWidth, iconWidth}), m_icon, ink);

    int right = width() - padding;
    if (!m_trailingIcon.isEmpty()) {
        right -= iconWidth;
        paintIcon(painter, placed({right, iconTop, iconWidth, iconWidth}), m_trailingIcon, theme.quietInk);
    }
    const QFont small = fonts::small(font());
    const int left = padding + iconWidth + gap;
    const int hint = QFontMetrics(small).horizontalAdvance(m_hint);
    const bool room = right - hint - gap > left + fontMetrics().horizontalAdvance(text());
    if (hint > 0 && room) {
        painter.setFont(small);
        painter.setPen(theme.quietInk);
        painter.drawText(placed({left, 0, right - left, height()}), side(Qt::AlignRight), m_hint);
        right -= hint + gap;
    }
    painter.setFont(font());
    painter.setPen(ink);
    painter.drawText(placed({left, 0, right - left, height()}), side(Qt::AlignLeft),
                     fontMetrics().elidedText(text(), Qt::ElideRight, right - left));
    style::paintButtonFocus(painter, option, buttonLook(this));
}

} // namespace tokenhub::app
