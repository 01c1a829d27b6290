// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticequeue.h"

#include <algorithm>

namespace tokenhub::app {

void NoticeQueue::put(const Notice &notice)
{
    const auto same
        = std::find_if(m_notices.begin(), m_notices.end(), [&](const Notice &n) { return n.id == notice.id; });
    if (same != m_notices.end())
        *same = notice;
    else
        m_notices.push_back(notice);
    const auto rank = [](const Notice &each) {
        const bool isNow = each.end == NoticeEnd::Passing && each.level != NoticeLevel::Bad;
        return isNow ? int(NoticeLevel::Bad) * 2 - 1 : int(each.level) * 2;
    };
    std::stable_sort(m_notices.begin(), m_notices.end(),
                     [&rank](const Notice &a, const Notice &b) { return rank(a) > rank(b); });
}

void NoticeQueue::remove(const QString &id)
{
    std::erase_if(m_notices, [&id](const Notice &notice) { return notice.id == id; });
}

} // namespace tokenhub::app
