// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/inlinewriter.h"

#include "markdown/cmarktree.h"
#include "markdown/linkpolicy.h"
#include "markdown/segment.h"
#include "markdown/textbudget.h"

#include <memory>
#include <utility>

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

constexpr char16_t FirstIdeograph = 0x2e80;

bool isDisplay(const FormulaMask::Piece &piece)
{
    return piece.formula && piece.formula->form == MathForm::Display;
}

QString urlOf(cmark_node *node, const FormulaMask &mask)
{
    return mask.restored(QString::fromUtf8(cmark_node_get_url(node)));
}

// Qt sets an object onto the base line with nothing below it, which is right for most: what hangs below a line of text
// has room between the lines. For higher ones the object must tell both, and is larger than it looks.
bool reachesBelowTheLine(const QString &tex)
{
    for (const auto &command :
         {u"\\begin"_s, u"\\\\"_s, u"\\left"_s, u"\\dfrac"_s, u"\\cfrac"_s, u"\\displaystyle"_s, u"\\under"_s,
          u"\\big"_s, u"\\Big"_s, u"\\substack"_s, u"\\binom"_s, u"\\xrightarrow"_s}) {
        if (tex.contains(command))
            return true;
    }
    return false;
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

InlineWriter::InlineWriter(const QTextCursor &cursor, const RenderStyle &style, const QTextCharFormat &base,
                           const FormulaMask &mask)
    : m_cursor(cursor), m_style(style), m_mask(mask), m_formats{base}
{
}

InlineWriter::InlineWriter(DisplaySink &sink, const RenderStyle &style, const QTextCharFormat &base,
                           const FormulaMask &mask)
    : m_sink(&sink), m_style(style), m_mask(mask), m_formats{base}
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
    if (!m_hasWritten)
        prepare();
}

void InlineWriter::writePlain(QString text)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            writeBreak(QString(QChar::LineSeparator), m_formats.front());
        insert(budget::shownText(lines.at(i)), m_formats.front());
    }
}

void InlineWriter::enter(cmark_node *node, Html html)
{
    if (hasChildrenOfItsOwn(node)) {
        m_formats.push_back(formatInside(node));
        // A link or picture without words would be invisible.
        if (!cmark_node_first_child(node))
            insert(budget::shownText(urlOf(node, m_mask)), m_formats.back());
        return;
    }
    const QTextCharFormat &format = m_formats.back();
    if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
        return writeText(literalOf(node), format);
    QString text = budget::shownText(m_mask.restored(literalOf(node))).replace(u'\n', u' ');
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_SOFTBREAK:
        return writeBreak(m_style.softBreaks == SoftBreaks::Spaces ? u" "_s : QString(QChar::LineSeparator), format);
    case CMARK_NODE_LINEBREAK:
        return writeBreak(QString(QChar::LineSeparator), format);
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
    const auto link = checkLink(urlOf(node, m_mask));
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

void InlineWriter::writeText(const QString &literal, const QTextCharFormat &format)
{
    const std::vector<FormulaMask::Piece> pieces = m_mask.pieces(literal);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool isBeforeDisplay = m_sink && i + 1 < pieces.size() && isDisplay(pieces[i + 1]);
        QString text = budget::shownText(pieces[i].text).replace(u'\n', u' ');
        if (m_sink && isDisplay(pieces[i])) {
            m_break.clear();
            m_cursor = {};
            m_hasWritten = true;
            m_sink->writeDisplay(*pieces[i].formula);
        } else if (pieces[i].formula) {
            writeFormula(*pieces[i].formula, format, i + 1 < pieces.size() ? pieces[i + 1].text : QString());
        } else {
            while (isBeforeDisplay && text.endsWith(u' '))
                text.chop(1);
            insert(text, format);
        }
    }
}

// The view draws it where it has a picture of it; everybody else finds its source in the format.
void InlineWriter::writeFormula(const Formula &formula, const QTextCharFormat &format, QStringView behind)
{
    if (m_style.formulas == Formulas::AsSource)
        return insert(budget::shownText(formula.source).replace(u'\n', u' '), format);
    prepare();
    QTextCharFormat object(format);
    object.setObjectType(FormulaObject);
    object.setProperty(TexProperty, formula.tex);
    object.setProperty(FormulaSourceProperty, budget::shownText(formula.source));
    object.setProperty(DisplayFormulaProperty, formula.form == MathForm::Display);
    if (formula.form == MathForm::Display || reachesBelowTheLine(formula.tex))
        object.setVerticalAlignment(QTextCharFormat::AlignMiddle);
    m_cursor.insertText(QString(QChar(QChar::ObjectReplacementCharacter)), object);
    ++m_unbroken;
    // "$n$-th", "$k$NN": Qt would break the line behind an object.
    if (behind.isEmpty() || (!behind.front().isLetterOrNumber() && behind.front() != u'-')
        || behind.front().unicode() >= FirstIdeograph)
        return;
    QTextCharFormat joined(format);
    joined.setProperty(SoftBreakProperty, true);
    m_cursor.insertText(QString(QChar(0x2060)), joined);
}

void InlineWriter::writeBreak(const QString &text, const QTextCharFormat &format)
{
    if (m_sink && m_cursor.isNull())
        return;
    if (!m_break.isEmpty())
        prepare();
    m_break = text;
    m_breakFormat = format;
}

// A block is begun, and the break before what comes now is written.
void InlineWriter::prepare()
{
    if (m_sink && m_cursor.isNull())
        m_cursor = m_sink->openBlock();
    m_hasWritten = true;
    if (m_break.isEmpty())
        return;
    const QString text = std::exchange(m_break, QString());
    m_unbroken = 0;
    m_cursor.insertText(text, m_breakFormat);
}

void InlineWriter::insert(QString text, const QTextCharFormat &format)
{
    // Blanks behind a display begin the next line; those of code belong to it.
    while (m_sink && m_cursor.isNull() && !format.fontFixedPitch() && text.startsWith(u' '))
        text.remove(0, 1);
    if (text.isEmpty())
        return;
    prepare();
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
