// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/growingtextedit.h"

#include "theme/theme.h"

#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

namespace tokenhub::app {

GrowingTextEdit::GrowingTextEdit(TextLook look, TextLines lines, QWidget *parent)
    : QPlainTextEdit(parent), m_lines(lines)
{
    if (look == TextLook::Code)
        setFont(fonts::code(font()));
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(space::tiny);
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingTextEdit::refreshHeight);
    refreshHeight();
}

void GrowingTextEdit::replaceText(const QString &text)
{
    if (toPlainText() != text)
        setPlainText(text);
}

int GrowingTextEdit::heightFor(int lines) const
{
    const int margins = 2 * (frameWidth() + int(document()->documentMargin()));
    return lines * fontMetrics().lineSpacing() + margins;
}

QSize GrowingTextEdit::sizeHint() const
{
    // The size of a plain text document counts lines, not pixels.
    const int lines = std::clamp(int(document()->size().height()), m_lines.least, m_lines.most);
    return {QPlainTextEdit::sizeHint().width(), heightFor(lines)};
}

QSize GrowingTextEdit::minimumSizeHint() const
{
    return {80, heightFor(m_lines.least)};
}

void GrowingTextEdit::refreshHeight()
{
    const bool scrolls = int(document()->size().height()) > m_lines.most;
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

void GrowingTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        refreshHeight();
}

void GrowingTextEdit::wheelEvent(QWheelEvent *event)
{
    // The panel around it scrolls, unless there is something to scroll here and a person works here.
    if (hasFocus() && verticalScrollBar()->maximum() > 0)
        QPlainTextEdit::wheelEvent(event);
    else
        event->ignore();
}

} // namespace tokenhub::app
