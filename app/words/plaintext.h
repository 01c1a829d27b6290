// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace tokenhub::words {

inline constexpr qsizetype longestQuote = 300; //!< UTF-16 units of foreign text inside a sentence

//! Foreign text (a server's message, a host, a file name) made fit for one line of ours: white space is one space,
//! control characters, invisible characters and marks that turn the writing direction are dropped, a cut is shown by
//! "…".
[[nodiscard]] QString onOneLine(QStringView text, qsizetype longest = longestQuote);

//! \a pattern with %1 … %9 replaced by \a values; what a value contains is never replaced again.
[[nodiscard]] QString filled(QStringView pattern, const QStringList &values);
//! Whether every %n in \a pattern has a value that is not empty.
[[nodiscard]] bool canFill(QStringView pattern, const QStringList &values);

} // namespace tokenhub::words
