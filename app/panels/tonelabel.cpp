// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/tonelabel.h"

#include "theme/theme.h"

#include <QEvent>

namespace tokenhub::app {

ToneLabel::ToneLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // on paper it would be Text
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    refreshFont();
    refreshColour();
    hide();
}

void ToneLabel::showText(const QString &text, Tone tone)
{
    m_tone = tone;
    setText(text);
    setAccessibleName(text);
    refreshColour();
    setVisible(!text.isEmpty());
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshColour();
}

void ToneLabel::refreshFont()
{
    setFont(fonts::small(font()));
}

void ToneLabel::refreshColour()
{
    const Theme theme = themeOf(this);
    const QColor colour = m_tone == Tone::Good ? theme.good
        : m_tone == Tone::Warn                 ? theme.warn
        : m_tone == Tone::Bad                  ? theme.bad
                                               : theme.quietInk;
    if (palette().color(QPalette::WindowText) == colour)
        return; // also the end of the change that this makes itself
    QPalette own = palette();
    own.setColor(QPalette::WindowText, colour);
    setPalette(own);
}

} // namespace tokenhub::app
