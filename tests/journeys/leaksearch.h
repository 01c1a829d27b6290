// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace tokenhub::journeys {

//! \brief Collects what the program logs, with all its categories at their most talkative, until it is destroyed.
class LogCollector
{
public:
    LogCollector();
    ~LogCollector();
    Q_DISABLE_COPY_MOVE(LogCollector)

    [[nodiscard]] static QByteArray text();
};

//! Every place below \a folders, in the log and on the command line of this process where \a secret stands.
[[nodiscard]] QStringList placesOf(const QByteArray &secret, const QStringList &folders);

} // namespace tokenhub::journeys
