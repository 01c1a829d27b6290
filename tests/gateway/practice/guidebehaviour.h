// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/answerwriter.h"
#include "practice/recordedrequest.h"
#include "practice/reply.h"

namespace tokenhub::practice {

//! What the guide's gateway would answer: routes, key, checks of the body, canned answers. An empty key: none is
//! demanded.
[[nodiscard]] Reply answerAsTheGuideSays(const RecordedRequest &request, const QByteArray &key,
                                         const WritingStyle &style);

} // namespace tokenhub::practice
