// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/outline.h"

#include <QObject>

class QAction;

namespace tokenhub::app {

class TranscriptView;

//! \brief Opens the outline of what the transcript shows, read at that moment, and goes where it is told. One in a
//! window.
class OutlineDesk : public QObject
{
    Q_OBJECT

public:
    OutlineDesk(TranscriptView &transcript, QAction &open, QObject *parent);

private:
    void open();
    [[nodiscard]] int currentOf(const std::vector<OutlineEntry> &entries) const;

    TranscriptView &m_transcript;
};

} // namespace tokenhub::app
