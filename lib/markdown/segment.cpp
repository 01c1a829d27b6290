// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/segment.h"

#include "markdown/datapicture.h"
#include "markdown/hiddenmarks.h"
#include "markdown/sealeddocument.h"
#include "markdown/textbudget.h"
#include "typeset/hiddencharacters.h"

#include <QAbstractTextDocumentLayout>
#include <QCryptographicHash>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextOption>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown {

namespace {

constexpr qreal CodeLineHeight = 1.45; // em of the code font: a little less than prose, lines of code belong together

QTextBlockFormat lineFormat(const RenderStyle &style, bool isCode)
{
    QTextBlockFormat format;
    format.setLineHeight(isCode ? 0.93 * CodeLineHeight * style.em() : style.lineHeight * style.em(),
                         QTextBlockFormat::MinimumHeight);
    return format;
}

qsizetype roomInLine(const QTextCursor &cursor)
{
    return budget::UnbrokenCode - cursor.positionInBlock();
}

bool joinsPictures(const typeset::HiddenCharacter &hidden, QStringView before)
{
    constexpr char32_t Joiner = 0x200d;
    constexpr char16_t FirstPicture = 0x2190;
    return hidden.character == Joiner && !before.isEmpty() && before.back().unicode() >= FirstPicture;
}

} // namespace

Segment::Segment(SegmentKind kind, const RenderStyle &style) : m_kind(kind), m_style(style) { }

Segment::~Segment() = default;

QTextDocument *Segment::document() const
{
    if (m_document)
        return m_document.get();
    const bool isCode = m_kind == SegmentKind::Code;
    const bool isObject = m_kind == SegmentKind::Formula && m_style.formulas == Formulas::AsObjects;
    const bool isFormula = m_kind == SegmentKind::Formula && !isObject;
    m_document = std::make_unique<SealedDocument>();
    m_document->setDefaultFont(isCode || isFormula ? m_style.codeFont() : m_style.body);
    QTextOption option = m_document->defaultTextOption();
    option.setWrapMode(isCode ? QTextOption::NoWrap : QTextOption::WrapAtWordBoundaryOrAnywhere);
    if (isCode || isFormula)
        option.setTextDirection(Qt::LeftToRight);
    m_document->setDefaultTextOption(option);
    m_document->setIndentWidth(m_style.indentWidth());
    if (isObject)
        writeFormulaObject();
    else if (m_picture)
        writePictureObject();
    else if (isCode || isFormula || m_plain)
        appendToDocument(m_code);
    return m_document.get();
}

void Segment::writeFormulaObject() const
{
    QTextBlockFormat line;
    line.setAlignment(Qt::AlignHCenter);
    QTextCharFormat object;
    object.setForeground(m_style.ink);
    object.setObjectType(FormulaObject);
    object.setProperty(TexProperty, m_tex);
    object.setProperty(FormulaSourceProperty, budget::shownText(m_code));
    object.setProperty(DisplayFormulaProperty, true);
    object.setVerticalAlignment(QTextCharFormat::AlignMiddle); // it reaches below its base line
    QTextCursor cursor(m_document.get());
    cursor.setBlockFormat(line);
    cursor.insertText(QString(QChar(QChar::ObjectReplacementCharacter)), object);
}

void Segment::writePictureObject() const
{
    QTextCharFormat object;
    object.setObjectType(PictureObject);
    object.setProperty(PictureBytesProperty, m_picture->bytes);
    object.setProperty(PictureKeyProperty, QCryptographicHash::hash(m_picture->bytes, QCryptographicHash::Sha1));
    object.setProperty(PictureSizeProperty, m_picture->size);
    object.setProperty(PictureAltProperty, m_code);
    object.setProperty(PictureInkProperty, QBrush(m_style.quiet));
    QTextCursor(m_document.get()).insertText(QString(QChar(QChar::ObjectReplacementCharacter)), object);
}

void Segment::appendCode(QStringView text)
{
    m_code += text;
    if (m_document)
        appendToDocument(text);
}

void Segment::appendToDocument(QStringView text) const
{
    QTextCharFormat ink;
    ink.setForeground(m_style.ink);
    QTextCursor cursor(m_document.get());
    cursor.beginEditBlock();
    cursor.movePosition(QTextCursor::End);
    if (m_document->isEmpty()) {
        cursor.setBlockFormat(lineFormat(m_style, m_kind != SegmentKind::Prose));
        cursor.setBlockCharFormat(ink);
    }
    const QString shown = budget::shownText(text.toString());
    if (m_kind == SegmentKind::Code)
        appendMarked(cursor, text, shown, ink);
    else
        appendPlain(cursor, shown, ink);
    cursor.endEditBlock();
}

