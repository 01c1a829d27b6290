// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <chrono>
#include <optional>

namespace tokenhub::session {

//! \brief What happens to a running answer, for the line that says so. Times are monotonic.
struct Activity {
    enum class Stage {
        Storing, //!< the prompt goes to the disk first
        WaitingForLanes, //!< as many requests as wanted are under way
        WaitingForKey,
        WaitingForPerson, //!< the keyring asks
        WaitingForHost, //!< it said "too many requests"; until
        Connecting,
        WaitingForAnswer,
        Streaming,
        Stalled,
        WaitingToRetry, //!< until, cause
    };

    Stage stage = Stage::Storing;
    std::chrono::nanoseconds since{0}; //!< when this stage began; of Stalled, when data last came
    std::chrono::nanoseconds until{0};
    std::optional<base::Error> cause;
};

} // namespace tokenhub::session
