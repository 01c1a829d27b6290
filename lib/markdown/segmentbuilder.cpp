// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/segmentbuilder.h"

#include "markdown/blockwriter.h"
#include "markdown/cmarktree.h"
#include "markdown/datapicture.h"
#include "markdown/tablewriter.h"
#include "markdown/textbudget.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown {

namespace {

constexpr qsizetype LiveBytes = 512; // what streams comes in less

QByteArrayView slice(QByteArrayView text, qsizetype begin, qsizetype end)
{
    return text.sliced(begin, end - begin);
}

bool isOverBudget(const TopBlock &block)
{
    TreeCost cost;
    for (cmark_node *node : block.nodes) {
        const TreeCost one = costOf(node);
        cost.depth = qMax(cost.depth, one.depth);
        cost.leaves += cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK || isOfType(node, "table") ? 0 : one.leaves;
    }
    return cost.depth > budget::Nesting || cost.leaves > budget::LeavesPerBlock;
}

//! Of what was written last: painted right after it is laid out, it would be shaped twice.
void keepGlyphs(const QTextDocument &document)
{
    for (QTextBlock block = document.lastBlock(); block.isValid() && !block.layout()->cacheEnabled();
         block = block.previous())
        block.layout()->setCacheEnabled(true);
}

} // namespace

SegmentBuilder::SegmentBuilder(const RenderStyle &style) : m_style(style) { }

void SegmentBuilder::beginUpdate(qsizetype added)
{
    m_keepsGlyphs = added <= LiveBytes;
    m_firstChanged = m_segments.size();
    if (m_mark.mayExtend)
        holdEdit(*m_segments[m_mark.segments - 1]);
}

std::size_t SegmentBuilder::endUpdate()
{
    releaseEdit();
    return qMin(m_firstChanged, m_segments.size());
}

// Outside an edit block QTextCursor lays out the paragraph anew at each insertion, to know its column.
void SegmentBuilder::holdEdit(const Segment &segment)
{
    releaseEdit();
    m_edit = QTextCursor(segment.document());
    m_edit.beginEditBlock();
}

void SegmentBuilder::releaseEdit()
{
    if (!m_edit.isNull()) {
        if (m_keepsGlyphs)
            keepGlyphs(*m_edit.document());
        m_edit.endEditBlock();
    }
    m_edit = {};
}

void SegmentBuilder::add(QByteArrayView text, const BlockRange &block, MathSpans math)
{
    switch (block.form) {
    case BlockForm::Markdown: {
        const FormulaMask mask(slice(text, block.begin, block.end), block.begin, math);
        addTree(CmarkTree(mask), mask, block.begin);
        break;
    }
    case BlockForm::Fence:
        startFence(text, block);
        break;
    case BlockForm::Picture:
        addPicture(slice(text, block.contentBegin, block.contentEnd), block);
        break;
    case BlockForm::Plain:
        addPlain(slice(text, block.begin, block.end), block.begin);
        break;
    }
}

void SegmentBuilder::addWhole(QByteArrayView text, MathSpans math)
{
    const FormulaMask mask(text, 0, math);
    addTree(CmarkTree(mask, Footnotes::On), mask, 0);
}

void SegmentBuilder::addTree(const CmarkTree &tree, const FormulaMask &mask, qsizetype offset)
{
    BlockWriter writer(*this, tree, mask, offset);
    for (const TopBlock &block : tree.topBlocks()) {
        if (isOverBudget(block)) {
            addPlain(slice(mask.original(), block.begin, block.end), offset + block.begin);
            continue;
        }
        if (canExtend() && offset + block.end - m_segments.back()->sourceBegin() > budget::RunBytes)
            m_mayExtend = false;
        writer.write(block);
    }
}

void SegmentBuilder::addPlain(QByteArrayView source, qsizetype begin)
{
    while (!source.trimmed().isEmpty()) {
        const qsizetype size = budget::pieceEnd(source, budget::PlainPieceBytes);
        addPlainPiece(source.first(size), begin);
        source = source.sliced(size);
        begin += size;
    }
}

