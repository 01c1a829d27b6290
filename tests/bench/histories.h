// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::bench {

[[nodiscard]] QString titleOf(int messages);
//! A conversation of so many messages of 1.6 KB, prompts and answers in turn, stored as the program stores them.
[[nodiscard]] bool storeHistory(const QString &folder, int messages);

} // namespace tokenhub::bench
