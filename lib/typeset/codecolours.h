// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/codebackend.h"

#include <QDeadlineTimer>
#include <QString>
#include <chrono>

namespace tokenhub::typeset {

//! What one block may cost, in time of the processor. A model writes what it likes: beyond these, code is plain text.
struct CodeLimits {
    qsizetype lineLength = 2'000; //!< UTF-16 units; a longer line is plain, and what is open stays open
    qsizetype blockLength = 200'000; //!< UTF-16 units; what comes behind is plain
    qsizetype lineCount = 20'000;
    std::chrono::milliseconds lineTime{150}; //!< a line that takes longer ends the colours of its block
    std::chrono::milliseconds blockTime{3'000}; //!< for all lines of a block together
};

//! Colours of lines that are new or have changed.
struct CodeLines {
    qsizetype firstLine = 0; //!< counted from 0; lines end with LF
    std::vector<CodeSpans> spans; //!< one entry a line
};

//! \brief One block of code, coloured line by line as it grows. Keeps where each line begins and what was open there,
//! so that text added costs what is added. A plain class; one thread, that of the back end.
class CodeColours
{
public:
    explicit CodeColours(const CodeLanguage &language, const CodeLimits &limits = {});

    //! The whole text of the block. Lines up to the first that differs are not coloured again; it, and all below, are.
    void setText(const QString &text);
    //! Colours the next lines until \a pause has come or nothing is left; at least one. Empty spans: nothing was left.
    [[nodiscard]] CodeLines advance(CodeBackEnd &backEnd, QDeadlineTimer pause);
    [[nodiscard]] bool isDone() const { return m_isDone; }

private:
    struct Line {
        qsizetype begin = 0;
        CodeStatePtr before;
    };

    [[nodiscard]] CodeSpans colourNext(CodeBackEnd &backEnd);
    [[nodiscard]] CodeLine colour(CodeBackEnd &backEnd, QStringView line, const CodeStatePtr &before, bool isTail);

    const CodeLanguage &m_language;
    CodeLimits m_limits;
    QString m_text; //!< at most blockLength of it
    std::vector<Line> m_lines; //!< those that are coloured, and the next one
    std::chrono::nanoseconds m_spent{};
    bool m_isCut = false; //!< the block is longer than blockLength
    bool m_isGivenUp = false; //!< all further lines are plain
    bool m_isDone = false;
};

//! \a spans as CodeSpans promises them for \a line: what overlaps or lies outside is cut off, neighbours of one class
//! are joined, no surrogate pair is split, nothing is plain.
[[nodiscard]] CodeSpans tidied(const CodeSpans &spans, QStringView line);

} // namespace tokenhub::typeset
