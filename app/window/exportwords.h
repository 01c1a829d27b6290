// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/export.h"

namespace tokenhub::app {

//! The words of an exported document, in the program's language.
[[nodiscard]] exchange::ReportWords reportWords();
//! "Web page (*.html)": how a format is called where a file is chosen.
[[nodiscard]] QString formatFilter(exchange::Format format);

} // namespace tokenhub::app
