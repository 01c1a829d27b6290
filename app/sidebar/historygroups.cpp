// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historygroups.h"

#include <QTimeZone>

namespace tokenhub::app {

HistoryGroup historyGroup(base::UtcMs usedAt, const QDateTime &now)
{
    const QDateTime used = QDateTime::fromMSecsSinceEpoch(usedAt.count(), now.timeZone());
    const qint64 days = used.date().daysTo(now.date());
    if (days <= 0)
        return HistoryGroup::Today;
    if (days == 1)
        return HistoryGroup::Yesterday;
    return days <= 7 ? HistoryGroup::PreviousWeek : HistoryGroup::Older;
}

} // namespace tokenhub::app
