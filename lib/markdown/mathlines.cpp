// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/mathlines.h"

#include "markdown/asciichars.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <climits>
#include <string_view>

namespace tokenhub::markdown {

namespace {

constexpr int CodeIndent = 4;

char at(QByteArrayView text, qsizetype position)
{
    return position < text.size() ? text.at(position) : '\n';
}

qsizetype run(QByteArrayView text, qsizetype from, char c)
{
    qsizetype end = from;
    while (end < text.size() && text.at(end) == c)
        ++end;
    return end - from;
}

// Length of "-", "+", "*", "12." or "12)" with a space behind it; 0 for none.
qsizetype markerLength(QByteArrayView text, qsizetype from)
{
    constexpr qsizetype MostDigits = 9;
    const char first = at(text, from);
    qsizetype length = 0;
    if (first == '-' || first == '+' || first == '*') {
        length = 1;
    } else if (isAsciiDigit(first)) {
        while (length <= MostDigits && isAsciiDigit(at(text, from + length)))
            ++length;
        const char delimiter = at(text, from + length);
        length = length <= MostDigits && (delimiter == '.' || delimiter == ')') ? length + 1 : 0;
    }
    const char next = at(text, from + length);
    return length > 0 && (isBlank(next) || next == '\n') ? length : 0;
}

qsizetype headingLength(QByteArrayView text, qsizetype from)
{
    constexpr qsizetype Deepest = 6;
    const qsizetype length = run(text, from, '#');
    const char next = at(text, from + length);
    return length <= Deepest && (isBlank(next) || next == '\n') ? length : 0;
}

// Names that begin a block of HTML which goes to the next blank line.
bool isBlockTag(std::string_view name)
{
    static constexpr std::array<std::string_view, 59> names{
        "address", "article", "aside",   "blockquote", "body",     "caption",  "center", "col",      "colgroup",
        "dd",      "details", "dialog",  "dir",        "div",      "dl",       "dt",     "fieldset", "figcaption",
        "figure",  "footer",  "form",    "frame",      "frameset", "h1",       "h2",     "h3",       "h4",
        "h5",      "h6",      "head",    "header",     "hr",       "html",     "iframe", "legend",   "li",
        "link",    "main",    "menu",    "menuitem",   "nav",      "noframes", "ol",     "optgroup", "option",
        "p",       "param",   "section", "summary",    "table",    "tbody",    "td",     "tfoot",    "th",
        "thead",   "title",   "tr",      "track",      "ul"};
    static_assert(std::is_sorted(names.begin(), names.end()));
    return std::binary_search(names.begin(), names.end(), name);
}

QByteArray tagName(QByteArrayView line)
{
    qsizetype from = 1;
    if (at(line, from) == '/')
        ++from;
    qsizetype end = from;
    while (end < line.size() && std::isalnum(uchar(line.at(end))))
        ++end;
    const char next = at(line, end);
    const bool isName = isBlank(next) || next == '>' || next == '/' || next == '\n';
    return isName ? line.sliced(from, end - from).toByteArray().toLower() : QByteArray();
}

// One tag and nothing else: it begins HTML where no paragraph goes on.
bool isLoneTag(QByteArrayView line)
{
    const QByteArrayView trimmed = line.trimmed();
    return !tagName(line).isEmpty() && trimmed.endsWith('>') && trimmed.indexOf('>') == trimmed.size() - 1;
}

QByteArrayView contentOf(QByteArrayView text, const MathLine &line)
{
    return text.sliced(line.content, line.end - line.content);
}

} // namespace

MathLine mathLineAt(QByteArrayView text, qsizetype begin, int mostQuotes)
{
    const qsizetype lineFeed = text.indexOf('\n', begin);
    MathLine line{.begin = begin, .end = lineFeed < 0 ? text.size() : lineFeed + 1};
    qsizetype position = begin;
    int column = 0;
    bool isListed = false;
    for (;; ++position) {
        const char c = at(text, position);
        if (c == ' ') {
            ++column;
        } else if (c == '\t') {
            column += CodeIndent - column % CodeIndent;
        } else if (c == '>' && line.quotes < mostQuotes) {
            ++line.quotes;
            column = 0;
            position += at(text, position + 1) == ' ' ? 1 : 0;
        } else {
            if (!isListed)
                line.indent = column;
            if (!isListed)
                line.unlisted = position;
            const qsizetype marker = markerLength(text, position);
            if (marker == 0)
                break;
            isListed = true;
            column += int(marker) + 1;
            line.listColumns.push_back(column);
            position += at(text, position + marker) == '\n' ? marker - 1 : marker;
        }
    }
    line.content = qMin(position, line.end);
    line.unlisted = qMin(line.unlisted, line.end);
    line.isBlank = at(text, position) == '\n' && line.listColumns.empty();
    return line;
}

qsizetype fenceLengthAt(QByteArrayView text, const MathLine &line)
{
    constexpr qsizetype Shortest = 3;
    const char c = at(text, line.content);
    if (c != '`' && c != '~')
        return 0;
    const qsizetype length = run(text, line.content, c);
    const bool infoIsAllowed = c == '~' || !contentOf(text, line).sliced(length).contains('`');
    return length >= Shortest && infoIsAllowed ? length : 0;
}

bool opensBlock(QByteArrayView text, const MathLine &line)
{
    return !line.listColumns.empty() || headingLength(text, line.content) > 0 || fenceLengthAt(text, line) > 0
        || at(text, line.content) == '|';
}

MathContext::Use MathContext::take(QByteArrayView text, qsizetype begin, MathLine &line)
{
    line = mathLineAt(text, begin, m_inside == Inside::Fence ? m_fenceQuotes : INT_MAX);
    if ((m_inside == Inside::Fence && followFence(text, line)) || (m_inside == Inside::Html && followHtml(text, line)))
        return Use::NoMath;
    if (line.isBlank) {
        m_isInParagraph = false;
        return Use::NoMath;
    }
    const bool isLazy = m_isInParagraph && line.listColumns.empty();
    while (!isLazy && listColumn() > line.indent)
        m_listColumns.pop_back();
    if (line.indent - listColumn() >= CodeIndent) {
        line.content = line.unlisted;
        line.listColumns.clear();
        return m_isInParagraph ? Use::Text : Use::NoMath; // code does not interrupt a paragraph
    }
    m_isInParagraph = m_isInParagraph && line.listColumns.empty();
    m_listColumns.insert(m_listColumns.end(), line.listColumns.begin(), line.listColumns.end());
    if (opensFence(text, line) || opensHtml(text, line)) {
        m_isInParagraph = false;
        return Use::NoMath;
    }
    m_isInParagraph = headingLength(text, line.content) == 0;
    return Use::Text;
}

// False where the line is behind the code: its list item or quote has ended.
bool MathContext::followFence(QByteArrayView text, const MathLine &line)
{
    if (line.quotes < m_fenceQuotes || (!line.isBlank && line.indent < listColumn())) {
        m_inside = Inside::Text;
        return false;
    }
    const qsizetype length = run(text, line.unlisted, m_fenceCharacter);
    const QByteArrayView rest = text.sliced(line.unlisted + length, line.end - line.unlisted - length);
    if (length >= m_fenceLength && rest.trimmed().isEmpty())
        m_inside = Inside::Text;
    return true;
}

bool MathContext::followHtml(QByteArrayView text, const MathLine &line)
{
    if (m_htmlEnd.isEmpty() ? line.isBlank : contentOf(text, line).contains(m_htmlEnd))
        m_inside = Inside::Text;
    return true;
}

bool MathContext::opensFence(QByteArrayView text, const MathLine &line)
{
    m_fenceLength = fenceLengthAt(text, line);
    if (m_fenceLength == 0)
        return false;
    m_inside = Inside::Fence;
    m_fenceCharacter = at(text, line.content);
    m_fenceQuotes = line.quotes;
    return true;
}

bool MathContext::opensHtml(QByteArrayView text, const MathLine &line)
{
    const QByteArrayView html = contentOf(text, line);
    if (!html.startsWith('<'))
        return false;
    const QByteArray name = tagName(html);
    if (html.startsWith("<!--"))
        m_htmlEnd = "-->";
    else if (html.startsWith("<?"))
        m_htmlEnd = "?>";
    else if (html.startsWith("<![CDATA["))
        m_htmlEnd = "]]>";
    else if (html.startsWith("<!") && html.size() > 2 && std::isalpha(uchar(html.at(2))))
        m_htmlEnd = ">";
    else if (name == "script" || name == "pre" || name == "style" || name == "textarea")
        m_htmlEnd = html.startsWith("</") ? QByteArray() : "</" + name;
    else if (isBlockTag(std::string_view(name.constData(), size_t(name.size())))
             || (!m_isInParagraph && isLoneTag(html)))
        m_htmlEnd.clear();
    else
        return false;
    if (m_htmlEnd.isEmpty() || !html.sliced(2).contains(m_htmlEnd))
        m_inside = Inside::Html;
    return true;
}

} // namespace tokenhub::markdown
