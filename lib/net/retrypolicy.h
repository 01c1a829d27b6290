// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "net/httpheaders.h"

#include <chrono>
#include <optional>

namespace tokenhub::net {

//! How far an attempt had come when it failed.
enum class RetryPhase {
    NotSent, //!< the request was not handed over whole: nothing can have been billed
    SentNoHeader, //!< no usable response header; it may have been billed
    Status, //!< a complete header with a status other than 2xx
    HeaderNoContent, //!< 2xx, but no content yet
    ContentSeen,
};

enum class RetryAction {
    Never, //!< the same request would fail again, or part of the answer is already there
    Automatic, //!< send again after the delay
    AskUser, //!< it may help, and it may cost
};

//! Which row of the table decided.
enum class RetryReason {
    NotSent,
    ServerBusy, //!< 408, 409, 429, 500, 502, 503, 529
    ServerAsks, //!< x-should-retry: true
    ServerForbids, //!< x-should-retry: false
    WaitTooLong, //!< Retry-After above maximumWait; the decision's delay tells it
    MayHaveBeenBilled,
    UpstreamMayHaveRun, //!< 504, 524 and the 5xx nobody lists
    AttemptsSpent,
    ContentSeen,
    Permanent, //!< address, key, certificate, balance, bad request ...
    Cancelled,
};

struct RetryInput {
    RetryPhase phase = RetryPhase::NotSent;
    base::Error error; //!< kind; httpStatus in phase Status
    int attempt = 1; //!< how many times it was sent or tried so far, this failure included
    HttpHeaders headers; //!< of the response, in phase Status
    base::UtcMs now{0}; //!< only for a Retry-After date of a server that sends no Date
    double random = 0; //!< 0 <= random < 1, chosen by the caller
};

struct RetryDecision {
    RetryAction action = RetryAction::Never;
    std::chrono::milliseconds delay{0}; //!< from now on; for Automatic, and to be told with WaitTooLong
    RetryReason reason = RetryReason::Permanent;

    friend bool operator==(const RetryDecision &, const RetryDecision &) = default;
};

inline constexpr int maximumAutomaticRetries = 2; //!< hence at most three attempts
inline constexpr std::chrono::milliseconds maximumWait = std::chrono::seconds(120);

//! The retry table. Pure; any thread.
[[nodiscard]] RetryDecision decideRetry(const RetryInput &input);

//! What the server asks to wait: `retry-after-ms`, else `Retry-After` as seconds (with fraction) or as an HTTP date.
//! Nothing if absent, unreadable or not in the future. Not capped.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpHeaders &headers, base::UtcMs now);

} // namespace tokenhub::net
