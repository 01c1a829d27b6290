// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagelayout.h"

namespace tokenhub::app {

//! What can be done with a message, in the order of the keyboard: its look and labels, without a place yet.
[[nodiscard]] std::vector<Spot> actionsFor(const MessageInputs &inputs);

enum class RowEnd { Leading, Trailing };

//! Room of a row of actions and where it lies.
struct ActionRow {
    int left = 0;
    int top = 0;
    int width = 0;
    RowEnd end = RowEnd::Leading;
};

[[nodiscard]] int widthOf(const std::vector<Spot> &actions, const MessageInputs &inputs, const TranscriptStyle &style);
//! Puts \a actions into \a row, and between the two arrows of a pager its label.
void placeActions(std::vector<Spot> actions, const MessageInputs &inputs, const TranscriptStyle &style,
                  const ActionRow &row, MessageGeometry &geometry);

} // namespace tokenhub::app
