// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/codecolours.h"
#include "typeset/codelanguage.h"
#include "typeset/codemodule.h"

#include <deque>
#include <optional>
#include <unordered_map>

namespace tokenhub::typeset {

//! Names a block of code for as long as somebody shows it; the one who asks gives it, never the same one twice.
enum class CodeBlockId : quint64 {};

//! A block as it is now. A value.
struct CodeRequest {
    CodeBlockId block{};
    quint64 revision = 0; //!< counts up with each text of the block
    const CodeLanguage *language = nullptr; //!< from codeLanguage(): always the same for a block
    QString text; //!< all of it; lines end with LF
};

//! Lines of a block that have new colours. Answers to a block come in order, and each line is coloured in the last
//! answer that has it: apply all of them, in order, to whatever of the text is there, and cut off spans at a line's
//! end.
struct CodeAnswer {
    CodeBlockId block{};
    quint64 revision = 0; //!< whose text was coloured
    CodeLines lines;
};

//! \brief Blocks that wait for their colours, and those that may still grow. Newer texts take the place of older ones;
//! work is done in short turns, block by block, so that a long one keeps no short one waiting. The back end is loaded
//! with the first work. A plain class; one thread.
class CodeQueue
{
public:
    explicit CodeQueue(CodeFiles files, const CodeLimits &limits = {});

    void add(const CodeRequest &request); //!< a revision that is not newer than the last is ignored
    void cancel(CodeBlockId block); //!< forgets it: another request starts over
    //! One turn, of at most some milliseconds and one line. Empty: there was no colour to tell, ask again if hasWork().
    [[nodiscard]] std::optional<CodeAnswer> work();
    [[nodiscard]] bool hasWork() const { return !m_waiting.empty(); }

private:
    struct Block {
        CodeRequest request;
        CodeColours colours;
    };

    [[nodiscard]] CodeBackEnd *backEnd();
    void forgetOldest();

    CodeFiles m_files;
    CodeLimits m_limits;
    std::unique_ptr<CodeBackEnd> m_backEnd;
    bool m_wasLoaded = false;
    std::unordered_map<CodeBlockId, Block> m_blocks;
    std::deque<CodeBlockId> m_waiting; //!< each once, the next one first
    std::deque<CodeBlockId> m_known; //!< each once, last used last
};

} // namespace tokenhub::typeset
