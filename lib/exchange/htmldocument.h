// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/report.h"

namespace tokenhub::exchange {

//! A conversation as one file for a browser, light and dark, to be read side by side and printed. It is HTML and
//! well-formed XML, has no script and loads nothing, which its content security policy forbids it as well; whatever was
//! said is inert. Its size and the work are linear in the conversation: requests that are too long together are left
//! out, answers that are too long or too deep are shown as text, differences are bounded by lib/compare.
[[nodiscard]] QByteArray htmlDocument(const Report &report);

} // namespace tokenhub::exchange
