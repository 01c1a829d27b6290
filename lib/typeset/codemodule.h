// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/codebackend.h"

#include <QString>

namespace tokenhub::typeset {

//! Where the module and the definitions of languages lie. A value.
struct CodeFiles {
    QString module; //!< without the suffix that the system gives to modules
    QString definitions; //!< a folder

    //! For programs in \a programFolder, in a build as well as installed.
    [[nodiscard]] static CodeFiles nextTo(const QString &programFolder);
};

//! Loads the module and asks it for its back end: some milliseconds of reading files, so not on the GUI thread. Null
//! where there is none or it does not load (the log says why): code is plain text then. A module is never unloaded.
[[nodiscard]] std::unique_ptr<CodeBackEnd> loadCodeBackEnd(const CodeFiles &files);

} // namespace tokenhub::typeset
