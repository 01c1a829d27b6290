// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/textmarks.h"

#include "theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>

namespace tokenhub::app {
namespace {

constexpr std::size_t mostRects = 400;
constexpr int mostSteps = 200; // characters of a line that are looked at one by one
constexpr qreal corner = 2;

//! Letters from the left to the right alone: the first one is the leftmost.
bool goesRight(QStringView text)
{
    return std::none_of(text.begin(), text.end(), [](QChar letter) {
        switch (letter.direction()) {
        case QChar::DirL:
        case QChar::DirEN:
        case QChar::DirES:
        case QChar::DirET:
        case QChar::DirCS:
        case QChar::DirNSM:
        case QChar::DirWS:
        case QChar::DirON:
            return letter.isSurrogate(); // which tells no direction
        default:
            return true;
        }
    });
}

//! From \a first to before \a last of \a block, which lie in \a line: letters of two directions make several pieces.
void addPieces(const QTextBlock &block, const QTextLine &line, int first, int last, QPointF origin,
               std::vector<QRectF> &rects)
{
    const qreal height = line.ascent() + line.descent();
    // Lines are set with extra room above their letters.
    const qreal top = origin.y() + line.y() + line.height() - height;
    const QString text = block.text();
    if (block.textDirection() == Qt::LeftToRight
        && goesRight(QStringView(text).sliced(line.textStart(), line.textLength()))) {
        const qreal begin = line.cursorToX(first);
        if (const qreal end = line.cursorToX(last); end > begin)
            rects.emplace_back(origin.x() + begin, top, end - begin, height);
        return;
    }
    qreal left = 0;
    qreal right = 0;
    const auto add = [&] {
        if (right > left)
            rects.emplace_back(origin.x() + left, top, right - left, height);
    };
    const int step = std::max(1, (last - first) / mostSteps);
    for (int at = first; at < last; at += step) {
        const auto [low, high] = std::minmax({line.cursorToX(at), line.cursorToX(std::min(at + step, last))});
        if (at > first && low <= right + 0.5 && high >= left - 0.5) {
            left = std::min(left, low);
            right = std::max(right, high);
            continue;
        }
        add();
        left = low;
        right = high;
    }
    add();
}

void addBlock(const QTextBlock &block, TextRange range, QPointF origin, std::vector<QRectF> &rects)
{
    const QTextLayout *layout = block.layout();
    const int first = std::max(0, range.first - block.position());
    const int last = std::min(block.length() - 1, range.last - block.position());
    for (int i = 0; i < layout->lineCount() && first < last; ++i) {
        const QTextLine line = layout->lineAt(i);
        const int from = std::max(first, line.textStart());
        const int to = std::min(last, line.textStart() + line.textLength());
        if (from < to && rects.size() < mostRects)
            addPieces(block, line, from, to, origin, rects);
        if (line.textStart() >= last)
            return;
    }
}

void paintOutline(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    painter.save();
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setPen(QPen(theme.warn, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(-1.5, -0.5, 1.5, 0.5), corner + 0.5, corner + 0.5);
    painter.restore();
}

} // namespace

std::vector<QRectF> rectsOf(const QTextDocument &document, TextRange range)
{
    std::vector<QRectF> rects;
    QTextBlock block = document.findBlock(range.first);
    for (; block.isValid() && block.position() < range.last && rects.size() < mostRects; block = block.next())
        addBlock(block, range, document.documentLayout()->blockBoundingRect(block).topLeft(), rects);
    return rects;
}

QRectF caretAt(const QTextDocument &document, int position)
{
    const QTextBlock block = document.findBlock(std::clamp(position, 0, document.characterCount() - 1));
    const QPointF origin = document.documentLayout()->blockBoundingRect(block).topLeft();
    const QTextLine line = block.layout()->lineForTextPosition(position - block.position());
    if (!line.isValid())
        return {origin, QSizeF(0, 1)};
    const qreal height = line.ascent() + line.descent();
    return {origin.x() + line.cursorToX(position - block.position()), origin.y() + line.y() + line.height() - height, 0,
            height};
}

void paintMarks(QPainter &painter, const QTextDocument &document, const std::vector<TextMark> &marks,
                const QRectF &clip, const Theme &theme)
{
    if (marks.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(theme.isDark() ? QPainter::CompositionMode_Lighten : QPainter::CompositionMode_Multiply);
    painter.setPen(Qt::NoPen);
    const auto boundsOf = [&document](int position) {
        return document.documentLayout()->blockBoundingRect(document.findBlock(position));
    };
    const auto first = std::partition_point(marks.begin(), marks.end(), [&](const TextMark &mark) {
        return boundsOf(mark.range.last - 1).bottom() < clip.top();
    });
    for (auto mark = first; mark != marks.end() && boundsOf(mark->range.first).top() <= clip.bottom(); ++mark) {
        painter.setBrush(mark->kind == MarkKind::Current ? theme.foundCurrent : theme.found);
        for (const QRectF &rect : rectsOf(document, mark->range)) {
            if (!rect.intersects(clip))
                continue;
            painter.drawRoundedRect(rect.adjusted(-1, 0, 1, 0), corner, corner);
            if (mark->kind == MarkKind::Current)
                paintOutline(painter, rect, theme);
        }
    }
    painter.restore();
}

} // namespace tokenhub::app
