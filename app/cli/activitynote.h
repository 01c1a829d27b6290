// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/activity.h"

#include <QString>

namespace tokenhub::cli {

//! What is said on the console of a request that makes one wait; empty where there is nothing to say. \a now is the
//! monotonic clock's.
[[nodiscard]] QString activityNote(const session::Activity &activity, std::chrono::nanoseconds now);

} // namespace tokenhub::cli
