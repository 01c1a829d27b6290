// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/copiedblocks.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

//! Signs that would mean something get a backslash; an underscore inside a word means nothing. A bracket that closes
//! gets none: with that of the one that opens they would be a formula.
QString escapedMarkdown(const QString &text)
{
    QString all;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool insideWord
            = i > 0 && i + 1 < text.size() && text.at(i - 1).isLetterOrNumber() && text.at(i + 1).isLetterOrNumber();
        if (u"\\`*[<~"_s.contains(c) || (c == u'_' && !insideWord))
            all += u'\\';
        all += c;
    }
    return all;
}

//! The fence or the ticks must be longer than any in the text.
int longestTicks(const QString &text)
{
    int longest = 0;
    int now = 0;
    for (const QChar c : text) {
        now = c == u'`' ? now + 1 : 0;
        longest = std::max(longest, now);
    }
    return longest;
}

QString inlineCode(const QString &text)
{
    const QString ticks(longestTicks(text) + 1, u'`');
    const QString room = text.startsWith(u'`') || text.endsWith(u'`') ? u" "_s : QString();
    return ticks + room + text + room + ticks;
}

QString marked(const CopiedRun &run)
{
    if (run.isSource)
        return run.text;
    QString text = run.isCode ? inlineCode(run.text) : escapedMarkdown(run.text);
    // Signs of emphasis stand at the words, not at the blanks around them.
    const QString words = text.trimmed();
    if (words.isEmpty())
        return text;
    const qsizetype lead = text.indexOf(words);
    const QString before = text.left(lead);
    const QString after = text.mid(lead + words.size());
    QString inside = words;
    if (run.isStruck)
        inside = u"~~"_s + inside + u"~~"_s;
    if (run.isItalic)
        inside = u'*' + inside + u'*';
    if (run.isBold)
        inside = u"**"_s + inside + u"**"_s;
    if (!run.href.isEmpty())
        inside = run.text == run.href ? u'<' + run.href + u'>' : u'[' + inside + u"]("_s + run.href + u')';
    return before + inside + after;
}

QString inlineMarkdown(const std::vector<CopiedRun> &runs)
{
    QString all;
    for (const CopiedRun &run : runs)
        all += marked(run);
    return all;
}

//! What would begin a heading, a list or a quote at the start of a paragraph.
QString asParagraph(QString text)
{
    static const QRegularExpression begins(u"^(#{1,6}(?=\\s)|[-+](?=\\s)|>|\\d{1,9}(?=[.)]\\s))"_s);
    const QRegularExpressionMatch match = begins.match(text);
    if (match.hasMatch())
        text.insert(match.captured().front().isDigit() ? match.capturedEnd() : 0, u'\\');
    return text.replace(u'\n', u"\\\n"_s);
}

QString code(const CopiedBlock &block)
{
    const QString &text = block.cells.front().front().text;
    const QString fence(std::max(3, longestTicks(text) + 1), u'`');
    return fence + block.language + u'\n' + text + (text.endsWith(u'\n') ? QString() : u"\n"_s) + fence;
}

QString row(const CopiedBlock &block)
{
    QString line = u"|"_s;
    for (const std::vector<CopiedRun> &runs : block.cells)
        line += u' ' + inlineMarkdown(runs).replace(u'|', u"\\|"_s).replace(u'\n', u"<br>"_s) + u" |"_s;
    if (block.isHeader)
        line += u"\n|"_s + u"---|"_s.repeated(qsizetype(block.cells.size()));
    return line;
}

QString body(const CopiedBlock &block)
{
    switch (block.kind) {
    case BlockKind::Heading:
        return QString(block.level, u'#') + u' ' + inlineMarkdown(block.cells.front());
    case BlockKind::Item: {
        const bool isNumbered = block.marker.front().isDigit();
        const QString box = block.marker == u"☑"_s ? u"[x] "_s : block.marker == u"☐"_s ? u"[ ] "_s : QString();
        return (isNumbered ? block.marker + u' ' : u"- "_s) + box
            + inlineMarkdown(block.cells.front()).replace(u'\n', u"\\\n"_s);
    }
    case BlockKind::Code:
        return code(block);
    case BlockKind::Rule:
        return u"---"_s;
    case BlockKind::Row:
        return row(block);
    case BlockKind::Paragraph:
        break;
    }
    return asParagraph(inlineMarkdown(block.cells.front()));
}

QString prefixed(QString text, const CopiedBlock &block)
{
    const QString quotes = u"> "_s.repeated(block.quotes);
    const bool isList = block.kind == BlockKind::Item || block.kind == BlockKind::Paragraph;
    const int depth = !isList ? 0 : block.kind == BlockKind::Item ? std::max(0, block.level - 1) : block.level;
    const QString first = quotes + QString(3 * depth, u' ');
    const QString further = block.kind == BlockKind::Item ? first + u"   "_s : first;
    return first + text.replace(u'\n', u'\n' + further);
}

//! Rows of a table and items of a list follow each other without a blank line.
bool belongsTo(const CopiedBlock &block, const CopiedBlock &before)
{
    if (block.kind != before.kind || block.quotes != before.quotes)
        return false;
    if (block.kind == BlockKind::Row)
        return !block.isHeader;
    if (block.kind != BlockKind::Item)
        return false;
    const bool isOtherList
        = block.level == before.level && block.marker.front().isDigit() != before.marker.front().isDigit();
    return !isOtherList;
}

} // namespace

QString toMarkdown(const std::vector<CopiedBlock> &copied)
{
    const std::vector<CopiedBlock> blocks = withDepths(copied);
    QString all;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i > 0) {
            const bool isClose = belongsTo(blocks[i], blocks[i - 1]);
            const int quotes = std::min(blocks[i].quotes, blocks[i - 1].quotes);
            all += isClose ? u"\n"_s : u'\n' + u"> "_s.repeated(quotes).trimmed() + u'\n';
        }
        all += prefixed(body(blocks[i]), blocks[i]);
    }
    return all;
}

} // namespace tokenhub::app
