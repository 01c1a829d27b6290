// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blockwriter.h"

#include "markdown/tablewriter.h"
#include "markdown/textbudget.h"

#include <QFontMetricsF>
#include <QTextCursor>
#include <array>
#include <cmark-gfm-core-extensions.h>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown {

namespace {

// On Qt 6.4 a QTextList cannot start at a number of its own, and its markers are neither selected nor copied: ours are
// text in the paragraph, hanging to the left of it, with no-break spaces so that the first word stays beside it.
QString markerOf(cmark_node *item, cmark_node *list, int number, int depth)
{
    static const QString gap = QChar(QChar::Nbsp);
    if (isOfType(item, "tasklist"))
        return (cmark_gfm_extensions_get_tasklist_item_checked(item) ? u"☑"_s : u"☐"_s) + gap;
    if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
        return QString::number(number) + (cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? u')' : u'.') + gap;
    static const std::array<QString, 3> bullets{u"•"_s, u"◦"_s, u"▪"_s};
    return bullets[size_t(depth) % bullets.size()] + gap + gap;
}

int bulletDepth(cmark_node *list)
{
    int depth = 0;
    for (cmark_node *node = cmark_node_parent(list); node; node = cmark_node_parent(node))
        depth += cmark_node_get_type(node) == CMARK_NODE_LIST && cmark_node_get_list_type(node) == CMARK_BULLET_LIST;
    return depth;
}

bool hasTooManyDelimiters(cmark_node *node, QByteArrayView source)
{
    if (!source.isEmpty())
        return budget::inlineDelimiters(source) > budget::InlineDelimiters;
    int nodes = 0; // a paragraph above a table does not know its lines
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(node), cmark_iter_free);
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE)
        ++nodes;
    return nodes > budget::InlineDelimiters;
}

} // namespace

//! A paragraph, which display formulas take apart.
class BlockWriter::Paragraph final : public DisplaySink
{
public:
    Paragraph(BlockWriter &writer, cmark_node *node, const Context &context)
        : m_writer(writer), m_node(node), m_context(context)
    {
    }
    QTextCursor openBlock() override { return m_writer.startBlock(m_node, m_context); }
    void writeDisplay(const Formula &formula) override { m_writer.writeFormula(formula, m_node, m_context); }

private:
    BlockWriter &m_writer;
    cmark_node *m_node;
    const Context &m_context;
};

BlockWriter::BlockWriter(SegmentBuilder &builder, const CmarkTree &tree, const FormulaMask &mask, qsizetype offset)
    : m_builder(builder), m_tree(tree), m_mask(mask), m_offset(offset)
{
}

void BlockWriter::write(const TopBlock &block)
{
    m_block = block;
    const RenderStyle &style = m_builder.style();
    const Context context{.gap = style.blockSpacing(), .base = bodyFormat(style)};
    for (cmark_node *node : block.nodes)
        writeNode(node, context);
}

void BlockWriter::writeNode(cmark_node *node, const Context &context)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        return writeLeaf(node, context);
    case CMARK_NODE_HEADING:
        return writeHeading(node, context);
    case CMARK_NODE_BLOCK_QUOTE:
        return writeQuote(node, context);
    case CMARK_NODE_LIST:
        return writeList(node, context);
    case CMARK_NODE_CODE_BLOCK:
        return writeCode(node, context);
    case CMARK_NODE_HTML_BLOCK:
        return writeHtml(node, context);
    case CMARK_NODE_THEMATIC_BREAK:
        return writeRule(node, context);
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return writeFootnote(node, context);
    default:
        if (isOfType(node, "table"))
            writeTableOf(node, context);
    }
}

void BlockWriter::writeChildren(cmark_node *node, const Context &context)
{
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        writeNode(child, context);
}

void BlockWriter::writeLeaf(cmark_node *node, const Context &context)
{
    Paragraph paragraph(*this, node, context);
    InlineWriter writer(paragraph, m_builder.style(), context.base, m_mask);
    const QByteArrayView source = sourceOf(node);
    if (hasTooManyDelimiters(node, source))
        writer.writePlain(QString::fromUtf8(source).trimmed());
    else
        writer.write(node);
}

void BlockWriter::writeFormula(const Formula &formula, cmark_node *node, const Context &context)
{
    flushMarker(node, context);
    Context around(context);
    around.gap = m_builder.style().blockSpacing();
    m_firstGap = -1;
    m_builder.addFormula(formula, placeOf(node, around));
}

void BlockWriter::writeHeading(cmark_node *node, Context context)
{
    static constexpr std::array<qreal, 6> sizes{1.3, 1.15, 1.05, 1.0, 1.0, 1.0};
    const RenderStyle &style = m_builder.style();
    const int level = cmark_node_get_heading_level(node);
    const qreal factor = sizes[size_t(qBound(1, level, 6)) - 1];
    const QBrush ink = context.base.foreground();
    context.base = bodyFormat(style, factor);
    context.base.setForeground(ink);
    context.base.setFontWeight(QFont::DemiBold);
    context.gap = 1.5 * style.blockSpacing();
    QTextBlockFormat format;
    format.setHeadingLevel(level);
    format.setLineHeight(0.9 * style.lineHeight * factor * style.em(), QTextBlockFormat::MinimumHeight);
    QTextCursor cursor = startBlock(node, context, format);
    InlineWriter(cursor, style, context.base, m_mask).write(node);
}

void BlockWriter::writeHtml(cmark_node *node, const Context &context)
{
    QTextCursor cursor = startBlock(node, context);
    QString html = m_mask.restored(literalOf(node));
    while (html.endsWith(u'\n'))
        html.chop(1);
    InlineWriter(cursor, m_builder.style(), context.base, m_mask).writePlain(html);
}

