// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/inlinewriter.h"

#include "markdown/cmarktree.h"
#include "markdown/linkpolicy.h"
#include "markdown/segment.h"
#include "markdown/textbudget.h"

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown {

namespace {

bool hasChildrenOfItsOwn(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE
        || isOfType(node, "strikethrough");
}

bool isLineBreakTag(const QString &html)
{
    const QString tag = html.toLower().remove(u' ');
    return tag == "<br>"_L1 || tag == "<br/>"_L1;
}

void setSize(QTextCharFormat &format, const QFont &font)
{
    if (font.pixelSize() > 0)
        format.setProperty(QTextFormat::FontPixelSize, font.pixelSize());
    else
        format.setFontPointSize(font.pointSizeF());
}

} // namespace

QTextCharFormat bodyFormat(const RenderStyle &style, qreal factor)
{
    QTextCharFormat format;
    format.setForeground(style.ink);
    setSize(format, style.scaled(style.body, factor));
    return format;
}

InlineWriter::InlineWriter(QTextCursor &cursor, const RenderStyle &style, const QTextCharFormat &base)
    : m_cursor(cursor), m_style(style), m_formats{base}
{
}

void InlineWriter::write(cmark_node *parent, Html html)
{
    cmark_consolidate_text_nodes(parent);
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(cmark_iter_new(parent), cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if (node == parent)
            continue;
        if (event == CMARK_EVENT_ENTER)
            enter(node, html);
        else if (hasChildrenOfItsOwn(node))
            m_formats.pop_back();
    }
}

void InlineWriter::writePlain(QString text)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            m_cursor.insertText(QString(QChar::LineSeparator), m_formats.front());
        insert(budget::shownText(lines.at(i)), m_formats.front());
    }
}

void InlineWriter::enter(cmark_node *node, Html html)
{
    if (hasChildrenOfItsOwn(node)) {
        m_formats.push_back(formatInside(node));
        // A link or picture without words would be invisible.
        if (!cmark_node_first_child(node))
            insert(budget::shownText(QString::fromUtf8(cmark_node_get_url(node))), m_formats.back());
        return;
    }
    const QTextCharFormat &format = m_formats.back();
    QString text = budget::shownText(literalOf(node)).replace(u'\n', u' ');
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_SOFTBREAK:
        text = m_style.softBreaks == SoftBreaks::Spaces ? u" "_s : QString(QChar::LineSeparator);
        break;
    case CMARK_NODE_LINEBREAK:
        text = QChar::LineSeparator;
        break;
    case CMARK_NODE_HTML_INLINE:
        if (html == Html::LineBreaks && isLineBreakTag(text))
            text = QChar::LineSeparator;
        break;
    case CMARK_NODE_CODE:
        insert(text, codeFormat());
        return;
    case CMARK_NODE_FOOTNOTE_REFERENCE: {
        QTextCharFormat raised(format);
        raised.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
        raised.setForeground(m_style.accent);
        insert(text, raised);
        return;
    }
    default:
        break;
    }
    insert(text, format);
}

QTextCharFormat InlineWriter::formatInside(cmark_node *node) const
{
    QTextCharFormat format(m_formats.back());
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        format.setFontItalic(true);
        break;
    case CMARK_NODE_STRONG:
        format.setFontWeight(QFont::Bold);
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        return linkFormat(node);
    default:
        format.setFontStrikeOut(true);
        break;
    }
    return format;
}

QTextCharFormat InlineWriter::codeFormat() const
{
    QTextCharFormat format(m_formats.back());
    const QFont code = m_style.codeFont();
    format.setFontFamilies({code.family()});
    format.setFontFixedPitch(true);
    format.setBackground(m_style.surface);
    const qreal sizeFactor = 0.93;
    if (format.hasProperty(QTextFormat::FontPixelSize))
        format.setProperty(QTextFormat::FontPixelSize,
                           qRound(format.intProperty(QTextFormat::FontPixelSize) * sizeFactor));
    else
        format.setFontPointSize(format.fontPointSize() * sizeFactor);
    return format;
}

// A picture is an anchor, too: nothing is loaded until somebody asks. Inside a link the link wins.
QTextCharFormat InlineWriter::linkFormat(cmark_node *node) const
{
    QTextCharFormat format(m_formats.back());
    const bool isImage = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    const auto link = checkLink(QString::fromUtf8(cmark_node_get_url(node)));
    if (!link || (isImage && format.isAnchor()))
        return format;
    format.setAnchor(true);
    format.setAnchorHref(link->shown);
    format.setForeground(m_style.accent);
    format.setFontUnderline(true);
    if (isImage)
        format.setProperty(ImageProperty, true);
    return format;
}

void InlineWriter::insert(const QString &text, const QTextCharFormat &format)
{
    qsizetype from = 0;
    for (const qsizetype at : budget::softBreaks(text, m_unbroken)) {
        QTextCharFormat breakFormat(format);
        breakFormat.setProperty(SoftBreakProperty, true);
        m_cursor.insertText(text.sliced(from, at - from), format);
        m_cursor.insertText(QString(QChar(0x200b)), breakFormat);
        from = at;
    }
    m_cursor.insertText(text.sliced(from), format);
}

} // namespace tokenhub::markdown
