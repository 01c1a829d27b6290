// SPDX-License-Identifier: GPL-3.0-or-later
// What a reference renderer wrote, as a structure.
#include "markdown/linkpolicy.h"
#include "structure.h"
#include "structureline.h"

#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown::testing {
namespace {

class HtmlStructure
{
public:
    explicit HtmlStructure(const QString &html) : m_reader(u"<page>"_s + html + u"</page>"_s) { }

    [[nodiscard]] QString run()
    {
        m_reader.readNextStartElement();
        readBlocks({});
        return m_reader.hasError() ? u"no XHTML"_s : m_lines.join(u'\n');
    }

private:
    [[nodiscard]] QString name() const { return m_reader.name().toString(); }
    [[nodiscard]] QString attribute(const QString &key) const { return m_reader.attributes().value(key).toString(); }

    //! Up to the end of the element that is open.
    void readBlocks(StructurePlace place)
    {
        while (!m_reader.atEnd()) {
            m_reader.readNext();
            if (m_reader.isCharacters())
                addText({});
            if (m_reader.isEndElement())
                break;
            if (!m_reader.isStartElement())
                continue;
            if (isInline()) {
                readInline({});
                continue;
            }
            endParagraph(place);
            readBlock(place);
        }
        endParagraph(place);
    }

    [[nodiscard]] bool isInline() const
    {
        static const QSet<QString> names{u"em"_s, u"strong"_s, u"del"_s, u"code"_s,
                                         u"a"_s,  u"img"_s,    u"br"_s,  u"input"_s};
        return names.contains(name());
    }

    void readBlock(const StructurePlace &place)
    {
        const QString tag = name();
        if (tag == "blockquote"_L1) {
            flushMarker(place);
            readBlocks({.quotes = place.quotes + 1, .lists = place.lists, .marker = {}});
        } else if (tag == "ul"_L1 || tag == "ol"_L1) {
            readList(place);
        } else if (tag == "pre"_L1) {
            readCode(place);
        } else if (tag == "table"_L1) {
            readTable(place);
        } else if (tag == "hr"_L1) {
            addLine(place, u"hr| "_s);
            m_reader.skipCurrentElement();
        } else if (tag == "p"_L1 || (tag.size() == 2 && tag.startsWith(u'h'))) {
            readInlines({});
            addLine(place, tag + u"| "_s + m_text.line());
            m_text.clear();
        } else {
            m_lines << u"unknown "_s + tag;
            m_reader.skipCurrentElement();
        }
    }

    void readList(const StructurePlace &place)
    {
        flushMarker(place);
        const bool isOrdered = name() == "ol"_L1;
        int number = attribute(u"start"_s).isEmpty() ? 1 : attribute(u"start"_s).toInt();
        while (m_reader.readNextStartElement()) {
            const StructurePlace inner{.quotes = place.quotes, .lists = place.lists + 1, .marker = {}};
            m_marker = isOrdered ? QString::number(number++) : u"•"_s;
            readBlocks(inner);
            flushMarker(inner);
        }
    }

    void readCode(const StructurePlace &place)
    {
        flushMarker(place);
        m_reader.readNextStartElement();
        const QString language = attribute(u"class"_s).remove(u"language-"_s);
        QString code = m_reader.readElementText();
        if (code.endsWith(u'\n'))
            code.chop(1);
        m_lines << place.prefix() + u"code "_s + language + u"| "_s + code.replace(u'\n', u'⏎');
        m_reader.skipCurrentElement();
    }

    void readTable(const StructurePlace &place)
    {
        flushMarker(place);
        m_lines << place.prefix() + u"table"_s;
        while (m_reader.readNextStartElement()) { // head, body
            while (m_reader.readNextStartElement()) {
                QString row = u"row"_s;
                while (m_reader.readNextStartElement()) {
                    row += u"| "_s + attribute(u"align"_s).left(1).remove(u'l') + u' '; // left is how it is anyway
                    readInlines({});
                    row += m_text.line();
                    m_text.clear();
                }
                m_lines << row;
            }
        }
    }

    void readInlines(const StructureRun &look)
    {
        while (!m_reader.atEnd()) {
            m_reader.readNext();
            if (m_reader.isEndElement())
                return;
            if (m_reader.isCharacters())
                addText(look);
            else if (m_reader.isStartElement())
                readInline(look);
        }
    }

    void readInline(StructureRun look)
    {
        const QString tag = name();
        if (tag == "br"_L1) {
            look.text = u"⏎"_s;
            m_text.add(look);
            m_isAfterBreak = true;
        } else if (tag == "input"_L1) {
            m_marker = m_reader.attributes().hasAttribute("checked"_L1) ? u"☑"_s : u"☐"_s;
        } else if (tag == "img"_L1) {
            if (look.href.isEmpty()) {
                look.href = shown(attribute(u"src"_s));
                look.isImage = !look.href.isEmpty();
            }
            look.text = attribute(u"alt"_s).isEmpty() ? attribute(u"src"_s) : attribute(u"alt"_s);
            m_text.add(look);
        }
        look.text.clear();
        look.isItalic = look.isItalic || tag == "em"_L1;
        look.isBold = look.isBold || tag == "strong"_L1;
        look.isStruck = look.isStruck || tag == "del"_L1;
        look.isCode = look.isCode || tag == "code"_L1;
        if (tag == "a"_L1)
            look.href = shown(attribute(u"href"_s));
        readInlines(look);
    }

    void addText(StructureRun look)
    {
        look.text = m_reader.text().toString();
        if (m_isAfterBreak && look.text.startsWith(u'\n'))
            look.text.remove(0, 1);
        m_isAfterBreak = false;
        look.text.replace(u'\n', u' ');
        m_text.add(look);
    }

    [[nodiscard]] static QString shown(const QString &address)
    {
        const std::optional<Link> link = checkLink(address);
        return link ? link->shown : QString();
    }

    void endParagraph(const StructurePlace &place)
    {
        if (!m_text.isBlank())
            addLine(place, u"p| "_s + m_text.line());
        m_text.clear();
    }

    void addLine(StructurePlace place, const QString &line)
    {
        place.marker = std::exchange(m_marker, QString());
        m_lines << place.prefix() + line;
    }

    //! Ours stands in a line of its own where the item does not begin with text.
    void flushMarker(const StructurePlace &place)
    {
        if (!m_marker.isEmpty())
            addLine(place, u"p| "_s);
    }

    QXmlStreamReader m_reader;
    QStringList m_lines;
    StructureText m_text;
    QString m_marker;
    bool m_isAfterBreak = false;
};

} // namespace

QString structureOfHtml(const QString &html)
{
    static const QRegularExpression box(u"<input ([^>]*[^/])>"_s);
    return HtmlStructure(QString(html).replace(box, u"<input \\1/>"_s)).run();
}

} // namespace tokenhub::markdown::testing
