// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptselection.h"

#include <QStringList>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <algorithm>
#include <iterator>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int past = std::numeric_limits<int>::max();
// Reading a message takes about a millisecond; a selection of very many takes their sources instead.
constexpr int mostRead = 400;

//! Text of a block's range without the breaks that were put in for the layout.
QString blockText(const QTextBlock &block, int first, int last)
{
    QString text;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        if (fragment.charFormat().hasProperty(markdown::SoftBreakProperty))
            continue;
        const int from = std::max(first, fragment.position());
        const int to = std::min(last, fragment.position() + fragment.length());
        if (from < to && fragment.charFormat().objectType() == markdown::FormulaObject)
            text += fragment.charFormat().stringProperty(markdown::FormulaSourceProperty).repeated(to - from);
        else if (from < to)
            text += QStringView(fragment.text()).mid(from - fragment.position(), to - from);
    }
    return text;
}

QString documentText(const QTextDocument &document, TextRange range)
{
    QString text;
    const QTextBlock firstBlock = document.findBlock(range.first);
    for (QTextBlock block = firstBlock; block.isValid() && block.position() < range.last; block = block.next()) {
        if (block != firstBlock) {
            const QTextCursor here(block);
            const QTextTable *table = here.currentTable();
            const QTextTable *before = QTextCursor(block.previous()).currentTable();
            const bool sameRow = table && table == before
                && table->cellAt(block.position()).row() == table->cellAt(block.previous().position()).row();
            if (!block.blockFormat().hasProperty(markdown::SoftBreakProperty))
                text += sameRow ? u'\t' : u'\n';
        }
        text += blockText(block, range.first, range.last);
    }
    return text;
}

//! How many characters of the document before \a position are not in the code.
int breaksBefore(const QTextDocument &document, int position)
{
    int breaks = 0;
    for (QTextBlock block = document.begin(); block.isValid() && block.position() <= position; block = block.next()) {
        if (block.blockFormat().hasProperty(markdown::SoftBreakProperty))
            ++breaks;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            if (fragment.charFormat().hasProperty(markdown::SoftBreakProperty) && fragment.position() < position)
                breaks += std::min(fragment.length(), position - fragment.position());
        }
    }
    return breaks;
}

QString joined(const QString &before, const markdown::Segment &segment, const QString &text)
{
    if (before.isEmpty() || text.isEmpty())
        return before + text;
    if (segment.continuesPrevious())
        return segment.kind() == markdown::SegmentKind::Code ? before + text : before + u'\n' + text;
    return before + u"\n\n"_s + text;
}

//! A message that is not on the screen: its answer, without what is folded there.
QString unseenText(const MessageContent &content, const chat::Message &message)
{
    QString text;
    for (std::size_t part = 0; part < message.parts.size(); ++part) {
        const chat::PartKind kind = message.parts[part].kind;
        const markdown::LiveMarkdown *markdown = content.markdown(int(part));
        if (!markdown || kind == chat::PartKind::Reasoning)
            continue;
        for (const auto &segment : markdown->segments())
            text = joined(text, *segment, segment->plainText());
    }
    return text;
}

} // namespace

TextSpan spanAround(const TextPosition &position, const QTextDocument &document, SelectionUnit unit)
{
    TextSpan span{position, position};
    if (unit == SelectionUnit::Character)
        return span;
    QTextCursor cursor(const_cast<QTextDocument *>(&document));
    cursor.setPosition(std::min(position.position, document.characterCount() - 1));
    cursor.select(unit == SelectionUnit::Word ? QTextCursor::WordUnderCursor : QTextCursor::BlockUnderCursor);
    // A block under the cursor begins with the separator before it.
    const int start = unit == SelectionUnit::Word ? cursor.selectionStart() : cursor.block().position();
    span.from.position = start;
    span.to.position = cursor.selectionEnd();
    return span;
}

QString textOf(const markdown::Segment &segment, TextRange range)
{
    const QTextDocument &document = *segment.document();
    if (segment.kind() == markdown::SegmentKind::Code) {
        const int first = range.first - breaksBefore(document, range.first);
        const int last = range.last - breaksBefore(document, range.last);
        return segment.code().mid(first, last - first);
    }
    if (range.first == 0 && range.last >= document.characterCount() - 1)
        return segment.plainText();
    return documentText(document, range);
}

