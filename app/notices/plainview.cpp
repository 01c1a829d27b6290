// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/plainview.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QTextBlock>
#include <algorithm>
#include <cmath>

namespace tokenhub::app {
namespace {
constexpr int sideMargin = 1; // with none, right-to-left layouts cut a pixel off the text
}

PlainView::PlainView(int maximumLines, QWidget *parent) : QPlainTextEdit(parent), m_maximumLines(maximumLines)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(sideMargin);
}

void PlainView::setText(const QString &text)
{
    setPlainText(text.size() > longestText ? text.left(longestText) + u'…' : text);
    setAccessibleName(text.left(longestText));
    followHeight();
}

QSize PlainView::sizeHint() const
{
    return {300, linesHeight()};
}

QSize PlainView::minimumSizeHint() const
{
    return {60, linesHeight()};
}

void PlainView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    followHeight();
}

void PlainView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        followHeight();
}

int PlainView::linesHeight() const
{
    const qreal line = QFontMetricsF(font()).lineSpacing();
    const qreal tallest = line * m_maximumLines;
    qreal height = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && height < tallest; block = block.next())
        height += document()->documentLayout()->blockBoundingRect(block).height();
    return int(std::ceil(std::clamp(height, line, tallest))) + 2 * sideMargin;
}

void PlainView::followHeight()
{
    const int height = linesHeight();
    const int tallest = int(std::ceil(QFontMetricsF(font()).lineSpacing() * m_maximumLines)) + 2 * sideMargin;
    setVerticalScrollBarPolicy(height >= tallest ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != m_height) {
        m_height = height;
        updateGeometry();
    }
}

} // namespace tokenhub::app
