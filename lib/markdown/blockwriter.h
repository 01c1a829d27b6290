// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/cmarktree.h"
#include "markdown/inlinewriter.h"
#include "markdown/segmentbuilder.h"

namespace tokenhub::markdown {

//! \brief Walks the block nodes of one tree and hands paragraphs, code and tables to a SegmentBuilder. Used within one
//! call. Recursion is bounded: SegmentBuilder gives it no tree deeper than budget::Nesting.
class BlockWriter
{
public:
    //! \a offset is where the text of \a mask, which \a tree was parsed from, begins in the whole source.
    BlockWriter(SegmentBuilder &builder, const CmarkTree &tree, const FormulaMask &mask, qsizetype offset);

    void write(const TopBlock &block);

private:
    class Paragraph;
    struct Context {
        int indent = 0;
        quint32 quotes = 0;
        qreal gap = 0; //!< above each block
        QTextCharFormat base;
    };
    void writeNode(cmark_node *node, const Context &context);
    void writeChildren(cmark_node *node, const Context &context);
    void writeLeaf(cmark_node *node, const Context &context);
    void writeFormula(const Formula &formula, cmark_node *node, const Context &context);
    void writeHeading(cmark_node *node, Context context);
    void writeHtml(cmark_node *node, const Context &context);
    void writeRule(cmark_node *node, const Context &context);
    void writeQuote(cmark_node *node, Context context);
    void writeList(cmark_node *list, const Context &context);
    void writeFootnote(cmark_node *node, Context context);
    void writeCode(cmark_node *node, const Context &context);
    void writeTableOf(cmark_node *node, const Context &context);

    [[nodiscard]] QTextCursor startBlock(cmark_node *node, const Context &context, QTextBlockFormat format = {});
    void flushMarker(cmark_node *node, const Context &context);
    [[nodiscard]] SegmentBuilder::Place placeOf(cmark_node *node, const Context &context) const;
    [[nodiscard]] qreal takeGap(const Context &context);
    [[nodiscard]] QByteArrayView sourceOf(cmark_node *node) const;
    [[nodiscard]] qreal markerWidth(const QString &marker) const;

    SegmentBuilder &m_builder;
    const CmarkTree &m_tree;
    const FormulaMask &m_mask;
    qsizetype m_offset;
    TopBlock m_block; //!< being written
    QString m_marker; //!< of the item whose first block is still to come
    qreal m_firstGap = -1; //!< above the next block, where it differs from its context's; negative: it does not
    int m_footnotes = 0;
};

} // namespace tokenhub::markdown
