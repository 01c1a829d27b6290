// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <chrono>

namespace tokenhub::chat {

//! What a gateway's list of models told about the key it was asked with.
enum class KeyProof {
    NoKey, //!< none was sent, and none was asked for
    Accepted, //!< with it the list came, without it the gateway refused
    Unproven, //!< the list is shown to everybody: only the first question will tell
};

//! \brief What a test of a connection found when the gateway answered.
struct ConnectionReport {
    qsizetype models = 0;
    KeyProof key = KeyProof::NoKey;
    std::chrono::milliseconds time{0}; //!< of the first answer, from the request to its end

    friend bool operator==(const ConnectionReport &, const ConnectionReport &) = default;
};

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::ConnectionReport)
