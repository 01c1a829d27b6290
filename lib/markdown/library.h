// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::markdown {

//! Of cmark-gfm, as it runs.
[[nodiscard]] QString libraryVersion();

} // namespace tokenhub::markdown
