// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::store {

//! Of SQLite, as it runs; empty when there is none. Any thread; a millisecond.
[[nodiscard]] QString libraryVersion();

} // namespace tokenhub::store
