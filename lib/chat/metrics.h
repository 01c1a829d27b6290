// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/speedseries.h"
#include "chat/usage.h"

#include <chrono>
#include <optional>
#include <vector>

namespace tokenhub::chat {

//! \brief When things happened to one answer, stamped as they happen, counted from the moment its request was sent.
struct Metrics {
    using Ms = std::chrono::milliseconds;

    std::optional<Ms> firstByte; //!< header of the answer
    std::optional<Ms> firstToken; //!< first delta with content, reasoning included
    std::optional<Ms> firstText; //!< first visible text, after the reasoning
    std::optional<Ms> total; //!< until the outcome
    int attempts = 0; //!< requests sent, the first included
    int stalls = 0;
    int skippedEvents = 0; //!< broken events that were left out
    SpeedSeries speed; //!< from the first token on

    //! Time spent reasoning: first token to first text; empty without reasoning.
    [[nodiscard]] std::optional<Ms> reasoningTime() const;
    //! Completion tokens per second between the first token and the end; empty when that cannot be told.
    [[nodiscard]] std::optional<double> tokensPerSecond(const Usage &usage) const;

    //! The same over the time, oldest first; estimated as long as nothing was counted. Of an answer that runs, the
    //! intervals that are over.
    [[nodiscard]] std::vector<double> speeds(const Usage &usage) const;

    friend bool operator==(const Metrics &, const Metrics &) = default;
};

} // namespace tokenhub::chat
