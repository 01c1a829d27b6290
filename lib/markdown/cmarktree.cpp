// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/cmarktree.h"

#include <cmark-gfm-core-extensions.h>
#include <cstring>
#include <mutex>

namespace tokenhub::markdown {

namespace {

constexpr int FirstLine = 2; // of the text: see the line end that is fed before it

struct FreeParser {
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};

std::unique_ptr<cmark_parser, FreeParser> makeParser(Footnotes footnotes)
{
    static const bool registered = [] {
        cmark_gfm_core_extensions_ensure_registered();
        return true;
    }();
    Q_UNUSED(registered)
    const int options = CMARK_OPT_DEFAULT | (footnotes == Footnotes::On ? CMARK_OPT_FOOTNOTES : 0);
    std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(options));
    for (const char *name : {"table", "strikethrough", "autolink", "tasklist"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    return parser;
}

//! Strikethrough and autolinks tell the parser of their characters in a table that all parsers of the process share, as
//! long as they parse: two threads would take them from each other. The search parses on its own thread.
std::mutex &parsersTurn()
{
    static std::mutex turn;
    return turn;
}

bool isContainer(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM;
}

bool isBlock(cmark_node *node)
{
    return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
}

} // namespace

CmarkTree::CmarkTree(QByteArrayView utf8, Footnotes footnotes) : m_size(utf8.size())
{
    parse(utf8, footnotes);
    m_lineBegins.push_back(0);
    for (qsizetype at = utf8.indexOf('\n'); at >= 0; at = utf8.indexOf('\n', at + 1))
        m_lineBegins.push_back(at + 1);
}

CmarkTree::CmarkTree(const FormulaMask &mask, Footnotes footnotes)
    : m_lineBegins(mask.lineBegins()), m_size(mask.original().size())
{
    parse(mask.masked(), footnotes);
}

void CmarkTree::parse(QByteArrayView utf8, Footnotes footnotes)
{
    const std::lock_guard turn(parsersTurn());
    const auto parser = makeParser(footnotes);
    // cmark drops a byte order mark in its first line; ours may be anywhere in a text.
    cmark_parser_feed(parser.get(), "\n", 1);
    cmark_parser_feed(parser.get(), utf8.data(), size_t(utf8.size()));
    m_root.reset(cmark_parser_finish(parser.get()));
}

std::vector<TopBlock> CmarkTree::topBlocks() const
{
    std::vector<TopBlock> blocks;
    std::vector<cmark_node *> unplaced;
    for (cmark_node *node = cmark_node_first_child(m_root.get()); node; node = cmark_node_next(node)) {
        unplaced.push_back(node);
        const int line = cmark_node_get_start_line(node);
        if (line < FirstLine)
            continue;
        const qsizetype begin = lineBegin(line);
        const bool isFootnote = cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
        if (!blocks.empty() && !isFootnote && begin <= blocks.back().begin) {
            blocks.back().nodes.insert(blocks.back().nodes.end(), unplaced.begin(), unplaced.end());
        } else {
            if (!blocks.empty() && !isFootnote)
                blocks.back().end = begin;
            blocks.push_back({.begin = begin,
                              .end = isFootnote ? lineEnd(cmark_node_get_end_line(node)) : m_size,
                              .nodes = unplaced});
        }
        unplaced.clear();
    }
    if (!unplaced.empty() && !blocks.empty())
        blocks.back().nodes.insert(blocks.back().nodes.end(), unplaced.begin(), unplaced.end());
    return blocks;
}

qsizetype CmarkTree::lineBegin(int line) const
{
    const auto index = size_t(qMax(0, line - FirstLine));
    return index < m_lineBegins.size() ? m_lineBegins[index] : m_size;
}

qsizetype CmarkTree::lineEnd(int line) const
{
    return lineBegin(line + 1);
}

TreeCost costOf(cmark_node *node)
{
    TreeCost cost;
    int depth = 0;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(node), cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *current = cmark_iter_get_node(iterator.get());
        if (isContainer(current)) {
            depth += event == CMARK_EVENT_ENTER ? 1 : -1;
            cost.depth = qMax(cost.depth, depth);
        } else if (event == CMARK_EVENT_ENTER && isBlock(current)) {
            ++cost.leaves;
        }
    }
    return cost;
}

QString literalOf(cmark_node *node)
{
    return QString::fromUtf8(cmark_node_get_literal(node));
}

bool isOfType(cmark_node *node, const char *typeName)
{
    return std::strcmp(cmark_node_get_type_string(node), typeName) == 0;
}

QString firstWord(const char *info)
{
    return QString::fromUtf8(info).simplified().section(u' ', 0, 0);
}

QString languageOf(QByteArrayView fenceLine)
{
    const CmarkTree tree(fenceLine);
    cmark_node *code = cmark_node_first_child(tree.root());
    return code ? firstWord(cmark_node_get_fence_info(code)) : QString();
}

} // namespace tokenhub::markdown
