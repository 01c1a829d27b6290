// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/answerhtml.h"

#include "exchange/foreigntext.h"
#include "exchange/inlinepieces.h"

#include <QStringList>
#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cstring>
#include <memory>
#include <vector>

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FreeParserOfAnswers {
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};
struct FreeAnswerTree {
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
using AnswerTree = std::unique_ptr<cmark_node, FreeAnswerTree>;

constexpr qsizetype mostLaidOutBytes = 256 * 1024;
constexpr qsizetype longestLine = 16 * 1024;
constexpr int mostCells = 200; // cmark-gfm is quadratic in the cells and in the '@' of a line
constexpr int mostAts = 500;
constexpr int mostMarks = 4000; // of one paragraph: what may open or close something
constexpr int deepest = 32; // browsers give up at some hundred elements in each other

bool isMark(char c)
{
    return std::strchr("*_`[]~<!$", c) != nullptr && c != '\0';
}

bool isSlowToParse(QByteArrayView text)
{
    if (text.size() > mostLaidOutBytes)
        return true;
    qsizetype marks = 0;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline;
        const QByteArrayView line = text.sliced(begin, end - begin);
        if (line.size() > longestLine || std::count(line.cbegin(), line.cend(), '|') > mostCells
            || std::count(line.cbegin(), line.cend(), '@') > mostAts)
            return true;
        marks = line.trimmed().isEmpty() ? 0 : marks + std::count_if(line.cbegin(), line.cend(), isMark);
        if (marks > mostMarks)
            return true;
        begin = end + 1;
    }
    return false;
}

AnswerTree parseAnswer(QByteArrayView text)
{
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParserOfAnswers> parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8));
    // Not strikethrough and autolink, which must not run on two threads: see inlinePieces().
    for (const char *name : {"table", "tasklist"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    cmark_parser_feed(parser.get(), text.data(), size_t(text.size()));
    return AnswerTree(cmark_parser_finish(parser.get()));
}

bool nests(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    return type != CMARK_NODE_TEXT && cmark_node_first_child(node) != nullptr;
}

//! All nodes, or none when they are too deep in each other.
std::vector<cmark_node *> nodesOf(cmark_node *root)
{
    std::vector<cmark_node *> nodes;
    int depth = 0;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(root), cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if (nests(node))
            depth += event == CMARK_EVENT_ENTER ? 1 : -1;
        if (depth > 2 * deepest)
            return {};
        if (event == CMARK_EVENT_ENTER)
            nodes.push_back(node);
    }
    return nodes;
}

cmark_node *textNode(const QByteArray &text)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, text.constData());
    return node;
}

void replaceWith(cmark_node *old, cmark_node *node)
{
    cmark_node_replace(old, node);
    cmark_node_free(old);
}

//! Its children stand where it stood.
void unwrap(cmark_node *node)
{
    while (cmark_node *child = cmark_node_first_child(node)) {
        cmark_node_unlink(child);
        cmark_node_insert_before(node, child);
    }
    cmark_node_unlink(node);
    cmark_node_free(node);
}

bool isOpenable(QByteArrayView url)
{
    const QByteArray lower = url.first(std::min<qsizetype>(url.size(), 8)).toByteArray().toLower();
    const bool isKnown = lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
    return isKnown && std::none_of(url.cbegin(), url.cend(), [](char c) { return uchar(c) <= 0x20 || c == '\\'; });
}

bool isInLink(cmark_node *node)
{
    for (node = cmark_node_parent(node); node; node = cmark_node_parent(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_LINK)
            return true;
    }
    return false;
}

void nameImage(cmark_node *image, const QString &imageAt)
{
    const QByteArray url(cmark_node_get_url(image));
    const QStringList around = imageAt.split(u"%1"_s);
    cmark_node_insert_before(image, textNode(u"[%1"_s.arg(around.value(0)).toUtf8()));
    cmark_node *address = textNode(url);
    if (isOpenable(url) && !isInLink(image)) {
        cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
        cmark_node_set_url(link, url.constData());
        cmark_node_append_child(link, address);
        address = link;
    }
    cmark_node_insert_after(image, address);
    cmark_node_insert_after(address, textNode(around.value(1).toUtf8() + ']'));
    if (cmark_node_first_child(image))
        cmark_node_insert_before(address, textNode(" – "));
    unwrap(image);
}

