// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/report.h"

namespace tokenhub::exchange {

inline constexpr QLatin1StringView jsonFormat{"tokenhub-chat/conversation"};
inline constexpr int jsonVersion = 1; //!< goes up when a field changes its meaning; new fields leave it

//! The whole conversation for programs, keys in alphabetical order, arrays in the order of the lanes, turns and tree:
//! the same conversation gives the same bytes. Times are ISO 8601; what is unknown is left out.
//!
//!     format, version, exportedAt, program, title, createdAt, updatedAt, isNeutral
//!     comparison  {policy, order, atOnce, isBlind}
//!     lanes       [{id, name, letter, isClosed, gateway, path: [message], target: {model, systemPrompt, parameters}}]
//!     turns       [{id, number, policy, isBlind, isRevealed, best: message,
//!                   lanes: [{lane, name, prompt, messages}],
//!                   verdicts: [{answer, rating, tags, note}]}]
//!     messages    [{id, parent, follows, basedOn, turn, lane, role, outcome, origin, createdAt, model, answeredBy,
//!                   finishReason, requestId, parts: [{kind, text | base64, name, callId}],
//!                   usage, metrics, cost: {amount, currency}, error, request | requestSettings}]
//!
//! request is the body as it was sent; where all of them together are too long, requestSettings has it without the
//! messages, which are those of the path to parent, or to follows where a prompt has that.
//! A neutral document (isNeutral) has no lanes, no requests, and in messages neither what names a model nor how they
//! hang together, nor other versions than those that are read; "lane" is there the name of the moment.
[[nodiscard]] QByteArray jsonDocument(const Report &report);

} // namespace tokenhub::exchange
