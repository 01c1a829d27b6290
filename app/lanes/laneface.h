// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace tokenhub::app {

//! \brief What the header of a lane says. All of it is plain text.
struct LaneFace {
    QString letter; //!< "A"
    int hue = 0; //!< which of the theme's lane colours
    QString model; //!< empty: none chosen yet
    QStringList differences; //!< from the first lane: "temp 0.2"
    QString metrics; //!< of its last answer
    QStringList measures; //!< the same with all that was measured, a line each
    std::vector<double> speed; //!< of its last answer: tokens per second, oldest first
    QString problem; //!< "interrupted"; empty when there is none
    bool isHidden = false; //!< compared blind: the model is called neutrally and cannot be changed
    QString name; //!< all of it in a sentence, for a screen reader

    friend bool operator==(const LaneFace &, const LaneFace &) = default;
};

} // namespace tokenhub::app