// Lines that QTextLayout would need too long for are broken into several blocks of the document.
void Segment::appendPlain(QTextCursor &cursor, const QString &shown, const QTextCharFormat &ink) const
{
    const QTextBlockFormat format = lineFormat(m_style, m_kind != SegmentKind::Prose);
    QTextBlockFormat goesOn(format);
    goesOn.setProperty(SoftBreakProperty, true);
    qsizetype unbroken = 0;
    std::vector<qsizetype> breaks;
    if (m_kind != SegmentKind::Code)
        breaks = budget::softBreaks(shown, unbroken);
    auto nextBreak = breaks.cbegin();
    for (qsizetype at = 0; at < shown.size();) {
        if (shown.at(at) == u'\n') {
            cursor.insertBlock(format, ink);
            ++at;
            continue;
        }
        const bool isBreak = nextBreak != breaks.cend() && *nextBreak == at;
        if (isBreak || (roomInLine(cursor) <= 0 && !shown.at(at).isLowSurrogate()))
            cursor.insertBlock(goesOn, ink);
        nextBreak += isBreak ? 1 : 0;
        const qsizetype lineFeed = shown.indexOf(u'\n', at);
        const qsizetype limit = nextBreak == breaks.cend() ? shown.size() : *nextBreak;
        const qsizetype lineEnd = lineFeed < 0 ? limit : qMin(lineFeed, limit);
        const qsizetype end = qMin(lineEnd, at + qMax(roomInLine(cursor), qsizetype(1)));
        cursor.insertText(shown.sliced(at, end - at), ink);
        at = end;
    }
}

void Segment::appendMarked(QTextCursor &cursor, QStringView text, const QString &shown,
                           const QTextCharFormat &ink) const
{
    constexpr int MostMarks = 500;
    // What stands before it tells whether a character belongs to an emoji.
    const qsizetype known = m_code.size() - text.size();
    const qsizetype context = qMin(known, qsizetype(2));
    qsizetype done = 0;
    for (const typeset::HiddenCharacter &hidden :
         typeset::hiddenCharacters(QStringView(m_code).sliced(known - context))) {
        const qsizetype position = hidden.position - context;
        // Blanks are seen as a gap, control characters as a symbol; what follows a joiner may not have come yet.
        if (position < 0 || hidden.kind == typeset::HiddenKind::Space || hidden.kind == typeset::HiddenKind::Control
            || joinsPictures(hidden, QStringView(m_code).first(known + position)))
            continue;
        appendPlain(cursor, shown.sliced(done, position - done), ink);
        if (m_marks++ < MostMarks)
            appendMark(cursor, typeset::shortName(hidden.character), hidden.length, ink);
        else
            appendPlain(cursor, QString(hidden.length, QChar::ReplacementCharacter), ink);
        done = position + hidden.length;
    }
    appendPlain(cursor, shown.sliced(done), ink);
}

void Segment::appendMark(QTextCursor &cursor, const QString &name, int length, const QTextCharFormat &ink) const
{
    if (m_marks == 1)
        m_document->documentLayout()->registerHandler(HiddenObject, new HiddenMarks(m_document.get()));
    QTextCharFormat object(ink);
    object.setObjectType(HiddenObject);
    object.setProperty(HiddenNameProperty, name);
    object.setProperty(HiddenInkProperty, QBrush(m_style.warning));
    cursor.insertText(QString(QChar(QChar::ObjectReplacementCharacter)), object);
    if (length > 1)
        cursor.insertText(QString(QChar(0x2060)), ink); // positions stay those of the code
}

QString Segment::plainText() const
{
    if (m_kind == SegmentKind::Code || m_kind == SegmentKind::Formula || m_plain)
        return m_code;
    QString text;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockNumber() > 0)
            text += u'\n';
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().hasProperty(ListMarkerProperty))
                text += it.fragment().text().simplified() + u' ';
            else
                text += readableText(it.fragment());
        }
    }
    return text.replace(QChar::LineSeparator, u'\n');
}

QString readableText(const QTextFragment &fragment)
{
    const QTextCharFormat format = fragment.charFormat();
    if (format.hasProperty(SoftBreakProperty))
        return {};
    if (format.objectType() != FormulaObject)
        return fragment.text();
    // The same formula twice in a row is one fragment.
    return format.stringProperty(FormulaSourceProperty).repeated(fragment.length());
}

std::vector<QRectF> quoteBars(const QTextDocument &document, const RenderStyle &style)
{
    constexpr int Levels = 32;
    std::vector<QRectF> bars;
    std::vector<qsizetype> open(Levels, -1); // index of the bar that the next block may lengthen
    const QAbstractTextDocumentLayout *layout = document.documentLayout();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const auto levels = block.blockFormat().property(QuoteLevelsProperty).toUInt();
        const QRectF rect = layout->blockBoundingRect(block);
        for (int level = 0; level < Levels; ++level) {
            if (!(levels & (1U << level))) {
                open[level] = -1;
                continue;
            }
            if (open[level] < 0) {
                const qreal offset = level * style.indentWidth();
                const bool isRightToLeft = block.textDirection() == Qt::RightToLeft;
                const qreal x = isRightToLeft ? document.size().width() - offset - style.quoteBarWidth() : offset;
                open[level] = qsizetype(bars.size());
                bars.emplace_back(x, rect.top(), style.quoteBarWidth(), 0);
            }
            bars[open[level]].setBottom(rect.bottom());
        }
    }
    return bars;
}

std::vector<QRectF> quoteBars(const Segment &segment, const RenderStyle &style, qreal height)
{
    constexpr int Levels = 32;
    std::vector<QRectF> bars;
    for (int level = 0; level < Levels; ++level) {
        if (segment.quoteLevels() & (1U << level))
            bars.emplace_back(level * style.indentWidth(), 0, style.quoteBarWidth(), height);
    }
    return bars;
}

} // namespace tokenhub::markdown
