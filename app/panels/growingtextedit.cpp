// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/growingtextedit.h"

#include "theme/theme.h"

#include <QLocale>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>

namespace tokenhub::app {

namespace {

qsizetype longestLine(const QString &text)
{
    qsizetype longest = 0;
    for (const QStringView line : QStringView(text).split(u'\n'))
        longest = std::max(longest, line.size());
    return longest;
}

} // namespace

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

void GrowingTextEdit::insertFromMimeData(const QMimeData *source)
{
    QString text = source->text();
    const qsizetype kept = document()->characterCount() - textCursor().selectedText().size();
    if (text.size() + kept > longestText || longestLine(text) > longestParagraph) {
        QToolTip::showText(mapToGlobal(rect().bottomLeft()),
                           tr("Too long to paste here: %1 characters.").arg(QLocale().toString(text.size())), this);
        return;
    }
    text.remove(QChar::Null);
    chooseWrapping(longestLine(text));
    textCursor().insertText(text);
    ensureCursorVisible();
}

void GrowingTextEdit::chooseWrapping(qsizetype longest)
{
    // Looking for places to break grows with the square of a word's length.
    constexpr qsizetype tooLong = 20'000;
    for (QTextBlock block = document()->begin(); block.isValid() && longest <= tooLong; block = block.next())
        longest = std::max<qsizetype>(longest, block.length());
    const auto mode = longest > tooLong ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere;
    if (wordWrapMode() != mode)
        setWordWrapMode(mode);
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
    chooseWrapping(0);
    const bool scrolls = int(document()->size().height()) > m_lines.most;
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

void GrowingTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        refreshHeight();
    // While it was too low for its new line it scrolled; now that all lines fit nothing else would scroll it back.
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
        verticalScrollBar()->setValue(0);
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
