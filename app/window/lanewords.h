// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"
#include "chat/price.h"
#include "chat/target.h"
#include "lanes/laneface.h"
#include "transcript/messagewords.h"

#include <chrono>

namespace tokenhub::app {

//! What of a lane's settings is other than in the first lane, each in two words: "temp 0.2", "thinking on".
[[nodiscard]] QStringList laneDifferences(const chat::Target &first, const chat::Target &lane);

//! What was measured of an answer. While it runs: what is known, and \a streaming since its text began.
struct LaneProgress {
    chat::Metrics metrics;
    std::chrono::milliseconds streaming{0};
    std::optional<chat::Cost> cost = {};
};
[[nodiscard]] QString laneMetrics(const chat::Message &answer, const LaneProgress &progress);
//! All of it, a line each: what the header's one line has no room for.
[[nodiscard]] QStringList laneMeasures(const chat::Message &answer, const LaneProgress &progress);
[[nodiscard]] QString laneProblem(const chat::Message &answer); //!< empty for one that runs or is complete

//! How \a message, an answer of \a conversation, is called, and what was said of it.
[[nodiscard]] AuthorWords authorWords(const chat::Conversation &conversation, const chat::Message &message);

//! Of a model whose name is hidden: "Model A".
[[nodiscard]] QString neutralName(const QString &letter);

//! "A  model", of an answer among those of other lanes.
[[nodiscard]] QString lettered(const chat::Conversation &conversation, const chat::Message &message);

//! The face in a sentence.
[[nodiscard]] QString laneSentence(const LaneFace &face);

} // namespace tokenhub::app
