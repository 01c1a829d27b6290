// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QDateTime>

namespace tokenhub::app {

//! Below which header a conversation stands, by the days of the calendar and not by hours.
enum class HistoryGroup { Today, Yesterday, PreviousWeek, Older };

//! Pure. \a now in the time zone of the person. What lies in the future (a clock that was wrong) is of today.
[[nodiscard]] HistoryGroup historyGroup(base::UtcMs usedAt, const QDateTime &now);

} // namespace tokenhub::app
