// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/price.h"

namespace tokenhub::words {

//! "≈ $0.0012": about, since what a gateway bills may differ from prices that a person entered.
[[nodiscard]] QString costText(const chat::Cost &cost);

} // namespace tokenhub::words
