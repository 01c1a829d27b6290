// SPDX-License-Identifier: GPL-3.0-or-later
// What our segments show, as a structure.
#include "markdown/livemarkdown.h"
#include "structure.h"
#include "structureline.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QtAlgorithms>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown::testing {
namespace {

StructureText textOf(const QTextBlock &block, QString *marker)
{
    StructureText text;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QTextCharFormat format = fragment.charFormat();
        if (format.hasProperty(SoftBreakProperty))
            continue;
        if (marker && format.hasProperty(ListMarkerProperty)) {
            *marker = fragment.text().simplified();
            continue;
        }
        text.add({.text = readableText(fragment).replace(QChar::LineSeparator, u'⏎'),
                  .isBold = format.fontWeight() >= QFont::Bold,
                  .isItalic = format.fontItalic(),
                  .isStruck = format.fontStrikeOut(),
                  .isCode = format.fontFixedPitch(),
                  .isImage = format.hasProperty(ImageProperty),
                  .href = format.anchorHref()});
    }
    return text;
}

QString plainMarker(QString marker)
{
    if (marker == u"◦" || marker == u"▪")
        return u"•"_s;
    if (marker.endsWith(u'.') || marker.endsWith(u')'))
        marker.chop(1);
    return marker;
}

class SegmentStructure
{
public:
    [[nodiscard]] QString run(const LiveMarkdown &markdown)
    {
        for (const auto &segment : markdown.segments())
            add(*segment, markdown.style().indentWidth());
        return m_lines.join(u'\n');
    }

private:
    void add(const Segment &segment, qreal indentWidth)
    {
        const int indent = int(std::lround(segment.indent() / indentWidth));
        const quint32 quotes = segment.quoteLevels();
        switch (segment.kind()) {
        case SegmentKind::Code:
            m_lines << place(indent, quotes, {}).prefix() + u"code "_s + segment.language() + u"| "_s
                    + QString(segment.code()).replace(u'\n', u'⏎');
            break;
        case SegmentKind::Table:
            m_lines << place(indent, quotes, {}).prefix() + u"table"_s;
            addRows(*segment.document());
            break;
        case SegmentKind::Formula:
            m_lines << place(indent, quotes, {}).prefix() + u"formula| "_s + segment.code();
            break;
        case SegmentKind::Prose:
            for (QTextBlock block = segment.document()->begin(); block.isValid(); block = block.next())
                add(block);
        }
    }

    void add(const QTextBlock &block)
    {
        const QTextBlockFormat format = block.blockFormat();
        QString marker;
        const QString text = textOf(block, &marker).line();
        QString kind = u"p"_s;
        if (format.headingLevel() > 0)
            kind = u'h' + QString::number(format.headingLevel());
        if (format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth))
            kind = u"hr"_s;
        m_lines << place(format.indent(), format.property(QuoteLevelsProperty).toUInt(), plainMarker(marker)).prefix()
                + kind + u"| "_s + text;
    }

    void addRows(const QTextDocument &document)
    {
        const auto *table = qobject_cast<QTextTable *>(document.rootFrame()->childFrames().value(0));
        for (int row = 0; table && row < table->rows(); ++row) {
            QString line = u"row"_s;
            for (int column = 0; column < table->columns(); ++column) {
                const QTextBlock block = table->cellAt(row, column).firstCursorPosition().block();
                line += u"| "_s + alignment(block) + u' ' + textOf(block, nullptr).line();
            }
            m_lines << line;
        }
    }

    [[nodiscard]] static QString alignment(const QTextBlock &block)
    {
        const Qt::Alignment alignment = block.blockFormat().alignment();
        return alignment & Qt::AlignHCenter ? u"c"_s : alignment & Qt::AlignRight ? u"r"_s : QString();
    }

    //! A list with wide numbers is indented by more than one level: what counts is which indent is inside of which.
    [[nodiscard]] StructurePlace place(int indent, quint32 quoteLevels, const QString &marker)
    {
        const int quotes = int(qPopulationCount(quoteLevels));
        const int own = indent - quotes;
        while (!m_lists.empty() && m_lists.back() > own)
            m_lists.pop_back();
        if (!marker.isEmpty() && (m_lists.empty() || m_lists.back() < own))
            m_lists.push_back(own);
        return {.quotes = quotes, .lists = int(m_lists.size()), .marker = marker};
    }

    QStringList m_lines;
    std::vector<int> m_lists; //!< indents of those that are open
};

} // namespace

QString structureOf(const LiveMarkdown &markdown)
{
    return SegmentStructure().run(markdown);
}

} // namespace tokenhub::markdown::testing
