// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/cannedanswer.h"
#include "practice/reply.h"

namespace tokenhub::practice {

//! \brief How canned answers are written.
struct WritingStyle {
    double tokensPerSecond = 0; //!< 0: as fast as the client reads
    bool sendsDone = false;
};

//! The reply in the guide's form, streaming or not as the call wishes, with max_tokens and stop respected.
[[nodiscard]] Reply writeAnswer(const ChatCall &call, const CannedAnswer &answer, const WritingStyle &style);

} // namespace tokenhub::practice
