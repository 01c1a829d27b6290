// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/sendbutton.h"

#include "theme/flatstyle.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QEvent>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <algorithm>

namespace tokenhub::app {
namespace {
constexpr int gap = 6;
}

SendButton::SendButton(QWidget *parent) : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SendButton::setFace(const QString &word, const QString &key)
{
    m_word = word;
    m_key = key;
    m_widest = std::max(m_widest, faceWidth(word, key));
    setAccessibleName(word);
    updateGeometry();
    update();
}

int SendButton::faceWidth(const QString &word, const QString &key) const
{
    const QFont body = fonts::scaled(font(), 0.93);
    return QFontMetrics(fonts::strong(body)).horizontalAdvance(word) + gap + QFontMetrics(body).horizontalAdvance(key);
}

QSize SendButton::sizeHint() const
{
    const int height = std::max(28, QFontMetrics(font()).height() + space::small);
    return {m_widest + 2 * space::medium, height};
}

void SendButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        m_widest = faceWidth(m_word, m_key);
    QPushButton::changeEvent(event);
}

void SendButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const ButtonLook look = buttonLook(this);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const QFont body = fonts::scaled(font(), 0.93);
    const QFont strong = fonts::strong(body);
    const style::ButtonColours colours = style::buttonColours(option, look);
    QRect face(0, 0, faceWidth(m_word, m_key), height());
    face.moveCenter(rect().center());
    const auto drawAt = [&](Qt::Alignment side, const QString &text) {
        painter.drawText(face, int(QStyle::visualAlignment(layoutDirection(), side | Qt::AlignVCenter)), text);
    };
    painter.setFont(strong);
    painter.setPen(colours.text);
    drawAt(Qt::AlignLeft, m_word);
    const bool quiet = isEnabled() && look == ButtonLook::Outlined;
    painter.setFont(body);
    painter.setPen(quiet ? themeOf(this).quietInk : colours.text);
    drawAt(Qt::AlignRight, m_key);
    style::paintButtonFocus(painter, option, look);
}

} // namespace tokenhub::app