void TranscriptSelection::clear()
{
    *this = {};
}

void TranscriptSelection::begin(const TextSpan &anchor)
{
    m_anchor = anchor;
    m_from = anchor.from;
    m_to = m_cursor = anchor.to;
    m_hasAnchor = true;
}

void TranscriptSelection::extendTo(const TextSpan &span)
{
    m_from = std::min(m_anchor.from, span.from);
    m_to = std::max(m_anchor.to, span.to);
    m_cursor = span.from < m_anchor.from ? span.from : span.to;
}

void TranscriptSelection::selectAll(int rowCount)
{
    begin({{}, {.row = rowCount - 1, .leaf = {past, past}, .position = past}});
}

void TranscriptSelection::selectRow(int row)
{
    begin({{.row = row}, {.row = row, .leaf = {past, past}, .position = past}});
}

void TranscriptSelection::onTruncated(int rowCount)
{
    if (m_to.row >= rowCount)
        clear();
}

TextRange TranscriptSelection::rangeIn(int row, const TextBox &text) const
{
    if (isEmpty())
        return {};
    const auto here = std::tie(row, text.leaf);
    const auto from = std::tie(m_from.row, m_from.leaf);
    const auto to = std::tie(m_to.row, m_to.leaf);
    if (here < from || to < here)
        return {};
    const int end = text.document->characterCount() - 1;
    return {here == from ? std::min(m_from.position, end) : 0, here == to ? std::min(m_to.position, end) : end};
}

QString TranscriptSelection::textOfRow(const TranscriptRows &rows, int row) const
{
    const bool wholly = row > m_from.row && row < m_to.row;
    if (!rows.isBuilt(row)) {
        if (wholly && m_to.row - m_from.row > mostRead)
            return QString::fromUtf8(rows.message(row).text());
        return unseenText(*rows.detachedContent(row), rows.message(row));
    }
    QString text;
    const Stretches selected = stretchesOf(rows, row);
    for (const Stretch &stretch : selected.stretches) {
        if (stretch.segment)
            text = joined(text, *stretch.segment, textOf(*stretch.segment, stretch.range));
        else
            text += (text.isEmpty() ? QString() : u"\n\n"_s) + documentText(*stretch.document, stretch.range);
    }
    return text;
}

//! In a row that is built.
TranscriptSelection::Stretches TranscriptSelection::stretchesOf(const TranscriptRows &rows, int row) const
{
    Stretches found;
    const auto &texts = rows.geometry(row).texts;
    const bool goesBeyond = row < m_to.row || texts.empty() || texts.back().leaf < m_to.leaf;
    if (rows.isBehind(row) && goesBeyond)
        found.whole = rows.detachedContent(row);
    const MessageContent &content = found.whole ? *found.whole : rows.content(row);
    int read = -1; // the last part that was read as a whole
    for (const TextBox &box : texts) {
        const markdown::LiveMarkdown *markdown = content.markdown(box.leaf.element);
        if (found.whole && markdown) {
            if (box.leaf.element != read)
                addWhole(found, row, box.leaf.element, *markdown);
            read = box.leaf.element;
            continue;
        }
        const auto index = std::size_t(box.leaf.segment);
        const TextRange range = rangeIn(row, box);
        const bool isSegment = markdown && index < markdown->segments().size();
        if (range.first < range.last)
            found.stretches.push_back({isSegment ? markdown->segments()[index].get() : nullptr, box.document, range});
    }
    // Parts that are not laid out at all yet; thoughts will be folded.
    const auto &parts = rows.message(row).parts;
    for (int part = read + 1; found.whole && part < int(parts.size()); ++part) {
        if (content.markdown(part) && parts[std::size_t(part)].kind != chat::PartKind::Reasoning)
            addWhole(found, row, part, *content.markdown(part));
    }
    return found;
}

