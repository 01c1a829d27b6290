// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/segmentflow.h"

#include "markdown/formulaobjects.h"
#include "markdown/pictureobjects.h"
#include "transcript/linkspots.h"
#include "transcript/transcripttext.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetrics>
#include <QTextBlock>
#include <QTextOption>
#include <cmath>

namespace tokenhub::app {
namespace {

int up(qreal value)
{
    return int(std::ceil(value));
}

//! In characters of prose.
qsizetype costOf(const markdown::Segment &segment)
{
    constexpr qsizetype perSegment = 400; // a document, and what stands around it
    constexpr qsizetype ofTables = 4; // in each cell a layout of its own, twice
    const qsizetype bytes = segment.kind() == markdown::SegmentKind::Code ? segment.code().size()
                                                                          : segment.sourceEnd() - segment.sourceBegin();
    return perSegment + (segment.kind() == markdown::SegmentKind::Table ? ofTables * bytes : bytes);
}

//! A long line of code goes on in the next line instead of out of sight.
void setWrapped(QTextDocument &document, bool wrapped)
{
    QTextOption option = document.defaultTextOption();
    const auto mode = wrapped ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap;
    if (option.wrapMode() == mode)
        return;
    option.setWrapMode(mode);
    document.setDefaultTextOption(option);
}

} // namespace

SegmentFlow::SegmentFlow(MessageContent &content, const TranscriptStyle &style, MessageGeometry &geometry,
                         FlowGround ground)
    : m_content(content), m_style(style), m_geometry(geometry), m_ground(ground)
{
}

int SegmentFlow::place(int element, int left, int top, int width, const LayoutCheckpoint *resume)
{
    const markdown::LiveMarkdown *markdown = m_content.markdown(element);
    if (!markdown)
        return top;
    const markdown::Segments &segments = markdown->segments();
    int y = resume ? resume->y : top;
    for (std::size_t i = resume ? std::size_t(resume->leaf.segment) : 0; i < segments.size();) {
        const markdown::Segment &segment = *segments[i];
        const LeafId leaf{element, int(i)};
        if (!mayBegin(leaf, segment))
            break;
        noteCheckpoint(leaf, top, y);
        if (i > 0)
            y += up(segment.spaceBefore());
        const QRect column(left + up(segment.indent()), y, std::max(40, width - up(segment.indent())), 0);
        const std::size_t firstBox = m_geometry.texts.size();
        std::size_t next = i + 1;
        switch (segment.kind()) {
        case markdown::SegmentKind::Prose:
            y = placeProse(leaf, segment, column);
            break;
        case markdown::SegmentKind::Formula:
            y = placeFormula(leaf, segment, column);
            break;
        case markdown::SegmentKind::Table:
            y = placeTable(leaf, segment, column);
            break;
        case markdown::SegmentKind::Code:
            y = placeCode(element, i, next, column);
            break;
        }
        if (segment.quoteLevels() != 0 && firstBox < m_geometry.texts.size()) {
            TextBox &box = m_geometry.texts[firstBox];
            box.quoteBars = quoteBars(segment, markdown->style(), y - column.top());
            for (QRectF &bar : box.quoteBars)
                bar.translate(left - box.rect.left(), column.top() - box.rect.top());
        }
        i = next;
    }
    return y;
}

void SegmentFlow::noteCheckpoint(LeafId leaf, int flowTop, int y)
{
    // A growing text changes its last segment, and now and then the one before.
    constexpr std::size_t remembered = 3;
    auto &checkpoints = m_geometry.checkpoints;
    if (checkpoints.size() == remembered)
        checkpoints.erase(checkpoints.begin());
    checkpoints.push_back({.leaf = leaf,
                           .flowTop = flowTop,
                           .y = y,
                           .grounds = m_geometry.grounds.size(),
                           .texts = m_geometry.texts.size(),
                           .labels = m_geometry.labels.size(),
                           .spots = m_geometry.spots.size()});
}

int SegmentFlow::placePlain(int element, QTextDocument *document, const QRect &column, BoxInk ink)
{
    const LeafId leaf{element, 0};
    LeafMeasure &measure = measured(leaf, document, column.width());
    m_ink = ink;
    addText(leaf, leaf, measure, QRect(column.left(), column.top(), column.width(), measure.height));
    m_ink = BoxInk::Ink;
    return column.top() + measure.height;
}

int SegmentFlow::naturalWidth(int element, int widest)
{
    const markdown::LiveMarkdown *markdown = m_content.markdown(element);
    int width = 0;
    for (std::size_t i = 0; markdown && i < markdown->segments().size(); ++i) {
        const markdown::Segment &segment = *markdown->segments()[i];
        QTextDocument *document = segment.document();
        const LeafId leaf{element, int(i)};
        const bool isCode = segment.kind() == markdown::SegmentKind::Code;
        // Measured at the width of the last layout where nothing changed, so that a bubble is not laid out twice.
        LeafMeasure &measure = m_content.measure(leaf);
        if (measure.document != document || measure.dirty || measure.naturalFor != widest) {
            measured(leaf, document, isCode ? -1 : widest);
            measure.natural = up(document->idealWidth());
            measure.naturalFor = widest;
        }
        const int frame = isCode ? 2 * space::medium : 0;
        width = std::max(width, measure.natural + frame + up(segment.indent()));
    }
    return std::min(width, widest);
}

int SegmentFlow::placeProse(LeafId leaf, const markdown::Segment &segment, const QRect &column)
{
    LeafMeasure &measure = settled(leaf, segment, column.width());
    if (measure.dirty)
        measure.quoteBars = quoteBars(*segment.document(), m_content.markdown(leaf.element)->style());
    addText(leaf, leaf, measure, QRect(column.left(), column.top(), column.width(), measure.height));
    addLinkSpots(m_geometry.texts.back(), m_geometry.spots);
    return column.top() + measure.height;
}

//! In the middle of the column; a wider one is scrolled.
int SegmentFlow::placeFormula(LeafId leaf, const markdown::Segment &segment, const QRect &column)
{
    if (!m_style.formulas)
        return placeProse(leaf, segment, column);
    QTextDocument *document = segment.document();
    LeafMeasure &known = m_content.measure(leaf);
    if (known.document != document || known.naturalFor != 0) {
        measured(leaf, document, -1);
        known.natural = up(document->idealWidth());
        known.naturalFor = 0;
    }
    LeafMeasure &measure = measured(leaf, document, std::max(column.width(), known.natural));
    addText(leaf, leaf, measure, QRect(column.left(), column.top(), column.width(), measure.height));
    const int bar = m_geometry.texts.back().scrollRange() > 0 ? scrollBarRoom : 0;
    return column.top() + measure.height + bar;
}

int SegmentFlow::placeTable(LeafId leaf, const markdown::Segment &segment, const QRect &column)
{
    const int width = std::max(column.width(), up(segment.minimumWidth()));
    LeafMeasure &measure = settled(leaf, segment, width);
    addText(leaf, leaf, measure, QRect(column.left(), column.top(), column.width(), measure.height));
    addLinkSpots(m_geometry.texts.back(), m_geometry.spots);
    const int bar = m_geometry.texts.back().scrollRange() > 0 ? scrollBarRoom : 0;
    return column.top() + measure.height + bar;
}

int SegmentFlow::placeCode(int element, std::size_t first, std::size_t &next, const QRect &column)
{
    const markdown::Segments &segments = m_content.markdown(element)->segments();
    const LeafId group{element, int(first)};
    const std::size_t groundIndex = m_geometry.grounds.size();
    const std::size_t firstBox = m_geometry.texts.size();
    const int header = m_style.rowHeight + space::tiny;
    m_geometry.grounds.push_back({.rect = QRect(column.left(), column.top(), column.width(), header)});
    m_geometry.grounds.push_back(
        {.kind = GroundKind::Rule, .rect = QRect(column.left(), column.top() + header, column.width(), 1)});

    // Lines are set with their extra room above them.
    int y = column.top() + header + 1 + space::tiny + 2;
    const int textWidth = std::max(16, column.width() - 2 * space::medium);
    const bool isWrapped = m_content.isWrapped(group);
    int contentWidth = 0;
    next = first;
    do {
        const LeafId leaf{element, int(next)};
        if (next > first && !mayBegin(leaf, *segments[next]))
            break;
        LeafMeasure &measure = settled(leaf, *segments[next], isWrapped ? textWidth : -1);
        addText(leaf, group, measure, QRect(column.left() + space::medium, y, textWidth, measure.height));
        contentWidth = std::max(contentWidth, measure.contentWidth);
        y += measure.height;
        ++next;
    } while (next < segments.size() && segments[next]->continuesPrevious()
             && segments[next]->kind() == markdown::SegmentKind::Code);
    for (std::size_t i = firstBox; i < m_geometry.texts.size(); ++i)
        m_geometry.texts[i].contentWidth = contentWidth;
    addCodeHeader(group, *segments[first], m_geometry.grounds[groundIndex].rect, contentWidth > textWidth || isWrapped);

    y += m_geometry.texts.back().scrollRange() > 0 ? scrollBarRoom + space::tiny : space::medium;
    GroundBox &ground = m_geometry.grounds[groundIndex];
    ground.kind = m_ground == FlowGround::Bubble ? GroundKind::CodeFrameInBubble : GroundKind::CodeFrame;
    ground.rect.setHeight(y - column.top());
    return y;
}

void SegmentFlow::addCodeHeader(LeafId leaf, const markdown::Segment &segment, const QRect &frame, bool isWide)
{
    int right = frame.right() + 1 - space::tiny;
    right = addHeaderSpot(leaf, SpotKind::CopyCode, TranscriptText::copy(), right, frame);
    right = addHeaderSpot(leaf, SpotKind::SaveCode, TranscriptText::saveAs(), right, frame);
    if (isWide)
        right = addHeaderSpot(leaf, SpotKind::WrapCode,
                              m_content.isWrapped(leaf) ? TranscriptText::unwrap() : TranscriptText::wrap(), right,
                              frame);
    const int left = frame.left() + space::medium;
    m_geometry.labels.push_back({.text = TranscriptText::codeName(segment.language()),
                                 .rect = QRect(left, frame.top(), std::max(0, right - left), frame.height())});
}

//! What is pressed seldom shows itself only under the mouse or the focus.
int SegmentFlow::addHeaderSpot(LeafId leaf, SpotKind kind, const QString &label, int right, const QRect &frame)
{
    const int width = QFontMetrics(m_style.small).horizontalAdvance(label) + 2 * space::small;
    m_geometry.spots.push_back({.kind = kind,
                                .label = label,
                                .rect = QRect(right - width, frame.top() + 2, width, frame.height() - 3),
                                .leaf = leaf,
                                .onDemand = kind != SpotKind::CopyCode});
    return right - width;
}

bool SegmentFlow::isNew(LeafId leaf, const markdown::Segment &segment)
{
    return !segment.hasDocument() || m_content.measure(leaf).document != segment.document();
}

bool SegmentFlow::mayBegin(LeafId leaf, const markdown::Segment &segment)
{
    return !isNew(leaf, segment) || m_content.takeRoom(costOf(segment));
}

LeafMeasure &SegmentFlow::settled(LeafId leaf, const markdown::Segment &segment, int width)
{
    LeafMeasure &known = m_content.measure(leaf);
    const bool isOnlyOfAnotherWidth = !isNew(leaf, segment) && !known.dirty && known.width != width;
    if (isOnlyOfAnotherWidth && !m_content.takeRoom(costOf(segment)))
        return known;
    if (segment.kind() == markdown::SegmentKind::Code)
        setWrapped(*segment.document(), width >= 0);
    return measured(leaf, segment.document(), width);
}

LeafMeasure &SegmentFlow::measured(LeafId leaf, QTextDocument *document, int width)
{
    LeafMeasure &measure = m_content.measure(leaf);
    if (measure.document != document) {
        QObject::disconnect(measure.watch);
        measure.document = document;
        // Before there is a layout the width costs nothing. Where an object's size is asked for, the handler comes
        // first.
        if (!document->toRawText().contains(QChar::ObjectReplacementCharacter) && document->textWidth() != width)
            document->setTextWidth(width);
        if (m_style.formulas)
            document->documentLayout()->registerHandler(markdown::FormulaObject, m_style.formulas);
        if (m_style.pictures)
            document->documentLayout()->registerHandler(markdown::PictureObject, m_style.pictures);
        measure.changedFrom = 0;
        measure.dirty = true;
        measure.naturalFor = -1;
        measure.watch
            = QObject::connect(document, &QTextDocument::contentsChange, document, [&measure](int position, int, int) {
                  measure.changedFrom = std::min(measure.changedFrom, position);
              });
    }
    if (measure.width == width && !measure.dirty)
        return measure;
    if (measure.width != width) {
        measure.changedFrom = 0;
        measure.dirty = true;
    }
    // What was edited is laid out already; setting even the same width lays out all of it again.
    if (document->textWidth() != width)
        document->setTextWidth(width);
    const QSizeF size = document->size();
    measure.width = width;
    measure.height = up(size.height());
    measure.contentWidth = up(width < 0 ? document->idealWidth() : size.width());
    return measure;
}

void SegmentFlow::addText(LeafId leaf, LeafId group, LeafMeasure &measure, const QRect &rect)
{
    int changedTop = TextBox::unchanged;
    if (measure.dirty && measure.changedFrom != LeafMeasure::nothingChanged) {
        const QTextBlock block = measure.document->findBlock(measure.changedFrom);
        changedTop = block.isValid() ? int(measure.document->documentLayout()->blockBoundingRect(block).top()) : 0;
    }
    measure.dirty = false;
    measure.changedFrom = LeafMeasure::nothingChanged;
    m_geometry.texts.push_back({.leaf = leaf,
                                .document = measure.document,
                                .rect = rect,
                                .contentWidth = measure.contentWidth,
                                .scrollGroup = group,
                                .quoteBars = measure.quoteBars,
                                .changedTop = changedTop,
                                .ink = m_ink});
}

QRect caretAfter(const TextBox &text)
{
    const QTextBlock block = text.document->lastBlock();
    const QTextLayout *layout = block.layout();
    if (!layout || layout->lineCount() == 0)
        return {};
    const QTextLine line = layout->lineAt(layout->lineCount() - 1);
    const QRectF filled = line.naturalTextRect();
    const QPointF origin = text.document->documentLayout()->blockBoundingRect(block).topLeft();
    constexpr int width = 7;
    const bool rightToLeft = block.textDirection() == Qt::RightToLeft;
    const qreal x = origin.x() + (rightToLeft ? filled.left() - width - 1 : filled.right() + 1);
    const qreal left = std::min(x, qreal(text.rect.width() - width));
    const qreal height = line.ascent() + line.descent();
    // Lines are set with extra leading above their letters; the block covers the letters alone.
    const qreal y = origin.y() + line.y() + line.height() - height;
    return QRectF(text.rect.left() + left, text.rect.top() + y, width, height).toAlignedRect();
}

} // namespace tokenhub::app
