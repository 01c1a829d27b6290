// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/toendbutton.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "transcript/transcripttext.h"

#include <QEnterEvent>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int diameter = 36;
constexpr int arrowSize = tokenhub::app::iconSize;

} // namespace

ToEndButton::ToEndButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"toEndButton"_s);
    setCursor(Qt::PointingHandCursor);
    // The key End does the same; one stop less on the way through the messages.
    setFocusPolicy(Qt::NoFocus);
    setToolTip(TranscriptText::toEnd());
    setAccessibleName(TranscriptText::toEnd());
    setNewLines(0);
}

void ToEndButton::setNewLines(int count)
{
    if (m_newLines == count && size() == sizeHint())
        return;
    m_newLines = count;
    setAccessibleDescription(count > 0 ? TranscriptText::newLines(count) : QString());
    resize(sizeHint());
    update();
}

QString ToEndButton::label() const
{
    return m_newLines == 0 ? QString() : m_newLines > 999 ? u"999+"_s : QLocale().toString(m_newLines);
}

QSize ToEndButton::sizeHint() const
{
    const int words
        = m_newLines == 0 ? 0 : QFontMetrics(fonts::small(font())).horizontalAdvance(label()) + space::small;
    return {diameter + words, diameter};
}

void ToEndButton::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(underMouse() || isDown() ? theme.surface : theme.paper);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    const int inset = (diameter - arrowSize) / 2;
    const QRect arrow(inset, inset, arrowSize, arrowSize);
    paintIcon(painter, arrow, u"arrow-down"_s, theme.ink);
    painter.setFont(fonts::small(font()));
    painter.setPen(theme.quietInk);
    painter.drawText(rect().adjusted(arrow.right() + space::tiny, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter),
                     label());
}

void ToEndButton::enterEvent(QEnterEvent *)
{
    update();
}

void ToEndButton::leaveEvent(QEvent *)
{
    update();
}

} // namespace tokenhub::app
