// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/outlinedesk.h"

#include "lanes/lanepane.h"
#include "transcript/outlinepopup.h"
#include "transcript/transcriptview.h"
#include "window/conversationview.h"

#include <QAction>
#include <algorithm>

namespace tokenhub::app {

OutlineDesk::OutlineDesk(ConversationView &view, QAction &open, QObject *parent) : QObject(parent), m_view(view)
{
    connect(&open, &QAction::triggered, this, &OutlineDesk::open);
}

TranscriptView &OutlineDesk::transcript() const
{
    return m_view.lane().transcript();
}

//! The last one that begins at or above the top of what is seen.
int OutlineDesk::currentOf(const std::vector<OutlineEntry> &entries) const
{
    const int top = std::max(0, transcript().scroll().firstRow());
    const auto isBelow = [&](const OutlineEntry &entry) { return transcript().model()->rowOf(entry.message) > top; };
    const auto below = std::find_if(entries.begin(), entries.end(), isBelow);
    return std::max(0, int(below - entries.begin()) - 1);
}

void OutlineDesk::open()
{
    if (!transcript().model())
        return;
    std::vector<OutlineEntry> entries = outlineOf(*transcript().model());
    const int current = currentOf(entries);
    auto *popup = new OutlinePopup(std::move(entries), current, transcript().window());
    connect(popup, &OutlinePopup::chosen, this, [asked = &transcript()](const OutlineEntry &entry) {
        asked->goToHeading(entry.message, entry.heading, entry.text);
    });
    popup->openIn(QRect(transcript().mapToGlobal(QPoint(0, 0)), transcript().size()));
}

} // namespace tokenhub::app
