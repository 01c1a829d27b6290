// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/renderstyle.h"

#include <QRectF>
#include <QString>
#include <QTextFormat>
#include <memory>
#include <vector>

class QTextCursor;
class QTextDocument;
class QTextFragment;

namespace tokenhub::markdown {

struct DataPicture;

enum class SegmentKind {
    Prose, //!< a run of paragraphs, headings, lists, quotes, rules
    Code, //!< one code block, or a piece of a very long one; one text block per line, not wrapped
    Table, //!< one table; give it at least minimumWidth() and scroll it where that is more than there is
    Formula //!< one display formula; its document is its source, or one FormulaObject
};

//! Properties of our own in the formats of a segment's document.
enum FormatProperty {
    QuoteLevelsProperty = QTextFormat::UserProperty + 1, //!< block: bit n = a quote bar at indent level n
    ListMarkerProperty, //!< characters: bullet, number or box of a list item
    SoftBreakProperty, //!< characters: a zero-width break that is not in the source; block: goes on with the line
                       //!< before
    ImageProperty, //!< characters: the anchor stands for a picture that was not loaded
    TexProperty, //!< the object character of a formula in a line: what is to be typeset
    FormulaSourceProperty, //!< the same: as it was written, with its delimiters
    DisplayFormulaProperty, //!< the same: whether it is set as a display, as in a table cell
    HiddenNameProperty, //!< the object character of a hidden one: its short name
    HiddenInkProperty, //!< the same: what it is drawn with
    PictureBytesProperty, //!< the object character of a picture: its file
    PictureKeyProperty, //!< the same: what is the same for the same picture
    PictureSizeProperty, //!< the same: in pixels
    PictureAltProperty, //!< the same: what stands for it
    PictureInkProperty //!< the same: what that is drawn with
};
//! QTextFormat::objectType() of a formula in a line, one U+FFFC: give the document's layout a handler for it.
inline constexpr int FormulaObject = QTextFormat::UserObject + 1;
//! In code, of a character that nobody would see: drawn by the document itself. It is as long as the character.
inline constexpr int HiddenObject = QTextFormat::UserObject + 2;
//! A picture that the text carries in itself: give the document's layout a handler for it (pictureobjects.h).
inline constexpr int PictureObject = QTextFormat::UserObject + 3;

//! \brief A stretch of a message that is laid out as one: has a document, or the text from which one is made when
//! asked. Owned by its LiveMarkdown, which alone changes it; its thread. Links are anchors whose href passed
//! checkLink(). The document has no outer margins: the view leaves spaceBefore() above the segment, and indent() at its
//! leading side. The view sets the text width and may set layout formats (highlighting), nothing else.
class Segment
{
public:
    Segment(SegmentKind kind, const RenderStyle &style);
    ~Segment();
    Segment(const Segment &) = delete;
    Segment &operator=(const Segment &) = delete;

    [[nodiscard]] SegmentKind kind() const { return m_kind; }
    //! Never null. For Code and plain text it is made on the first call: ask only for what comes on the screen.
    [[nodiscard]] QTextDocument *document() const;
    [[nodiscard]] bool hasDocument() const { return m_document != nullptr; }
    //! As one reads it, lines parted by LF; list markers included, formulas as their source. Of Code: exactly the
    //! stored text, no line end added.
    [[nodiscard]] QString plainText() const;

    [[nodiscard]] qreal spaceBefore() const { return m_spaceBefore; } //!< pixels; not used by the first of a message
    [[nodiscard]] qreal indent() const { return m_indentLevels * m_style.indentWidth(); } //!< inside lists and quotes
    [[nodiscard]] quint32 quoteLevels() const { return m_quoteLevels; } //!< as QuoteLevelsProperty, for Code and Table
    [[nodiscard]] qsizetype sourceBegin() const { return m_sourceBegin; } //!< bytes in LiveMarkdown::source()
    [[nodiscard]] qsizetype sourceEnd() const { return m_sourceEnd; }
    [[nodiscard]] bool isPlain() const { return m_plain; } //!< over a limit of textbudget.h, shown as its source
    //! A further piece of the prose or code before it (no header, no gap); see LiveMarkdown::wholeCode().
    [[nodiscard]] bool continuesPrevious() const { return m_continuesPrevious; }

    // Code
    [[nodiscard]] const QString &code() const { return m_code; } //!< this piece, as it is stored
    [[nodiscard]] bool continuesLine() const { return m_continuesLine; } //!< its piece begins inside a line
    [[nodiscard]] const QString &language() const
    {
        return m_language;
    } //!< first word of the info string, may be empty
    [[nodiscard]] bool isPicture() const { return m_picture != nullptr; } //!< plain, shown as one PictureObject
    // Formula
    [[nodiscard]] const QString &tex() const { return m_tex; } //!< without delimiters
    // Table
    [[nodiscard]] qreal minimumWidth() const { return m_minimumWidth; } //!< narrower cannot be read
    [[nodiscard]] int hiddenRows() const { return m_hiddenRows; } //!< beyond the limits
    [[nodiscard]] int hiddenColumns() const { return m_hiddenColumns; }

private:
    friend class SegmentBuilder;
    void appendCode(QStringView text);
    void appendToDocument(QStringView text) const;
    void appendPlain(QTextCursor &cursor, const QString &shown, const QTextCharFormat &ink) const;
    void appendMarked(QTextCursor &cursor, QStringView text, const QString &shown, const QTextCharFormat &ink) const;
    void appendMark(QTextCursor &cursor, const QString &name, int length, const QTextCharFormat &ink) const;
    void writeFormulaObject() const;
    void writePictureObject() const;

    SegmentKind m_kind;
    RenderStyle m_style;
    mutable std::unique_ptr<QTextDocument> m_document;
    mutable int m_marks = 0; //!< of hidden characters
    QString m_code; //!< of Code, of plain prose, of Formula
    QString m_language;
    QString m_tex;
    std::unique_ptr<DataPicture> m_picture;
    qsizetype m_sourceBegin = 0;
    qsizetype m_sourceEnd = 0;
    qreal m_spaceBefore = 0;
    qreal m_minimumWidth = 0;
    int m_indentLevels = 0;
    int m_hiddenRows = 0;
    int m_hiddenColumns = 0;
    quint32 m_quoteLevels = 0;
    bool m_plain = false;
    bool m_continuesPrevious = false;
    bool m_continuesLine = false;
    bool m_endsWithLine = false; //!< of plain text, as the next
    bool m_endsWithBlankLine = false;
};

using Segments = std::vector<std::unique_ptr<Segment>>;

//! The text of a fragment with the sources of its formulas; zero-width breaks are left out.
[[nodiscard]] QString readableText(const QTextFragment &fragment);

//! Bars at the leading side of quotes in a laid-out prose document, in its coordinates; fill them with
//! RenderStyle::line.
[[nodiscard]] std::vector<QRectF> quoteBars(const QTextDocument &document, const RenderStyle &style);
//! The same for a segment that stands in a quote as a whole; x from the message's edge, 0 … height.
[[nodiscard]] std::vector<QRectF> quoteBars(const Segment &segment, const RenderStyle &style, qreal height);

} // namespace tokenhub::markdown
