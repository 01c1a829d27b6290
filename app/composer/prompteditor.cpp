// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/prompteditor.h"

#include <QAbstractTextDocumentLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int sideMargin = 1; // with none, right-to-left layouts cut a pixel off the text

//! Line ends become \n; NUL and other characters that no text has go.
QString cleaned(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    text.removeIf([](QChar c) {
        const bool control = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        return control || c.isNonCharacter();
    });
    return text;
}

qsizetype longestLine(QStringView text)
{
    qsizetype longest = 0;
    for (qsizetype start = 0; start <= text.size();) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        longest = std::max(longest, end - start);
        start = end + 1;
    }
    return longest;
}

} // namespace

PromptEditor::PromptEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(sideMargin);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptEditor::followHeight);
}

QString PromptEditor::text() const
{
    QString raw = document()->toRawText();
    for (QChar &c : raw) {
        if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator)
            c = u'\n';
    }
    return raw;
}

void PromptEditor::setText(const QString &text)
{
    const QString plain = cleaned(text);
    chooseWrapping(longestLine(plain));
    setPlainText(plain);
    moveCursor(QTextCursor::End);
}

bool PromptEditor::isEmpty() const
{
    return document()->isEmpty();
}

QSize PromptEditor::sizeHint() const
{
    return {400, linesHeight()};
}

QSize PromptEditor::minimumSizeHint() const
{
    return {80, linesHeight()};
}

bool PromptEditor::sends(Qt::KeyboardModifiers modifiers) const
{
    modifiers &= ~Qt::KeypadModifier;
    if (modifiers == Qt::ControlModifier)
        return true;
    return m_sendKey == SendKey::Enter && modifiers == Qt::NoModifier;
}

void PromptEditor::onEnter(const QKeyEvent &event)
{
    if (m_composing)
        return; // this Enter belongs to the input method
    if (!sends(event.modifiers()))
        textCursor().insertBlock();
    else if (!event.isAutoRepeat())
        emit sendWanted();
    ensureCursorVisible();
}

bool PromptEditor::event(QEvent *event)
{
    // With nothing of its own to undo the key is left to the window: it brings back what was deleted.
    if (event->type() == QEvent::ShortcutOverride && !document()->isUndoAvailable()
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void PromptEditor::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return onEnter(*event);
    if (event->key() == Qt::Key_Escape && plain && !m_composing) {
        emit escapePressed();
        return;
    }
    if (event->key() == Qt::Key_Up && plain && isEmpty() && !m_composing) {
        emit upWhileEmpty();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void PromptEditor::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
    followHeight(); // composed text can need a line more before it is committed
}

void PromptEditor::insertFromMimeData(const QMimeData *source)
{
    insertAtCursor(source->text());
}

void PromptEditor::insertAtCursor(const QString &text)
{
    const qsizetype kept = document()->characterCount() - textCursor().selectedText().size();
    if (text.size() + kept > longestText || longestLine(text) > longestParagraph) {
        emit pasteRefused(text.size());
        return;
    }
    const QString plain = cleaned(text);
    chooseWrapping(longestLine(plain));
    textCursor().insertText(plain);
    ensureCursorVisible();
}

void PromptEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    followHeight();
    // While it was too low for the new line it scrolled; now that all lines fit nothing else would scroll it back.
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
        verticalScrollBar()->setValue(0);
}

void PromptEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        followHeight();
}

int PromptEditor::linesHeight() const
{
    const qreal line = QFontMetricsF(font()).lineSpacing();
    const qreal tallest = line * maximumLines;
    qreal height = 0;
    // Asking for a block's rectangle lays it out: no more blocks than can be seen.
    for (QTextBlock block = document()->begin(); block.isValid() && height < tallest; block = block.next())
        height += document()->documentLayout()->blockBoundingRect(block).height();
    return int(std::ceil(std::clamp(height, line, tallest))) + 2 * sideMargin;
}

void PromptEditor::chooseWrapping(qsizetype longest)
{
    // Looking for places to break grows with the square of a word's length: 100,000 letters take half a second.
    constexpr qsizetype tooLong = 20'000;
    for (QTextBlock block = document()->begin(); block.isValid() && longest <= tooLong; block = block.next())
        longest = std::max<qsizetype>(longest, block.length());
    const auto mode = longest > tooLong ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere;
    if (wordWrapMode() != mode)
        setWordWrapMode(mode);
}

void PromptEditor::followHeight()
{
    chooseWrapping(0);
    const int height = linesHeight();
    const int tallest = int(std::ceil(QFontMetricsF(font()).lineSpacing() * maximumLines)) + 2 * sideMargin;
    setVerticalScrollBarPolicy(height >= tallest ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != m_height) {
        m_height = height;
        updateGeometry();
    }
}

} // namespace tokenhub::app
