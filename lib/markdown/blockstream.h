// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/mathspans.h"

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace tokenhub::markdown {

enum class BlockForm {
    Markdown, //!< one top-level block, or two that cannot be told apart by their lines
    Fence, //!< a fenced code block that starts at the margin
    Picture, //!< a line that is a picture with its data (datapicture.h)
    Plain //!< over a limit of textbudget.h: shown as it is
};

struct BlockRange {
    qsizetype begin = 0; //!< bytes in BlockStream::text(), at the start of a line
    qsizetype end = 0; //!< past the last byte, blank lines after the block included
    BlockForm form = BlockForm::Markdown;
    //! Of a Fence: its lines of code, as far as they are certain: not what may yet become its closing line.
    qsizetype contentBegin = 0;
    qsizetype contentEnd = 0;
    friend bool operator==(const BlockRange &, const BlockRange &) = default;
};

//! \brief Text that grows, cut into top-level Markdown blocks of which all but the last can no longer change.
//! A plain value without Qt GUI or signals; one thread at a time. A call costs what the open block costs, not the text.
class BlockStream
{
public:
    void append(QByteArrayView utf8); //!< any split; bytes that are not UTF-8 become U+FFFD
    void finish(); //!< the open block is committed

    //! What was appended: valid UTF-8, line ends are LF, NUL is U+FFFD, an incomplete character at the end is held
    //! back.
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] const std::vector<BlockRange> &committed() const { return m_committed; } //!< only ever grows
    [[nodiscard]] BlockRange tail() const; //!< open block; empty when there is none
    //! Formulas of text(). Blocks with one that may still change are not committed.
    [[nodiscard]] const std::vector<MathSpan> &math() const { return m_math.spans(); }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    //! Whether something in committed blocks looks like a link or footnote definition, which changes blocks before and
    //! after it. Reads the whole text.
    [[nodiscard]] bool hasDefinitions() const;

private:
    void take(const QByteArray &utf8);
    void advance();
    [[nodiscard]] bool commitBlocks();
    [[nodiscard]] bool commitUpTo(qsizetype start);
    [[nodiscard]] qsizetype firstLine() const;
    [[nodiscard]] bool openFence();
    [[nodiscard]] bool followFence();
    [[nodiscard]] bool openPicture();
    [[nodiscard]] bool followPicture();
    [[nodiscard]] bool followPlain();
    void commit(qsizetype end);
    [[nodiscard]] qsizetype lineEnd(qsizetype from) const;
    [[nodiscard]] bool isLineKnown(qsizetype end) const;

    QByteArray m_text;
    QByteArray m_undecoded; //!< start of a character
    std::vector<BlockRange> m_committed;
    MathFinder m_math;
    BlockRange m_open; //!< begin, form and content of the open block; its end is the end of the text
    //! Start of the first line of the open fence or plain block, or of the picture's data, that was not looked at.
    qsizetype m_followed = 0;
    char m_fenceCharacter = '`';
    qsizetype m_fenceLength = 0;
    bool m_lastWasCr = false;
    bool m_finished = false;
};

} // namespace tokenhub::markdown
