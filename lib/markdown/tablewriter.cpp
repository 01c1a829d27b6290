// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/tablewriter.h"

#include "markdown/cmarktree.h"
#include "markdown/inlinewriter.h"
#include "markdown/textbudget.h"

#include <QTextCursor>
#include <QTextTable>
#include <algorithm>
#include <cmark-gfm-core-extensions.h>

namespace tokenhub::markdown {

namespace {

int childCount(cmark_node *node)
{
    int count = 0;
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        ++count;
    return count;
}

Qt::Alignment alignmentOf(cmark_node *table, int column)
{
    switch (cmark_gfm_extensions_get_table_alignments(table)[column]) {
    case 'c':
        return Qt::AlignHCenter;
    case 'r':
        return Qt::AlignRight | Qt::AlignAbsolute;
    case 'l':
        return Qt::AlignLeft | Qt::AlignAbsolute;
    default:
        return Qt::AlignLeading;
    }
}

QTextTableFormat tableFormat(const RenderStyle &style)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setHeaderRowCount(1);
    format.setBorderBrush(style.line);
    return format;
}

QTextTableCellFormat cellFormat(const RenderStyle &style, bool isHeader)
{
    QTextTableCellFormat format;
    format.setTopPadding(0.3 * style.em());
    format.setBottomPadding(0.3 * style.em());
    format.setLeftPadding(0.6 * style.em());
    format.setRightPadding(0.6 * style.em());
    format.setBottomBorder(1);
    format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBottomBorderBrush(style.line);
    if (isHeader)
        format.setBackground(style.surface);
    return format;
}

void writeRow(QTextTable &target, int row, cmark_node *rowNode, const FormulaMask &mask, const RenderStyle &style)
{
    const bool isHeader = cmark_gfm_extensions_get_table_row_is_header(rowNode) != 0;
    QTextCharFormat base = bodyFormat(style);
    if (isHeader)
        base.setFontWeight(QFont::DemiBold);
    const QTextTableCellFormat format = cellFormat(style, isHeader);
    cmark_node *table = cmark_node_parent(rowNode);
    cmark_node *cellNode = cmark_node_first_child(rowNode);
    for (int column = 0; column < target.columns(); ++column) {
        QTextTableCell cell = target.cellAt(row, column);
        cell.setFormat(format);
        QTextCursor cursor = cell.firstCursorPosition();
        QTextBlockFormat block;
        block.setAlignment(alignmentOf(table, column));
        block.setLineHeight(style.lineHeight * style.em(), QTextBlockFormat::MinimumHeight);
        cursor.setBlockFormat(block); // not its character format, which is where the cell keeps its own
        if (!cellNode)
            continue;
        InlineWriter(cursor, style, base, mask).write(cellNode, InlineWriter::Html::LineBreaks);
        cellNode = cmark_node_next(cellNode);
    }
}

// A table leaves an empty block behind it, which must not be seen as a gap.
void flattenBlock(QTextBlock block)
{
    QTextBlockFormat format;
    format.setLineHeight(0, QTextBlockFormat::FixedHeight);
    QTextCursor(block).setBlockFormat(format);
}

} // namespace

TableShape writeTable(QTextDocument &document, cmark_node *table, const FormulaMask &mask, const RenderStyle &style)
{
    constexpr qreal NarrowestColumn = 5.0; // em
    const int allRows = childCount(table);
    const int allColumns = cmark_gfm_extensions_get_table_columns(table);
    const int columns = std::clamp(allColumns, 1, budget::TableColumns);
    const int cells = columns > budget::WideTableColumns ? budget::TableCells / 2 : budget::TableCells;
    const int rows = std::clamp(allRows, 1, qMin(budget::TableRows, qMax(2, cells / columns)));

    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    QTextTable *target = cursor.insertTable(rows, columns, tableFormat(style));
    cmark_node *rowNode = cmark_node_first_child(table);
    for (int row = 0; row < rows && rowNode; ++row) {
        writeRow(*target, row, rowNode, mask, style);
        rowNode = cmark_node_next(rowNode);
    }
    flattenBlock(document.firstBlock());
    flattenBlock(document.lastBlock());
    cursor.endEditBlock();
    return {.hiddenRows = allRows - rows,
            .hiddenColumns = allColumns - columns,
            .minimumWidth = columns * NarrowestColumn * style.em()};
}

} // namespace tokenhub::markdown
