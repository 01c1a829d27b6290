// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/chatcall.h"
#include "practice/guidechunks.h"

#include <QString>
#include <chrono>
#include <vector>

namespace tokenhub::practice {

struct CannedToolCall {
    QString id;
    QString function;
    QString arguments; //!< JSON
};

//! \brief What the "model" says to a call, before it is cut into pieces. A value.
struct CannedAnswer {
    QString reasoning;
    ReasoningSpelling spelling = ReasoningSpelling::ReasoningContent;
    QString text;
    std::vector<CannedToolCall> toolCalls;
    bool isGuideSample = false; //!< the guide's samples are to be replayed instead of all this
    bool isSlow = false;
};

//! Chosen by the model's name, else by the first keyword in the last user message, else the greeting.
[[nodiscard]] CannedAnswer chooseAnswer(const ChatCall &call);

[[nodiscard]] QByteArray modelList(); //!< the body of GET /v1/models
[[nodiscard]] QByteArray modelEntry(const QString &id); //!< empty for a model that is not in the list
inline constexpr QLatin1StringView unknownModel{"no-such-model"}; //!< the one name that is refused with 404

} // namespace tokenhub::practice
