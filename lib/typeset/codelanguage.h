// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>
#include <span>

namespace tokenhub::typeset {

//! \brief A language that code is written in: a row of a table that is never freed.
struct CodeLanguage {
    QLatin1StringView id; //!< "cpp"; also the name of the definition in resources/highlighting; empty: plain text
    QLatin1StringView name; //!< as its people spell it, "C++": a proper name, not translated
    QLatin1StringView suffix; //!< of a file that holds it, "cpp"; a whole file name for "Dockerfile" and its like
    QLatin1StringView kateName; //!< what KSyntaxHighlighting calls it; empty where it has nothing that fits
    QLatin1StringView aliases; //!< other words for it, in lower case, between blanks

    [[nodiscard]] bool isPlain() const { return id.isEmpty(); }
    //! Whether suffix is a whole file name.
    [[nodiscard]] bool isNamedByFile() const;
};

//! All but the plain one, in the order of their ids.
[[nodiscard]] std::span<const CodeLanguage> codeLanguages();

//! What the words behind a fence (\a info) say: `js`, `C++ title="x"`, `{.python}`, `rust,no_run`, `src/app.py`. A word
//! that nobody knows, and no word, is plain text: nothing is guessed from the code itself.
[[nodiscard]] const CodeLanguage &codeLanguage(QStringView info);

} // namespace tokenhub::typeset
