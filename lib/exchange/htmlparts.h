// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/report.h"

//! Pieces of the HTML report, each well-formed XML. Pure.
namespace tokenhub::exchange {

//! <tag class="CLASS">text</tag>, with \a text escaped; without a class when it is empty.
[[nodiscard]] QByteArray element(const char *tag, const QString &text, const char *cssClass = "");
//! Closed at first; \a html is inside.
[[nodiscard]] QByteArray fold(const QString &summary, const QByteArray &html);
//! What a turn's answers took, as bars: one picture each for the first token, the whole, and the speed.
[[nodiscard]] QByteArray chartsOf(const Report &report, const ReportTurn &turn);
//! The same and more as numbers, a row for each lane.
[[nodiscard]] QByteArray measureTable(const Report &report, const ReportTurn &turn);
//! Where \a answer differs from \a first, side by side; what is the same is left out.
[[nodiscard]] QByteArray differenceOf(const Report &report, const ReportPart &first, const ReportPart &answer);

} // namespace tokenhub::exchange
