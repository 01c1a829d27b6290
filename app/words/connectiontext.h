// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "chat/connectionreport.h"

#include <QString>

namespace tokenhub::words {

//! \brief What a test of a connection found, for a person. Plain text.
struct ConnectionText {
    enum class Verdict {
        Good,
        Doubtful, //!< something answers, and whether it will do is not known yet
        Bad,
    };
    Verdict verdict = Verdict::Bad;
    QString sentence;
    QString details; //!< one "name: value" per line

    friend bool operator==(const ConnectionText &, const ConnectionText &) = default;
};

[[nodiscard]] ConnectionText connectionText(const base::Result<chat::ConnectionReport> &result);
[[nodiscard]] QString testingConnection(const QString &host);

} // namespace tokenhub::words
