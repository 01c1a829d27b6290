// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/outline.h"

#include <QObject>

class QAction;

namespace tokenhub::app {

class ConversationView;
class TranscriptView;

//! \brief Opens the outline of what the transcript shows, read at that moment, and goes where it is told. One in a
//! window.
class OutlineDesk : public QObject
{
    Q_OBJECT

public:
    OutlineDesk(ConversationView &view, QAction &open, QObject *parent);

private:
    void open();
    [[nodiscard]] int currentOf(const std::vector<OutlineEntry> &entries) const;
    [[nodiscard]] TranscriptView &transcript() const; //!< of the lane that was used last

    ConversationView &m_view;
};

} // namespace tokenhub::app
