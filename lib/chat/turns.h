// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"

//! The turns of a conversation with several lanes: which there are, who said what in them, what the next one follows.
//! Pure; open and closed lanes count alike.
namespace tokenhub::chat {

//! What one lane has of one turn, on its path.
struct LaneTurn {
    LaneId lane;
    MessageId prompt;
    MessageId answer; //!< the last one of the turn that is on the path; null while there is none

    friend bool operator==(const LaneTurn &, const LaneTurn &) = default;
};

//! By the time of their first prompt, oldest first.
[[nodiscard]] std::vector<TurnId> turnsOf(const Conversation &conversation);
//! The lanes that took part in \a turn, in their order.
[[nodiscard]] std::vector<LaneTurn> lanesIn(const Conversation &conversation, TurnId turn);
//! The best answer of the newest turn; null while none is chosen.
[[nodiscard]] MessageId currentWinner(const Conversation &conversation);
//! What a new prompt of \a lane follows under the conversation's policy; null: the lane's own leaf.
[[nodiscard]] MessageId followedBy(const Conversation &conversation, LaneId lane);
//! The same for a prompt of an old turn, which \a lane took no part in.
[[nodiscard]] MessageId followedByRerun(const Conversation &conversation, const Message &oldPrompt);

//! What is on the paths of all open lanes as one list: each prompt once, below it what the lanes answered, in the order
//! they stand in. Grows with the conversation.
[[nodiscard]] Path mergedPath(const Conversation &conversation);
//! The open lane that \a message was made in, else the first that has it on its path; null: none.
[[nodiscard]] LaneId laneShowing(const Conversation &conversation, MessageId message);

//! What \a lane would send before a new prompt of its own, as a conversation with this one lane: all ids are new. An
//! answer that still runs is left out. With \a upTo, a message of any branch: what led to it, and it.
[[nodiscard]] ConversationData laneAsConversation(const Conversation &conversation, LaneId lane, base::UtcMs now,
                                                  MessageId upTo = {});

} // namespace tokenhub::chat
