// SPDX-License-Identifier: GPL-3.0-or-later
// A sample of every language, and how the tests look at colours.
#pragma once

#include "typeset/codecolours.h"
#include "typeset/codelanguage.h"
#include "typeset/codemodule.h"

namespace codesamples {

using namespace tokenhub::typeset;

[[nodiscard]] CodeFiles files(); //!< of this build
[[nodiscard]] QString sampleFile(const CodeLanguage &language);
[[nodiscard]] QString sample(const CodeLanguage &language); //!< empty where there is none
[[nodiscard]] std::vector<CodeSpans> coloured(CodeBackEnd &backEnd, const CodeLanguage &language, const QString &text,
                                              const CodeLimits &limits = {});
//! Puts what an answer tells over what was known.
void takeIn(const CodeLines &lines, std::vector<CodeSpans> &all);
//! Each line of the text, and below it a letter for the class of each UTF-16 unit.
[[nodiscard]] QString dumped(const QString &text, const std::vector<CodeSpans> &lines);
[[nodiscard]] QChar letterOf(CodeClass codeClass);

} // namespace codesamples
