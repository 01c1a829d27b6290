// SPDX-License-Identifier: GPL-3.0-or-later
#include "segmentdump.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown::testing {

namespace {

QString dumpFormat(const QTextFormat &format)
{
    QStringList parts;
    const QMap<int, QVariant> properties = format.properties();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (it.key() == QTextFormat::ObjectIndex)
            continue; // a number within its document
        QString value;
        QDebug(&value).nospace() << it.value();
        parts << QString::number(it.key(), 16) + u'=' + value;
    }
    return parts.join(u' ');
}

QString outlineOf(const QTextFragment &fragment)
{
    const QTextCharFormat format = fragment.charFormat();
    QString text = fragment.text().replace(QChar::LineSeparator, u"⏎"_s).replace(QChar(0xa0), u'_');
    if (format.objectType() == FormulaObject)
        text = u"‹%1›"_s.arg(format.stringProperty(TexProperty)).repeated(fragment.length());
    text.replace(QChar(0x2060), u'~');
    if (format.fontFixedPitch())
        text = u'`' + text + u'`';
    if (format.fontStrikeOut())
        text = u'~' + text + u'~';
    if (format.fontItalic())
        text = u'/' + text + u'/';
    if (format.fontWeight() == QFont::Bold)
        text = u'*' + text + u'*';
    if (format.verticalAlignment() == QTextCharFormat::AlignSuperScript)
        text = u'^' + text;
    if (format.isAnchor())
        text = (format.hasProperty(ImageProperty) ? u"<!"_s : u"<"_s) + format.anchorHref() + u'|' + text + u'>';
    return text;
}

QString outlineOf(const QTextBlock &block)
{
    const QTextBlockFormat format = block.blockFormat();
    QString line = u"p"_s;
    if (format.headingLevel() > 0)
        line = u'h' + QString::number(format.headingLevel());
    if (format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth))
        line = u"hr"_s;
    if (format.indent() > 0)
        line += u" >"_s + QString::number(format.indent());
    if (const uint quotes = format.property(QuoteLevelsProperty).toUInt())
        line += u" q"_s + QString::number(quotes, 2);
    line += u"| "_s;
    for (auto it = block.begin(); !it.atEnd(); ++it)
        line += outlineOf(it.fragment());
    return line;
}

QString outlineOf(const QTextTable &table)
{
    QStringList lines;
    for (int row = 0; row < table.rows(); ++row) {
        QString line = u"row"_s;
        for (int column = 0; column < table.columns(); ++column) {
            const QTextBlock block = table.cellAt(row, column).firstCursorPosition().block();
            const Qt::Alignment alignment = block.blockFormat().alignment() & Qt::AlignHorizontal_Mask;
            line += alignment & Qt::AlignHCenter ? u"|c "_s : alignment & Qt::AlignRight ? u"|r "_s : u"| "_s;
            for (auto it = block.begin(); !it.atEnd(); ++it)
                line += outlineOf(it.fragment());
        }
        lines << line;
    }
    return lines.join(u'\n');
}

QTextTable *tableIn(const QTextDocument &document)
{
    const QList<QTextFrame *> frames = document.rootFrame()->childFrames();
    return frames.isEmpty() ? nullptr : qobject_cast<QTextTable *>(frames.front());
}

QString outlineOf(const Segment &segment)
{
    QString place;
    if (segment.indent() > 0)
        place += u" >"_s + QString::number(segment.indent() / style().indentWidth());
    if (segment.quoteLevels() != 0)
        place += u" q"_s + QString::number(segment.quoteLevels(), 2);
    if (segment.isPlain())
        return u"plain| "_s + segment.plainText();
    if (segment.kind() == SegmentKind::Code)
        return u"code %1%2| %3"_s.arg(segment.language(), place, segment.code()).replace(u'\n', u"⏎"_s);
    if (segment.kind() == SegmentKind::Formula)
        return u"formula%1| %2"_s.arg(place, segment.tex()).replace(u'\n', u"⏎"_s);
    if (segment.kind() == SegmentKind::Table)
        return u"table"_s + place + u'\n' + outlineOf(*tableIn(*segment.document()));
    QStringList lines;
    for (QTextBlock block = segment.document()->begin(); block.isValid(); block = block.next())
        lines << outlineOf(block);
    return lines.join(u'\n');
}

} // namespace

RenderStyle style()
{
    RenderStyle style;
    style.body = QFont(u"DejaVu Sans"_s);
    style.body.setPixelSize(15);
    style.fixed = QFont(u"DejaVu Sans Mono"_s);
    style.ink = QColor(0x1c2128);
    style.quiet = QColor(0x59636e);
    style.accent = QColor(0x2f6feb);
    style.line = QColor(0xe3e6eb);
    style.surface = QColor(0xf6f7f9);
    style.formulas = Formulas::AsObjects;
    return style;
}

QString dump(const Segment &segment)
{
    QString text = u"== kind %1 source %2-%3 space %4 indent %5 quotes %6 language %7 plain %8 continues %9"_s
                       .arg(int(segment.kind()))
                       .arg(segment.sourceBegin())
                       .arg(segment.sourceEnd())
                       .arg(segment.spaceBefore())
                       .arg(segment.indent())
                       .arg(segment.quoteLevels())
                       .arg(segment.language())
                       .arg(segment.isPlain())
                       .arg(segment.continuesPrevious());
    text += u" hidden %1x%2\n"_s.arg(segment.hiddenRows()).arg(segment.hiddenColumns());
    text += u"plain text: "_s + segment.plainText() + u'\n';
    if (segment.kind() == SegmentKind::Formula)
        text += u"tex: "_s + segment.tex() + u'\n';
    const QTextDocument &document = *segment.document();
    if (const QTextTable *table = tableIn(document))
        text += u"table %1x%2 %3\n"_s.arg(table->rows()).arg(table->columns()).arg(dumpFormat(table->format()));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        text += u"block "_s + dumpFormat(block.blockFormat()) + u" char "_s + dumpFormat(block.charFormat()) + u'\n';
        for (auto it = block.begin(); !it.atEnd(); ++it)
            text += u"  \""_s + it.fragment().text() + u"\" "_s + dumpFormat(it.fragment().charFormat()) + u'\n';
    }
    return text;
}

QString dump(const LiveMarkdown &markdown)
{
    QString text;
    for (const auto &segment : markdown.segments())
        text += dump(*segment);
    return text;
}

QString dumpOf(const QByteArray &utf8)
{
    LiveMarkdown markdown(style());
    markdown.setText(utf8);
    return dump(markdown);
}

QString outlineOf(const QByteArray &utf8)
{
    LiveMarkdown markdown(style());
    markdown.setText(utf8);
    QStringList parts;
    for (const auto &segment : markdown.segments())
        parts << outlineOf(*segment);
    return parts.join(u'\n');
}

} // namespace tokenhub::markdown::testing
