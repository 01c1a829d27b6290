// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/codeclass.h"
#include "typeset/codedeadline.h"

#include <QStringView>
#include <memory>

namespace tokenhub::typeset {

struct CodeLanguage;

//! \brief What is open at the end of a line: a comment, a string. Made by a back end, understood by it alone.
class CodeState
{
public:
    CodeState() = default;
    virtual ~CodeState() = default;
    Q_DISABLE_COPY_MOVE(CodeState)
};
//! Shared, because most lines of a block end in the state in which they began, and each remembers it.
using CodeStatePtr = std::shared_ptr<const CodeState>;

//! One line, coloured.
struct CodeLine {
    CodeSpans spans;
    CodeStatePtr after; //!< null after a line where nothing is open
    bool isUnderstood = true; //!< false: the work was given up, nothing more is to be asked of this block
};

//! \brief Something that knows languages: a library of the system, in a module of its own (see codemodule.h), so that
//! it costs nothing before the first code is shown. All calls come from one thread, that of its owner; none throws.
class CodeBackEnd
{
public:
    CodeBackEnd() = default;
    virtual ~CodeBackEnd() = default;
    Q_DISABLE_COPY_MOVE(CodeBackEnd)

    //! Loads what is known of \a language, once. False: nothing is, and all of it is plain text.
    [[nodiscard]] virtual bool prepare(const CodeLanguage &language) = 0;
    //! \a line is without its line end and of a language that prepare() accepted; \a before is null at the start, else
    //! what this back end gave for the line above. Gives up at \a deadline where the library lets it.
    [[nodiscard]] virtual CodeLine colour(const CodeLanguage &language, QStringView line, const CodeStatePtr &before,
                                          CodeDeadline deadline)
        = 0;
};

//! What a module exports under the name codeModuleEntry: makes its back end, which the caller owns. \a folder holds
//! definitions of our own, as a path in the encoding of file names.
using CodeModuleEntry = CodeBackEnd *(*)(const char *folder);
inline constexpr auto codeModuleEntry = "tokenhub_code_back_end_1";

} // namespace tokenhub::typeset
