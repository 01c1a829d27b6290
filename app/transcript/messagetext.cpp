// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messagetext.h"

#include "markdown/segment.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <algorithm>

namespace tokenhub::app {
namespace {

bool isInRowOf(const QTextBlock &block, const QTextBlock &before, const QTextTable *table)
{
    return table && QTextCursor(before).currentTable() == table
        && table->cellAt(block.position()).row() == table->cellAt(before.position()).row();
}

} // namespace

bool MessageText::Leaf::isOf(const TextBox &box) const
{
    return id == box.leaf && document == box.document && revision == box.document->revision();
}

void MessageText::Leaf::add(const QString &words, int position, int positions)
{
    if (words.isEmpty())
        return;
    const int length = int(words.size());
    Piece *last = pieces.empty() ? nullptr : &pieces.back();
    if (last && last->isLiteral() && length == positions && last->position + last->positions == position) {
        last->length += length;
        last->positions += positions;
    } else {
        pieces.push_back({int(text.size()), length, position, positions});
    }
    text += words;
}

void MessageText::Leaf::readBlock(const QTextBlock &block)
{
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QTextCharFormat format = fragment.charFormat();
        const int position = fragment.position();
        if (format.hasProperty(markdown::SoftBreakProperty))
            continue;
        if (format.hasProperty(markdown::ListMarkerProperty)) {
            add(fragment.text().simplified() + u' ', position, fragment.length());
        } else if (format.objectType() == markdown::FormulaObject) {
            // The same formula twice in a row is one fragment.
            for (int i = 0; i < fragment.length(); ++i)
                add(format.stringProperty(markdown::FormulaSourceProperty), position + i, 1);
        } else {
            add(fragment.text().replace(QChar::LineSeparator, u'\n'), position, fragment.length());
        }
    }
}

void MessageText::Leaf::read(QTextDocument &source)
{
    document = &source;
    revision = source.revision();
    text.clear();
    pieces.clear();
    const bool hasTable = !source.rootFrame()->childFrames().isEmpty();
    QTextBlock before;
    for (QTextBlock block = source.begin(); block.isValid(); block = block.next()) {
        const QTextTable *table = hasTable ? QTextCursor(block).currentTable() : nullptr;
        // Before and after a table Qt keeps an empty paragraph.
        if (hasTable && !table && block.length() <= 1)
            continue;
        if (before.isValid())
            add(isInRowOf(block, before, table) ? QStringLiteral("\t") : QStringLiteral("\n"), block.position() - 1, 1);
        readBlock(block);
        before = block;
    }
}

void MessageText::update(const std::vector<TextBox> &texts)
{
    std::size_t same = 0;
    while (same < texts.size() && same < m_leaves.size() && m_leaves[same].isOf(texts[same]))
        ++same;
    if (same == texts.size() && same == m_leaves.size())
        return;
    m_leaves.resize(same);
    m_text.truncate(m_leaves.empty() ? 0 : m_leaves.back().offset + m_leaves.back().text.size());
    for (std::size_t i = same; i < texts.size(); ++i) {
        Leaf leaf{.id = texts[i].leaf, .document = {}, .text = {}, .pieces = {}};
        leaf.read(*texts[i].document);
        if (!m_text.isEmpty() && !leaf.text.isEmpty())
            m_text += u'\n';
        leaf.offset = int(m_text.size());
        m_text += leaf.text;
        m_leaves.push_back(std::move(leaf));
    }
}

std::optional<LeafPlace> MessageText::placeOf(int offset) const
{
    if (m_leaves.empty())
        return {};
    const auto behind = std::upper_bound(m_leaves.begin(), m_leaves.end(), offset,
                                         [](int wanted, const Leaf &leaf) { return wanted < leaf.offset; });
    const Leaf &leaf = behind == m_leaves.begin() ? *behind : *std::prev(behind);
    const int inside = std::max(0, offset - leaf.offset);
    const auto piece = std::partition_point(leaf.pieces.begin(), leaf.pieces.end(), [inside](const Piece &each) {
        return each.offset + each.length <= inside;
    });
    if (piece == leaf.pieces.end())
        return LeafPlace{leaf.id, leaf.document ? leaf.document->characterCount() - 1 : 0};
    return LeafPlace{leaf.id, piece->position + (piece->isLiteral() ? inside - piece->offset : 0)};
}

int MessageText::offsetOf(const LeafPlace &place) const
{
    const auto leaf = std::partition_point(m_leaves.begin(), m_leaves.end(),
                                           [&place](const Leaf &each) { return each.id < place.leaf; });
    if (leaf == m_leaves.end())
        return length();
    if (leaf->id != place.leaf)
        return leaf->offset;
    const auto piece = std::partition_point(leaf->pieces.begin(), leaf->pieces.end(), [&place](const Piece &each) {
        return each.position + each.positions <= place.position;
    });
    if (piece == leaf->pieces.end())
        return leaf->offset + int(leaf->text.size());
    const int inside = piece->isLiteral() ? std::max(0, place.position - piece->position) : 0;
    return leaf->offset + piece->offset + inside;
}

} // namespace tokenhub::app
