// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"
#include "compare/scrollalignment.h"
#include "transcript/messagegeometry.h"

#include <vector>

//! Where the blocks of an answer, as they are compared, lie in its layout.
namespace tokenhub::app {

//! Pixels from the message's top to where each block begins; the end of the text last. Blocks are found by the letters
//! they begin with; between those that are found the others are spread by their length. Empty without blocks or text.
[[nodiscard]] std::vector<int> blockTops(const chat::Message &answer, const MessageGeometry &geometry,
                                         const compare::AnswerBlocks &blocks);
//! What lies above the first block, or below the last, counts as its edge.
[[nodiscard]] compare::AnswerPlace placeAt(const std::vector<int> &tops, int y);
[[nodiscard]] int topOf(const std::vector<int> &tops, compare::AnswerPlace place);

} // namespace tokenhub::app
