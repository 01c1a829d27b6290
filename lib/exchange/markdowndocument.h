// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/report.h"

namespace tokenhub::exchange {

//! A conversation to read as Markdown: turn by turn the prompt, then each lane's answer with its reasoning, what was
//! measured and the verdict. What was said stands in quotes, byte for byte behind each "> ": no heading, open fence or
//! HTML in it reaches the document's own structure. UTF-8.
[[nodiscard]] QByteArray markdownDocument(const Report &report);

} // namespace tokenhub::exchange
