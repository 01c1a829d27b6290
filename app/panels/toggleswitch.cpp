// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/toggleswitch.h"

#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <algorithm>

namespace tokenhub::app {
namespace {
constexpr QSize track(32, 18);
constexpr int margin = 3; // for the focus ring
} // namespace

ToggleSwitch::ToggleSwitch(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ToggleSwitch::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : space::small + fontMetrics().horizontalAdvance(text());
    return {track.width() + 2 * margin + words,
            std::max(track.height() + 2 * margin, fontMetrics().height() + space::tiny)};
}

QSize ToggleSwitch::minimumSizeHint() const
{
    return {track.width() + 2 * margin, sizeHint().height()};
}

void ToggleSwitch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    const QRect place(margin, (height() - track.height()) / 2, track.width(), track.height());
    const QRectF pill = QStyle::visualRect(layoutDirection(), rect(), place);
    const qreal corner = pill.height() / 2;
    style::paintBox(painter, pill, {.fill = isChecked() ? theme.accent : theme.quietInk, .corner = corner});
    const qreal knob = pill.height() - 6;
    const bool atRight = isChecked() == isLeftToRight();
    const qreal left = atRight ? pill.right() - 3 - knob : pill.left() + 3;
    style::paintBox(painter, {left, pill.top() + 3, knob, knob}, {.fill = theme.paper, .corner = knob / 2});

    QStyleOption option;
    option.initFrom(this);
    if (style::showsFocus(option))
        style::paintFocusRing(painter, pill.adjusted(-margin, -margin, margin, margin), theme.accent, corner + margin);
    const QRect words = rect().adjusted(track.width() + 2 * margin + space::small, 0, 0, 0);
    painter.setPen(theme.ink);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace tokenhub::app
