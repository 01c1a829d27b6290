// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/answerblocks.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>

namespace tokenhub::compare {
namespace {

struct FreeParser {
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};
struct FreeTree {
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeTree>;

struct BlockStart {
    BlockKind kind = BlockKind::Paragraph;
    int level = 0;
    int line = 1; //!< from 1, as cmark counts
};

//! Where lines begin; the end of the text last.
std::vector<qsizetype> lineBeginsOf(QByteArrayView text)
{
    std::vector<qsizetype> begins{0};
    for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        begins.push_back(at + 1);
    if (begins.back() != text.size())
        begins.push_back(text.size());
    return begins;
}

//! cmark-gfm is quadratic in the cells and in the '@' of a line, and nested marks cost it much.
bool isSlowLine(QByteArrayView line)
{
    constexpr qsizetype longest = 16 * 1024;
    return line.size() > longest || std::count(line.cbegin(), line.cend(), '|') > 200
        || std::count(line.cbegin(), line.cend(), '@') > 500;
}

bool isSlow(QByteArrayView text, const std::vector<qsizetype> &lines)
{
    for (size_t i = 0; i + 1 < lines.size(); ++i) {
        if (isSlowLine(text.sliced(lines[i], lines[i + 1] - lines[i])))
            return true;
    }
    return text.size() > mostParsedBytes;
}

Tree parse(QByteArrayView text)
{
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser.get(), text.data(), size_t(text.size()));
    return Tree(cmark_parser_finish(parser.get()));
}

BlockKind kindOf(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        return BlockKind::Heading;
    case CMARK_NODE_PARAGRAPH:
        return BlockKind::Paragraph;
    case CMARK_NODE_ITEM:
        return BlockKind::ListItem;
    case CMARK_NODE_CODE_BLOCK:
        return BlockKind::Code;
    default:
        // An extension's types are numbers made while the program runs.
        return QLatin1StringView(cmark_node_get_type_string(node)) == QLatin1StringView("table") ? BlockKind::Table
                                                                                                 : BlockKind::Other;
    }
}

std::vector<BlockStart> startsOf(cmark_node *root)
{
    std::vector<BlockStart> starts;
    const auto add = [&](cmark_node *node) {
        const int line = cmark_node_get_start_line(node);
        // A node that does not know its line belongs to the one before it.
        if (line > 0 && (starts.empty() || line > starts.back().line))
            starts.push_back({.kind = kindOf(node), .level = cmark_node_get_heading_level(node), .line = line});
    };
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_LIST) {
            add(node);
            continue;
        }
        for (cmark_node *item = cmark_node_first_child(node); item; item = cmark_node_next(item))
            add(item);
    }
    return starts;
}

std::vector<BlockStart> startsByBlankLines(QByteArrayView text, const std::vector<qsizetype> &lines)
{
    std::vector<BlockStart> starts;
    bool wasBlank = true;
    for (size_t i = 0; i + 1 < lines.size(); ++i) {
        const bool isBlank = text.sliced(lines[i], lines[i + 1] - lines[i]).trimmed().isEmpty();
        if (wasBlank && !isBlank)
            starts.push_back({.kind = BlockKind::Paragraph, .level = 0, .line = int(i) + 1});
        wasBlank = isBlank;
    }
    return starts;
}

//! Without the line ends around it; indentation is part of the text.
QString withoutBlankLines(QByteArrayView text)
{
    while (!text.isEmpty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
        text.chop(1);
    while (!text.isEmpty() && (text.front() == '\n' || text.front() == '\r'))
        text = text.sliced(1);
    return QString::fromUtf8(text);
}

} // namespace

AnswerBlocks blocksOf(QByteArrayView text)
{
    AnswerBlocks found;
    const std::vector<qsizetype> lines = lineBeginsOf(text);
    found.isCoarse = isSlow(text, lines);
    std::vector<BlockStart> starts = found.isCoarse ? startsByBlankLines(text, lines) : startsOf(parse(text).get());
    if (starts.size() > mostBlocks) {
        starts.resize(mostBlocks);
        found.isCoarse = true;
    }
    if (!starts.empty())
        starts.front().line = 1;
    for (size_t i = 0; i < starts.size(); ++i) {
        const auto offset = [&](int line) { return lines[std::min(size_t(line) - 1, lines.size() - 1)]; };
        const qsizetype begin = offset(starts[i].line);
        const qsizetype end = i + 1 < starts.size() ? offset(starts[i + 1].line) : text.size();
        found.blocks.push_back({.kind = starts[i].kind,
                                .level = starts[i].level,
                                .begin = begin,
                                .end = end,
                                .text = withoutBlankLines(text.sliced(begin, end - begin))});
    }
    // Definitions of links alone make no block.
    if (starts.empty() && !text.trimmed().isEmpty())
        found.blocks.push_back(
            {.kind = BlockKind::Other, .level = 0, .begin = 0, .end = text.size(), .text = withoutBlankLines(text)});
    return found;
}

} // namespace tokenhub::compare
