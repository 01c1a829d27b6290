// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace tokenhub::app {
class MainWindow;
class TranscriptView;
} // namespace tokenhub::app

namespace tokenhub::journeys {

//! What pressing Tab led to, from where the focus was until it was there again.
struct TabWalk {
    QStringList stops; //!< object names; in the transcript the words of what can be pressed
    QStringList panels; //!< through which the focus went, one entry for each time it entered one
    QStringList complaints; //!< where the focus cannot be seen
    bool returned = false;
};
[[nodiscard]] TabWalk walkByTab(app::MainWindow &window, const app::TranscriptView &transcript);

//! What is cut, or not translated, among what is seen of \a window: one sentence each. \a isForeign tells what no
//! translation has: a model's name, an address.
[[nodiscard]] QStringList textComplaints(const QWidget &window);

} // namespace tokenhub::journeys
