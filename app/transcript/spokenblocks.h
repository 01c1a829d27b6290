// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/answerspeech.h"
#include "transcript/messagecontent.h"

namespace tokenhub::app {

//! What is said of an answer, from its block \a first on: text as it is read, of code what it is and how long, of a
//! tool call its name. Thoughts are not said.
[[nodiscard]] std::vector<SpokenBlock> spokenBlocks(const chat::Message &message, const MessageContent &content,
                                                    std::size_t first);
//! What is said when it has ended: why it is not whole, what went wrong.
[[nodiscard]] QStringList endWords(const chat::Message &message, const MessageGeometry &geometry);

} // namespace tokenhub::app
