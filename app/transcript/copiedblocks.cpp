// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/copiedblocks.h"

#include "transcript/transcriptselection.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <QtAlgorithms>
#include <algorithm>

namespace tokenhub::app {
namespace {

//! The characters of a block that are in \a range, without what was put in for the layout; the marker apart.
std::vector<CopiedRun> runsOf(const QTextBlock &block, TextRange range, QString &marker)
{
    std::vector<CopiedRun> runs;
    const bool isHeading = block.blockFormat().headingLevel() > 0;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QTextCharFormat format = fragment.charFormat();
        const int from = std::max(range.first, fragment.position());
        const int to = std::min(range.last, fragment.position() + fragment.length());
        if (format.hasProperty(markdown::ListMarkerProperty))
            marker = fragment.text().simplified();
        if (from >= to || format.hasProperty(markdown::SoftBreakProperty)
            || format.hasProperty(markdown::ListMarkerProperty))
            continue;
        const bool isFormula = format.objectType() == markdown::FormulaObject;
        runs.push_back({.text = isFormula ? format.stringProperty(markdown::FormulaSourceProperty).repeated(to - from)
                                          : fragment.text().mid(from - fragment.position(), to - from),
                        .isBold = !isHeading && format.fontWeight() >= QFont::Bold,
                        .isItalic = format.fontItalic(),
                        .isStruck = format.fontStrikeOut(),
                        .isCode = format.fontFixedPitch(),
                        .isSource = isFormula,
                        .href = format.isAnchor() ? format.anchorHref() : QString()});
        runs.back().text.replace(QChar::LineSeparator, u'\n');
    }
    return runs;
}

CopiedBlock proseBlock(const QTextBlock &block, TextRange range)
{
    CopiedBlock copied;
    const QTextBlockFormat format = block.blockFormat();
    copied.cells.push_back(runsOf(block, range, copied.marker));
    copied.quotes = int(qPopulationCount(format.property(markdown::QuoteLevelsProperty).toUInt()));
    copied.level = std::max(0, format.indent() - copied.quotes);
    if (format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth)) {
        copied.kind = BlockKind::Rule;
    } else if (!copied.marker.isEmpty()) {
        copied.kind = BlockKind::Item;
    } else if (format.headingLevel() > 0) {
        copied.kind = BlockKind::Heading;
        copied.level = format.headingLevel();
    }
    return copied;
}

void addRows(const markdown::Segment &segment, TextRange range, std::vector<CopiedBlock> &blocks)
{
    const QTextDocument &document = *segment.document();
    const QTextTable *table = nullptr;
    int row = -1;
    for (QTextBlock block = document.findBlock(range.first); block.isValid() && block.position() < range.last;
         block = block.next()) {
        table = QTextCursor(block).currentTable();
        if (!table)
            continue;
        const int here = table->cellAt(block.position()).row();
        if (here != row) {
            blocks.push_back({.kind = BlockKind::Row, .isHeader = here == 0, .cells = {}});
            blocks.back().quotes = int(qPopulationCount(segment.quoteLevels()));
        }
        row = here;
        QString none;
        blocks.back().cells.push_back(runsOf(block, range, none));
    }
}

} // namespace

std::vector<CopiedBlock> copiedBlocks(const markdown::Segment &segment, TextRange range)
{
    std::vector<CopiedBlock> blocks;
    const QTextDocument &document = *segment.document();
    switch (segment.kind()) {
    case markdown::SegmentKind::Code:
        blocks.push_back({.kind = BlockKind::Code,
                          .quotes = int(qPopulationCount(segment.quoteLevels())),
                          .language = segment.language(),
                          .cells = {{{.text = textOf(segment, range), .href = {}}}}});
        break;
    case markdown::SegmentKind::Formula: {
        // As an object it is one character, which means all of it.
        const bool isObject = document.firstBlock().text() == QChar(QChar::ObjectReplacementCharacter);
        const QString source = isObject ? segment.plainText() : textOf(segment, range);
        blocks.push_back({.quotes = int(qPopulationCount(segment.quoteLevels())),
                          .cells = {{{.text = source, .isSource = true, .href = {}}}}});
        break;
    }
    case markdown::SegmentKind::Table:
        addRows(segment, range, blocks);
        break;
    case markdown::SegmentKind::Prose:
        if (segment.isPlain())
            return copiedPlain(textOf(segment, range));
        for (QTextBlock block = document.findBlock(range.first); block.isValid() && block.position() < range.last;
             block = block.next())
            blocks.push_back(proseBlock(block, range));
        break;
    }
    return blocks;
}

std::vector<CopiedBlock> withDepths(std::vector<CopiedBlock> blocks)
{
    std::vector<int> indents;
    int quotes = 0;
    for (CopiedBlock &block : blocks) {
        const bool isListed = block.kind == BlockKind::Item || (block.kind == BlockKind::Paragraph && block.level > 0);
        if (!isListed || block.quotes != quotes)
            indents.clear();
        quotes = block.quotes;
        if (block.kind == BlockKind::Heading)
            continue;
        while (!indents.empty() && indents.back() > block.level)
            indents.pop_back();
        if (block.kind == BlockKind::Item && (indents.empty() || indents.back() < block.level))
            indents.push_back(block.level);
        block.level = int(indents.size());
    }
    return blocks;
}

std::vector<CopiedBlock> copiedPlain(const QString &text)
{
    return {{.cells = {{{.text = text, .href = {}}}}}};
}

} // namespace tokenhub::app
