// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/copiedblocks.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

QString escapedHtml(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QString html(const std::vector<CopiedRun> &runs)
{
    QString all;
    for (const CopiedRun &run : runs) {
        QString text = escapedHtml(run.text);
        const auto wrap = [&text](bool wanted, QLatin1StringView tag) {
            if (wanted)
                text = u'<' + tag + u'>' + text + u"</"_s + tag + u'>';
        };
        wrap(run.isCode, "code"_L1);
        wrap(run.isStruck, "s"_L1);
        wrap(run.isItalic, "em"_L1);
        wrap(run.isBold, "strong"_L1);
        if (!run.href.isEmpty())
            text = u"<a href=\""_s + run.href.toHtmlEscaped() + u"\">"_s + text + u"</a>"_s;
        all += text;
    }
    return all;
}

//! Elements that are open while the blocks come one by one: quotes, lists in them, a table.
class Writer
{
public:
    QString write(const std::vector<CopiedBlock> &blocks)
    {
        for (const CopiedBlock &block : blocks)
            add(block);
        closeTo(0);
        return m_html;
    }

private:
    void add(const CopiedBlock &block)
    {
        enterQuotes(block.quotes);
        if (block.kind == BlockKind::Row)
            return addRow(block);
        if (block.kind == BlockKind::Item)
            return addItem(block);
        const QString inside = html(block.cells.front());
        // A further paragraph of an item stays in it.
        if (block.kind == BlockKind::Paragraph && block.level > 0 && isOpen("li"_L1)) {
            closeLists(block.level);
            m_html += u"<p>"_s + inside + u"</p>"_s;
            return;
        }
        closeTo(m_quotes);
        switch (block.kind) {
        case BlockKind::Heading:
            m_html += u"<h%1>%2</h%1>"_s.arg(QString::number(block.level), inside);
            return;
        case BlockKind::Rule:
            m_html += u"<hr>"_s;
            return;
        case BlockKind::Code:
            m_html += u"<pre><code>"_s + block.cells.front().front().text.toHtmlEscaped() + u"</code></pre>"_s;
            return;
        default:
            m_html += u"<p>"_s + inside + u"</p>"_s;
        }
    }

    void addItem(const CopiedBlock &block)
    {
        const bool isNumbered = !block.marker.isEmpty() && block.marker.front().isDigit();
        const QLatin1StringView list = isNumbered ? "ol"_L1 : "ul"_L1;
        if (isOpen("table"_L1))
            closeTo(m_quotes);
        closeLists(block.level);
        bool isInList = listDepth() == block.level;
        if (isInList) {
            close(); // the item before
            isInList = m_open.last() == list;
            if (!isInList)
                close();
        }
        if (!isInList) {
            const QString start = isNumbered && !block.marker.startsWith("1."_L1)
                ? u" start=\"%1\""_s.arg(block.marker.chopped(1).toInt())
                : QString();
            open(list, start);
        }
        open("li"_L1, {});
        // A box to tick is no marker that HTML knows.
        const bool isBox = block.marker == u"☑"_s || block.marker == u"☐"_s;
        m_html += (isBox ? block.marker + u' ' : QString()) + html(block.cells.front());
    }

    void addRow(const CopiedBlock &block)
    {
        if (!isOpen("table"_L1)) {
            closeTo(m_quotes);
            open("table"_L1, {});
        }
        const QString cell = block.isHeader ? u"th"_s : u"td"_s;
        m_html += u"<tr>"_s;
        for (const std::vector<CopiedRun> &runs : block.cells)
            m_html += u"<%1>%2</%1>"_s.arg(cell, html(runs));
        m_html += u"</tr>"_s;
    }

    void enterQuotes(int quotes)
    {
        if (quotes == m_quotes)
            return;
        closeTo(std::min(quotes, m_quotes));
        while (m_open.size() < quotes)
            open("blockquote"_L1, {});
        m_quotes = quotes;
    }

    [[nodiscard]] bool isOpen(QLatin1StringView tag) const { return !m_open.isEmpty() && m_open.last() == tag; }
    [[nodiscard]] int listDepth() const { return int(m_open.size() - m_quotes) / 2; }
    void closeLists(int depth)
    {
        if (listDepth() > depth)
            closeTo(m_quotes + 2 * depth);
    }
    void open(QLatin1StringView tag, const QString &attributes)
    {
        m_html += u'<' + tag + attributes + u'>';
        m_open.append(QString(tag));
    }
    void close() { m_html += u"</"_s + m_open.takeLast() + u'>'; }
    void closeTo(qsizetype depth)
    {
        while (m_open.size() > depth)
            close();
    }

    QString m_html;
    QStringList m_open; //!< quotes, then a list and its item for each depth, or a table
    int m_quotes = 0;
};

} // namespace

QString toHtml(const std::vector<CopiedBlock> &blocks)
{
    return Writer().write(withDepths(blocks));
}

} // namespace tokenhub::app