void makeInert(cmark_node *node, const QString &imageAt)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HTML_BLOCK: {
        cmark_node *code = cmark_node_new(CMARK_NODE_CODE_BLOCK);
        cmark_node_set_literal(code, cmark_node_get_literal(node));
        return replaceWith(node, code);
    }
    case CMARK_NODE_HTML_INLINE:
        return replaceWith(node, textNode(QByteArray(cmark_node_get_literal(node))));
    case CMARK_NODE_CODE_BLOCK:
        cmark_node_set_fence_info(node, ""); // would become an attribute
        return;
    case CMARK_NODE_IMAGE:
        return nameImage(node, imageAt);
    case CMARK_NODE_LINK: {
        cmark_node_set_title(node, "");
        const QByteArray url(cmark_node_get_url(node));
        if (isOpenable(url))
            return;
        cmark_node_insert_after(node, textNode(" (" + url + ')'));
        return unwrap(node);
    }
    default:
        return;
    }
}

cmark_node *pieceNode(const InlinePiece &piece)
{
    if (piece.kind == InlinePiece::Kind::Text)
        return textNode(piece.text);
    cmark_node *node
        = cmark_node_new(piece.kind == InlinePiece::Kind::Struck ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_LINK);
    if (piece.kind == InlinePiece::Kind::Struck) {
        cmark_node_set_on_enter(node, "<del>");
        cmark_node_set_on_exit(node, "</del>");
    } else {
        cmark_node_set_url(node, piece.text.constData());
    }
    cmark_node_append_child(node, textNode(piece.text));
    return node;
}

//! What cmark-gfm's extensions would have made of it.
void dressText(cmark_node *node)
{
    if (cmark_node_get_type(node) != CMARK_NODE_TEXT || isInLink(node))
        return;
    const std::vector<InlinePiece> pieces = inlinePieces(cmark_node_get_literal(node));
    if (pieces.size() == 1 && pieces.front().kind == InlinePiece::Kind::Text)
        return;
    for (const InlinePiece &piece : pieces) {
        cmark_node *dressed = pieceNode(piece);
        if (cmark_node_insert_before(node, dressed) != 0)
            continue;
        // A table's cell takes no nodes of ours: there it stays as it was written.
        cmark_node_free(dressed);
        cmark_node_insert_before(node, textNode("~~" + piece.text + "~~"));
    }
    cmark_node_unlink(node);
    cmark_node_free(node);
}

//! In text a formula is code of its own; where it turned out to be code or an address it is what it was.
void restoreFormulas(cmark_node *node, const FormulaTokens &tokens)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        cmark_node_set_url(node, tokens.restored(cmark_node_get_url(node)).constData());
        return;
    }
    const char *literal = cmark_node_get_literal(node);
    if (!literal)
        return;
    if (type != CMARK_NODE_TEXT) {
        cmark_node_set_literal(node, tokens.restored(literal).constData());
        return;
    }
    for (const FormulaTokens::Piece &piece : tokens.pieces(literal)) {
        cmark_node *part = cmark_node_new(piece.isFormula ? CMARK_NODE_CODE : CMARK_NODE_TEXT);
        cmark_node_set_literal(part, piece.text.constData());
        cmark_node_insert_before(node, part);
    }
    cmark_node_unlink(node);
    cmark_node_free(node);
}

AnswerHtml plainHtml(QByteArrayView text)
{
    return {.html = "<pre class=\"plain\">" + escapedHtml(text) + "</pre>\n", .isPlain = true};
}

} // namespace

AnswerHtml answerHtml(QByteArrayView markdown, const QString &imageAt, const std::vector<ByteRange> &formulas)
{
    if (isSlowToParse(markdown))
        return plainHtml(markdown);
    const FormulaTokens tokens(markdown, formulas);
    const AnswerTree tree = parseAnswer(tokens.isEmpty() ? markdown : QByteArrayView(tokens.masked()));
    cmark_consolidate_text_nodes(tree.get());
    std::vector<cmark_node *> nodes = nodesOf(tree.get());
    if (!tokens.isEmpty()) {
        for (cmark_node *node : nodes)
            restoreFormulas(node, tokens);
        nodes = nodesOf(tree.get());
    }
    for (cmark_node *node : nodes)
        dressText(node);
    nodes = nodesOf(tree.get());
    if (nodes.empty())
        return plainHtml(markdown);
    // The inner ones first: an outer one that goes takes nothing with it that is still to come.
    for (auto node = nodes.crbegin(); node != nodes.crend(); ++node)
        makeInert(*node, imageAt);
    // Without CMARK_OPT_UNSAFE: what were still dangerous would be left out.
    char *html = cmark_render_html(tree.get(), CMARK_OPT_DEFAULT, nullptr);
    const QByteArray sound = soundHtml(html);
    cmark_get_default_mem_allocator()->free(html);
    return {.html = sound, .isPlain = false};
}

} // namespace tokenhub::exchange
