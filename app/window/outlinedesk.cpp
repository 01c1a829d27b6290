// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/outlinedesk.h"

#include "transcript/outlinepopup.h"
#include "transcript/transcriptview.h"

#include <QAction>
#include <algorithm>

namespace tokenhub::app {

OutlineDesk::OutlineDesk(TranscriptView &transcript, QAction &open, QObject *parent)
    : QObject(parent), m_transcript(transcript)
{
    connect(&open, &QAction::triggered, this, &OutlineDesk::open);
}

//! The last one that begins at or above the top of what is seen.
int OutlineDesk::currentOf(const std::vector<OutlineEntry> &entries) const
{
    const int top = std::max(0, m_transcript.scroll().firstRow());
    const auto isBelow = [&](const OutlineEntry &entry) { return m_transcript.model()->rowOf(entry.message) > top; };
    const auto below = std::find_if(entries.begin(), entries.end(), isBelow);
    return std::max(0, int(below - entries.begin()) - 1);
}

void OutlineDesk::open()
{
    if (!m_transcript.model())
        return;
    std::vector<OutlineEntry> entries = outlineOf(*m_transcript.model());
    const int current = currentOf(entries);
    auto *popup = new OutlinePopup(std::move(entries), current, m_transcript.window());
    connect(popup, &OutlinePopup::chosen, this,
            [this](const OutlineEntry &entry) { m_transcript.goToHeading(entry.message, entry.heading, entry.text); });
    popup->openIn(QRect(m_transcript.mapToGlobal(QPoint(0, 0)), m_transcript.size()));
}

} // namespace tokenhub::app