void BlockWriter::writeRule(cmark_node *node, const Context &context)
{
    QTextBlockFormat format;
    format.setProperty(QTextFormat::BlockTrailingHorizontalRulerWidth, QTextLength(QTextLength::PercentageLength, 100));
    format.setBackground(m_builder.style().line); // Qt draws the rule in this colour
    format.setLineHeight(m_builder.style().blockSpacing(), QTextBlockFormat::FixedHeight);
    (void)startBlock(node, context, format);
}

void BlockWriter::writeQuote(cmark_node *node, Context context)
{
    flushMarker(node, context);
    context.quotes |= 1U << qMin(context.indent, budget::ShownIndent);
    ++context.indent;
    context.base.setForeground(m_builder.style().quiet);
    writeChildren(node, context);
}

void BlockWriter::writeList(cmark_node *list, const Context &context)
{
    flushMarker(list, context);
    const RenderStyle &style = m_builder.style();
    const int depth = bulletDepth(list);
    int number = cmark_node_get_list_start(list);
    qreal widest = 0;
    int last = number;
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item))
        widest = qMax(widest, markerWidth(markerOf(item, list, last++, depth)));

    Context inner(context);
    inner.indent += qMax(1, int(std::ceil(widest / style.indentWidth())));
    inner.gap = (cmark_node_get_list_tight(list) ? 0.3 : 0.8) * style.blockSpacing();
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        if (!cmark_node_previous(item))
            m_firstGap = takeGap(context);
        m_marker = markerOf(item, list, number++, depth);
        writeChildren(item, inner);
        flushMarker(item, inner);
    }
}

void BlockWriter::writeFootnote(cmark_node *node, Context context)
{
    const QBrush quiet(m_builder.style().quiet);
    context.base = bodyFormat(m_builder.style(), 0.87);
    context.base.setForeground(quiet);
    context.indent += 1;
    m_marker = QString::number(++m_footnotes) + u'.' + QChar(QChar::Nbsp);
    writeChildren(node, context);
    flushMarker(node, context);
}

void BlockWriter::writeCode(cmark_node *node, const Context &context)
{
    flushMarker(node, context);
    QString code = m_mask.restored(literalOf(node));
    if (code.endsWith(u'\n'))
        code.chop(1);
    Context around(context);
    around.gap = m_builder.style().blockSpacing();
    m_firstGap = -1;
    m_builder.startCode(m_mask.restored(firstWord(cmark_node_get_fence_info(node))), placeOf(node, around));
    m_builder.appendCode(code);
}

void BlockWriter::writeTableOf(cmark_node *node, const Context &context)
{
    flushMarker(node, context);
    Context around(context);
    around.gap = m_builder.style().blockSpacing();
    m_firstGap = -1;
    m_builder.addTable(node, m_mask, placeOf(node, around));
}

QTextCursor BlockWriter::startBlock(cmark_node *node, const Context &context, QTextBlockFormat format)
{
    const RenderStyle &style = m_builder.style();
    SegmentBuilder::Place place = placeOf(node, context);
    place.gap = takeGap(context);
    format.setIndent(place.indentLevels);
    if (format.lineHeightType() == QTextBlockFormat::SingleHeight)
        format.setLineHeight(style.lineHeight * style.em(), QTextBlockFormat::MinimumHeight);
    if (context.quotes != 0)
        format.setProperty(QuoteLevelsProperty, context.quotes);
    if (m_marker.isEmpty())
        return m_builder.startProseBlock(format, context.base, place);

    format.setTextIndent(-markerWidth(m_marker));
    QTextCursor cursor = m_builder.startProseBlock(format, context.base, place);
    QTextCharFormat markerFormat = bodyFormat(style);
    markerFormat.setForeground(context.base.foreground());
    markerFormat.setProperty(ListMarkerProperty, true);
    cursor.insertText(m_marker, markerFormat);
    m_marker.clear();
    return cursor;
}

// An item that begins with a list, a quote, code or nothing shows its marker in a line of its own.
void BlockWriter::flushMarker(cmark_node *node, const Context &context)
{
    if (!m_marker.isEmpty())
        (void)startBlock(node, context);
}

SegmentBuilder::Place BlockWriter::placeOf(cmark_node *node, const Context &context) const
{
    const int line = cmark_node_get_start_line(node);
    const qsizetype begin = line > 0 ? m_tree.lineBegin(line) : m_block.begin;
    const qsizetype end = line > 0 ? m_tree.lineEnd(cmark_node_get_end_line(node)) : m_block.begin;
    return {.indentLevels = qMin(context.indent, budget::ShownIndent),
            .quoteLevels = context.quotes,
            .begin = m_offset + begin,
            .end = m_offset + qMax(begin, end),
            .gap = context.gap};
}

qreal BlockWriter::takeGap(const Context &context)
{
    const qreal gap = m_firstGap >= 0 ? m_firstGap : context.gap;
    m_firstGap = -1;
    return gap;
}

QByteArrayView BlockWriter::sourceOf(cmark_node *node) const
{
    const int line = cmark_node_get_start_line(node);
    if (line <= 0)
        return {};
    const qsizetype begin = m_tree.lineBegin(line);
    return m_mask.original().sliced(begin, m_tree.lineEnd(cmark_node_get_end_line(node)) - begin);
}

qreal BlockWriter::markerWidth(const QString &marker) const
{
    return QFontMetricsF(m_builder.style().body).horizontalAdvance(marker);
}

} // namespace tokenhub::markdown
