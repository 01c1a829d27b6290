// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

//! What tells a formula from money, shell variables and prose. Pure.
namespace tokenhub::markdown {

//! Whether "$…$" can be a formula, from what stands between the dollars, before the first and behind the second
//! ('\\n' for nothing). Beyond pandoc's rules, which take "$PATH:$HOME" and "US$5 or 6 US$" for formulas.
[[nodiscard]] bool isFormulaInDollars(QByteArrayView inside, char before, char behind);
//! Whether "$$…$$" in a line of text can be a formula: "$$" is also the shell's own number.
[[nodiscard]] bool isFormulaInDoubleDollars(QByteArrayView inside);
//! Whether anything would be seen of it.
[[nodiscard]] bool hasContent(QByteArrayView tex);
//! Environments that TeX sets as a display of their own, or that models write without dollars round them.
[[nodiscard]] bool isMathEnvironment(QByteArrayView name);
//! Length of "\text", "\mbox" and the like with their brace, at the start of \a tex; 0 for none. Dollars in them are
//! part of the formula.
[[nodiscard]] qsizetype textCommandLength(QByteArrayView tex);
//! Length of a tag or an address in angle brackets at the start of \a text; 0 for none, -1 where the text ends in what
//! may become one.
[[nodiscard]] qsizetype angleLength(QByteArrayView text);
//! Length of a web address at the start of \a text; 0 for none.
[[nodiscard]] qsizetype addressLength(QByteArrayView text);

} // namespace tokenhub::markdown
