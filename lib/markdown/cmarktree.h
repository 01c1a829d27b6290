// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/formulamask.h"

#include <QByteArrayView>
#include <QString>
#include <cmark-gfm.h>
#include <memory>
#include <vector>

namespace tokenhub::markdown {

enum class Footnotes { Off, On };

//! One stretch of top-level nodes that cannot be told apart by their lines: a table knows only the first line of the
//! paragraph it grew out of.
struct TopBlock {
    qsizetype begin = 0; //!< bytes in the parsed text
    qsizetype end = 0;
    std::vector<cmark_node *> nodes;
};

//! \brief A parsed text: GFM tables, strike-through, autolinks, task lists. Lives as long as its nodes are looked at;
//! an AST takes 22 times its text, so none is kept.
class CmarkTree
{
public:
    explicit CmarkTree(QByteArrayView utf8, Footnotes footnotes = Footnotes::Off);
    //! Of the masked text; lines are those of the original.
    explicit CmarkTree(const FormulaMask &mask, Footnotes footnotes = Footnotes::Off);

    [[nodiscard]] cmark_node *root() const { return m_root.get(); }
    [[nodiscard]] std::vector<TopBlock> topBlocks() const; //!< in the order of the tree
    [[nodiscard]] qsizetype lineBegin(int line) const; //!< of a line number of a node; 0 for none
    [[nodiscard]] qsizetype lineEnd(int line) const; //!< past its line end

private:
    void parse(QByteArrayView utf8, Footnotes footnotes);

    struct FreeNode {
        void operator()(cmark_node *node) const { cmark_node_free(node); }
    };
    std::unique_ptr<cmark_node, FreeNode> m_root;
    std::vector<qsizetype> m_lineBegins;
    qsizetype m_size = 0;
};

//! What a tree would cost to show; counted without recursion, for any depth.
struct TreeCost {
    int depth = 0; //!< quotes, lists and items in each other
    int leaves = 0; //!< paragraphs, headings, cells …
};
[[nodiscard]] TreeCost costOf(cmark_node *node);

[[nodiscard]] QString literalOf(cmark_node *node);
[[nodiscard]] bool isOfType(cmark_node *node, const char *typeName); //!< for the types of extensions
//! First word of the info string of a fence's first line.
[[nodiscard]] QString languageOf(QByteArrayView fenceLine);
[[nodiscard]] QString firstWord(const char *info);

} // namespace tokenhub::markdown