void SegmentBuilder::addPlainPiece(QByteArrayView source, qsizetype begin)
{
    const Segment *previous = m_segments.empty() ? nullptr : m_segments.back().get();
    const bool follows = previous && previous->isPlain() && !previous->m_endsWithBlankLine;
    const bool continuesLine = follows && !previous->m_endsWithLine;
    Segment &segment
        = addSegment(SegmentKind::Prose, {.begin = begin, .end = begin + source.size(), .gap = m_style.blockSpacing()});
    segment.m_plain = true;
    segment.m_continuesPrevious = follows;
    segment.m_continuesLine = continuesLine;
    segment.m_endsWithLine = source.endsWith('\n');
    segment.m_endsWithBlankLine = source.endsWith("\n\n");
    while (source.endsWith('\n'))
        source.chop(1);
    segment.m_code = QString::fromUtf8(source);
    if (follows)
        segment.m_spaceBefore = 0;
}

// One that has not come yet, or cannot be shown, is its alternative text.
void SegmentBuilder::addPicture(QByteArrayView source, const BlockRange &block)
{
    Segment &segment
        = addSegment(SegmentKind::Prose, {.begin = block.begin, .end = block.end, .gap = m_style.blockSpacing()});
    segment.m_plain = true;
    segment.m_endsWithLine = segment.m_endsWithBlankLine = true;
    segment.m_code = pictureAlt(source);
    if (std::optional<DataPicture> picture = dataPicture(source))
        segment.m_picture = std::make_unique<DataPicture>(std::move(*picture));
    else if (segment.m_code.isEmpty())
        segment.m_code = QStringLiteral("data:image");
}

void SegmentBuilder::startFence(QByteArrayView text, const BlockRange &block)
{
    startCode(languageOf(slice(text, block.begin, block.contentBegin)),
              {.begin = block.begin, .end = block.end, .gap = m_style.blockSpacing()});
    m_fenceTaken = block.contentBegin;
    growFence(text, block);
}

void SegmentBuilder::growFence(QByteArrayView text, const BlockRange &block)
{
    // The line end before the closing line is not part of the code: it waits until something follows it.
    qsizetype end = block.contentEnd;
    if (end > block.contentBegin && text.at(end - 1) == '\n')
        --end;
    if (end > m_fenceTaken) {
        appendCode(QString::fromUtf8(slice(text, m_fenceTaken, end)));
        m_fenceTaken = end;
    }
    // All pieces tell the range of the whole code block.
    for (std::size_t i = m_segments.size() - 1;; --i) {
        m_segments[i]->m_sourceEnd = block.end;
        if (!m_segments[i]->continuesPrevious())
            break;
    }
}

QTextCursor SegmentBuilder::startProseBlock(QTextBlockFormat format, const QTextCharFormat &ink, const Place &place)
{
    const bool extends = canExtend();
    Segment &segment = extends ? *m_segments.back() : addSegment(SegmentKind::Prose, place);
    if (!extends)
        holdEdit(segment);
    touch(m_segments.size() - 1);
    segment.m_indentLevels = 0; // the blocks have theirs
    segment.m_quoteLevels = 0;
    segment.m_sourceEnd = qMax(segment.m_sourceEnd, place.end);
    QTextCursor cursor(segment.document());
    cursor.movePosition(QTextCursor::End);
    if (extends) {
        format.setTopMargin(place.gap);
        cursor.insertBlock(format, ink);
    } else {
        cursor.setBlockFormat(format);
        cursor.setBlockCharFormat(ink);
    }
    m_mayExtend = true;
    return cursor;
}

void SegmentBuilder::startCode(const QString &language, const Place &place)
{
    addSegment(SegmentKind::Code, place).m_language = language;
}

void SegmentBuilder::startCodePiece(bool continuesLine)
{
    const Segment &previous = *m_segments.back();
    Segment &piece = addSegment(SegmentKind::Code,
                                {.indentLevels = previous.m_indentLevels,
                                 .quoteLevels = previous.m_quoteLevels,
                                 .begin = previous.m_sourceBegin,
                                 .end = previous.m_sourceEnd});
    piece.m_language = m_segments[m_segments.size() - 2]->m_language;
    piece.m_continuesPrevious = true;
    piece.m_continuesLine = continuesLine;
    piece.m_spaceBefore = 0;
}

