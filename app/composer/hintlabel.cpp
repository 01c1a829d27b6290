// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/hintlabel.h"

#include "theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace tokenhub::app {

HintLabel::HintLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void HintLabel::setText(const QString &text, HintTone tone)
{
    if (m_text == text && m_tone == tone)
        return;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    update();
}

QSize HintLabel::sizeHint() const
{
    const QFontMetrics metrics(fonts::small(font()));
    return {metrics.horizontalAdvance(m_text), metrics.height()};
}

QString HintLabel::shownText() const
{
    return QFontMetrics(fonts::small(font())).elidedText(m_text, Qt::ElideRight, width());
}

void HintLabel::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setFont(fonts::small(font()));
    painter.setPen(m_tone == HintTone::Warning ? theme.warn : theme.quietInk);
    const auto side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(rect(), int(side) | Qt::TextSingleLine, shownText());
}

bool HintLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const bool cut = shownText() != m_text;
    // Escaped: a tool tip guesses whether it is given markup.
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), cut ? m_text.toHtmlEscaped() : QString(), this);
    return true;
}

} // namespace tokenhub::app
