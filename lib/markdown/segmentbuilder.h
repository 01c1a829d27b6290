// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/blockstream.h"
#include "markdown/formulamask.h"
#include "markdown/segment.h"

#include <QByteArrayView>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>

struct cmark_node;

namespace tokenhub::markdown {

class CmarkTree;

//! \brief Turns blocks of Markdown into segments: neighbouring prose shares a document, code and tables stand alone.
//! Owned by a LiveMarkdown; its thread. Knows the style and nothing of widths, scrolling or messages.
class SegmentBuilder
{
public:
    explicit SegmentBuilder(const RenderStyle &style);

    //! Brackets a series of the calls below, so that a document that grows is laid out once; \a added bytes are new.
    void beginUpdate(qsizetype added);
    //! Returns the index of the first segment that is new, gone or changed since beginUpdate().
    std::size_t endUpdate();

    //! Adds one block of \a text behind what is there; \a math are the formulas of the whole text.
    void add(QByteArrayView text, const BlockRange &block, MathSpans math);
    //! Adds all of \a text, with footnotes and with definitions that stand after their use.
    void addWhole(QByteArrayView text, MathSpans math);
    //! The fence that was added last has become longer, or is closed.
    void growFence(QByteArrayView text, const BlockRange &block);

    //! What is added after mark() is taken back by rewind().
    void mark();
    void rewind();
    void clear();

    [[nodiscard]] const Segments &segments() const { return m_segments; }
    [[nodiscard]] const RenderStyle &style() const { return m_style; }
    void setStyle(const RenderStyle &style); //!< clears

private:
    friend class BlockWriter;
    struct Place {
        int indentLevels = 0;
        quint32 quoteLevels = 0;
        qsizetype begin = 0; //!< in the source
        qsizetype end = 0;
        qreal gap = 0; //!< above it
    };
    struct Mark {
        std::size_t segments = 0;
        bool mayExtend = false; //!< the rest is of the last segment, where it may be extended
        int position = 0;
        qsizetype sourceEnd = 0;
        QTextBlockFormat blockFormat;
        QTextCharFormat charFormat;
    };

    // For BlockWriter
    [[nodiscard]] QTextCursor startProseBlock(QTextBlockFormat format, const QTextCharFormat &ink, const Place &place);
    void startCode(const QString &language, const Place &place);
    void appendCode(QStringView text);
    void addTable(cmark_node *table, const FormulaMask &mask, const Place &place);
    void addFormula(const Formula &formula, const Place &place);

    void addTree(const CmarkTree &tree, const FormulaMask &mask, qsizetype offset);
    void addPicture(QByteArrayView source, const BlockRange &block);
    void addPlain(QByteArrayView source, qsizetype begin);
    void addPlainPiece(QByteArrayView source, qsizetype begin);
    void holdEdit(const Segment &segment);
    void releaseEdit();
    void startFence(QByteArrayView text, const BlockRange &block);
    void startCodePiece(bool continuesLine);
    Segment &addSegment(SegmentKind kind, const Place &place);
    [[nodiscard]] bool canExtend() const;
    void touch(std::size_t index);

    RenderStyle m_style;
    Segments m_segments;
    Mark m_mark;
    QTextCursor m_edit; //!< holds the edit block of an update open
    std::size_t m_firstChanged = 0;
    qsizetype m_fenceTaken = 0; //!< end of the open fence's content that is in its segment
    bool m_keepsGlyphs = false; //!< what this update lays out is painted at once
    bool m_mayExtend = false; //!< whether the next paragraph belongs into the last prose segment
};

} // namespace tokenhub::markdown