//! Of which only a beginning is laid out, whose last segments may yet become others.
void TranscriptSelection::addWhole(Stretches &found, int row, int element, const markdown::LiveMarkdown &markdown) const
{
    for (std::size_t i = 0; i < markdown.segments().size(); ++i) {
        const markdown::Segment &segment = *markdown.segments()[i];
        const TextRange range = rangeIn(row, {.leaf = {element, int(i)}, .document = segment.document()});
        if (range.first < range.last)
            found.stretches.push_back({&segment, segment.document(), range});
    }
}

QString TranscriptSelection::text(const TranscriptRows &rows) const
{
    if (isEmpty())
        return {};
    QStringList texts;
    for (int row = m_from.row; row <= std::min(m_to.row, rows.count() - 1); ++row) {
        const QString text = textOfRow(rows, row);
        if (!text.isEmpty())
            texts << text;
    }
    return texts.join("\n\n"_L1);
}

bool TranscriptSelection::isVeryLong() const
{
    return m_to.row - m_from.row > mostRead;
}

//! All of what is seen of it.
bool TranscriptSelection::coversRow(const TranscriptRows &rows, int row) const
{
    if (row > m_from.row && row < m_to.row)
        return true;
    const bool goesBeyond = row < m_to.row || m_to.leaf.element == past;
    if (!rows.isBuilt(row) || (rows.isBehind(row) && !goesBeyond))
        return goesBeyond;
    const auto &texts = rows.geometry(row).texts;
    return std::all_of(texts.begin(), texts.end(), [&](const TextBox &box) {
        return rangeIn(row, box) == TextRange{0, box.document->characterCount() - 1};
    });
}

std::vector<CopiedBlock> TranscriptSelection::blocksOfRow(const TranscriptRows &rows, int row) const
{
    std::vector<CopiedBlock> blocks;
    const auto add = [&blocks](const markdown::Segment &segment, TextRange range) {
        std::vector<CopiedBlock> more = copiedBlocks(segment, range);
        // A long code block comes in pieces.
        if (segment.kind() == markdown::SegmentKind::Code && segment.continuesPrevious() && !blocks.empty()
            && blocks.back().kind == BlockKind::Code) {
            blocks.back().cells.front().front().text += more.front().cells.front().front().text;
            return;
        }
        blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    if (!rows.isBuilt(row)) {
        const auto content = rows.detachedContent(row);
        for (std::size_t part = 0; part < rows.message(row).parts.size(); ++part) {
            const markdown::LiveMarkdown *markdown = content->markdown(int(part));
            if (!markdown || rows.message(row).parts[part].kind == chat::PartKind::Reasoning)
                continue;
            for (const auto &segment : markdown->segments())
                add(*segment, {0, segment->document()->characterCount() - 1});
        }
        return blocks;
    }
    const Stretches selected = stretchesOf(rows, row);
    for (const Stretch &stretch : selected.stretches) {
        if (stretch.segment) {
            add(*stretch.segment, stretch.range);
        } else {
            for (CopiedBlock &block : copiedPlain(documentText(*stretch.document, stretch.range)))
                blocks.push_back(std::move(block));
        }
    }
    return blocks;
}

std::vector<CopiedBlock> TranscriptSelection::blocks(const TranscriptRows &rows) const
{
    std::vector<CopiedBlock> all;
    for (int row = m_from.row; !isEmpty() && row <= std::min(m_to.row, rows.count() - 1); ++row) {
        for (CopiedBlock &block : blocksOfRow(rows, row))
            all.push_back(std::move(block));
    }
    return all;
}

QString TranscriptSelection::markdown(const TranscriptRows &rows) const
{
    QStringList texts;
    for (int row = m_from.row; !isEmpty() && row <= std::min(m_to.row, rows.count() - 1); ++row) {
        const bool isWhole = coversRow(rows, row);
        const QString text = isWhole ? QString::fromUtf8(rows.message(row).text()) : QString();
        texts << (text.isEmpty() ? toMarkdown(blocksOfRow(rows, row)) : text);
    }
    texts.removeAll(QString());
    return texts.join("\n\n"_L1);
}

} // namespace tokenhub::app
