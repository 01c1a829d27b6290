// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/report.h"

namespace tokenhub::exchange {

//! A cell of RFC 4180. A spreadsheet takes what begins with = + - @ or a tab for a formula: such text gets a leading '.
[[nodiscard]] QByteArray csvCell(const QString &text);

//! What was measured, one row for each answer: first those that are read in the lanes, by turn and lane, then the other
//! versions. UTF-8 with a byte order mark, without which spreadsheets read it as something else; lines end with CR LF.
//! The columns have their units in their names; unknown is empty; a dot parts decimals.
[[nodiscard]] QByteArray csvTable(const Report &report);

} // namespace tokenhub::exchange