void SegmentBuilder::appendCode(QStringView text)
{
    constexpr qsizetype Full = budget::CodePieceBytes;
    while (!text.isEmpty()) {
        touch(m_segments.size() - 1);
        const qsizetype size = m_segments.back()->m_code.size();
        if (size >= Full && text.front() == u'\n') {
            startCodePiece(false);
            text = text.sliced(1);
            continue;
        }
        if (size >= 2 * Full) {
            startCodePiece(true);
            continue;
        }
        qsizetype room = Full - size;
        if (size >= Full) {
            const qsizetype lineFeed = text.indexOf(u'\n');
            room = qMin(lineFeed < 0 ? text.size() : lineFeed, 2 * Full - size);
        }
        qsizetype taken = qMin(room, text.size());
        if (taken < text.size() && text.at(taken).isLowSurrogate())
            ++taken;
        m_segments.back()->appendCode(text.first(taken));
        text = text.sliced(taken);
    }
}

void SegmentBuilder::addTable(cmark_node *table, const FormulaMask &mask, const Place &place)
{
    Segment &segment = addSegment(SegmentKind::Table, place);
    const TableShape shape = writeTable(*segment.document(), table, mask, m_style);
    segment.m_hiddenRows = shape.hiddenRows;
    segment.m_hiddenColumns = shape.hiddenColumns;
    segment.m_minimumWidth = shape.minimumWidth;
}

void SegmentBuilder::addFormula(const Formula &formula, const Place &place)
{
    Segment &segment = addSegment(SegmentKind::Formula, place);
    segment.m_tex = formula.tex;
    segment.m_code = formula.source;
}

Segment &SegmentBuilder::addSegment(SegmentKind kind, const Place &place)
{
    auto segment = std::make_unique<Segment>(kind, m_style);
    segment->m_indentLevels = place.indentLevels;
    segment->m_quoteLevels = place.quoteLevels;
    segment->m_sourceBegin = place.begin;
    segment->m_sourceEnd = place.end;
    // Even in a tight list code and tables keep their distance, on both sides.
    const bool afterProse = !m_segments.empty() && m_segments.back()->kind() == SegmentKind::Prose;
    segment->m_spaceBefore = afterProse ? place.gap : qMax(place.gap, m_style.blockSpacing());
    m_segments.push_back(std::move(segment));
    m_mayExtend = false;
    touch(m_segments.size() - 1);
    return *m_segments.back();
}

bool SegmentBuilder::canExtend() const
{
    return m_mayExtend && !m_segments.empty() && m_segments.back()->kind() == SegmentKind::Prose
        && !m_segments.back()->isPlain();
}

void SegmentBuilder::mark()
{
    m_mark = {.segments = m_segments.size(), .mayExtend = canExtend()};
    if (!m_mark.mayExtend)
        return;
    const QTextBlock last = m_segments.back()->document()->lastBlock();
    m_mark.position = last.position() + last.length() - 1;
    m_mark.sourceEnd = m_segments.back()->m_sourceEnd;
    m_mark.blockFormat = last.blockFormat();
    m_mark.charFormat = last.charFormat();
}

void SegmentBuilder::rewind()
{
    if (m_segments.size() > m_mark.segments) {
        m_segments.resize(m_mark.segments);
        touch(m_mark.segments);
    }
    m_mayExtend = m_mark.mayExtend;
    if (!m_mark.mayExtend)
        return;
    Segment &run = *m_segments.back();
    QTextCursor cursor(run.document());
    cursor.setPosition(m_mark.position);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    if (!cursor.hasSelection())
        return;
    cursor.removeSelectedText();
    // Where the last block that stays is empty, Qt lets it take over the format of the one that was joined to it.
    cursor.setBlockFormat(m_mark.blockFormat);
    cursor.setBlockCharFormat(m_mark.charFormat);
    run.m_sourceEnd = m_mark.sourceEnd;
    touch(m_segments.size() - 1);
}

void SegmentBuilder::touch(std::size_t index)
{
    m_firstChanged = qMin(m_firstChanged, index);
}

void SegmentBuilder::clear()
{
    m_segments.clear();
    m_mark = {};
    m_mayExtend = false;
    touch(0);
}

void SegmentBuilder::setStyle(const RenderStyle &style)
{
    clear();
    m_style = style;
}

} // namespace tokenhub::markdown
