// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/answercost.h"

#include "chat/blindlanes.h"

namespace tokenhub::app {

std::optional<chat::Profile> profileOf(const chat::Conversation &conversation, const chat::Message &message,
                                       const session::ProfileBook &profiles)
{
    for (const std::vector<chat::Lane> *lanes : {&conversation.lanes(), &conversation.closedLanes()}) {
        for (const chat::Lane &lane : *lanes) {
            if (lane.id == message.lane)
                return profiles.find(lane.target.profile);
        }
    }
    return std::nullopt;
}

std::optional<chat::Cost> answerCost(const chat::Conversation &conversation, const chat::Message &answer,
                                     const session::ProfileBook &profiles)
{
    if (answer.role != chat::Role::Assistant || chat::BlindLanes(conversation).areNamesHidden())
        return std::nullopt;
    const std::optional<chat::Profile> profile = profileOf(conversation, answer, profiles);
    return profile ? profile->prices.costOf(answer.model, answer.usage) : std::nullopt;
}

} // namespace tokenhub::app
