// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

//! Text that others wrote. Pure and linear.
namespace tokenhub::base {

//! The character at \a at, an index of \a text; half a surrogate pair is itself.
[[nodiscard]] char32_t codePointAt(QStringView text, qsizetype at);

//! Fit for one line of ours: white space is one space; control characters, invisible characters, marks that turn the
//! writing direction and what is no character are dropped. At most \a longest UTF-16 units: a cut shows "…".
[[nodiscard]] QString onOneLine(QStringView text, qsizetype longest);

} // namespace tokenhub::base
