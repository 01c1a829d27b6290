// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/blindlanes.h"

#include <algorithm>

namespace tokenhub::chat {
namespace {

bool has(const std::vector<LaneId> &lanes, LaneId lane)
{
    return std::find(lanes.cbegin(), lanes.cend(), lane) != lanes.cend();
}

//! The hidden turn that the lanes stand in: of several that of most lanes, so that its order tells of all of them.
Turn hiddenTurn(const Conversation &conversation)
{
    Turn hidden;
    for (const Lane &lane : conversation.lanes()) {
        const Turn turn = conversation.turn(conversation.message(lane.leaf).turn);
        if (turn.isHidden() && turn.blindOrder.size() > hidden.blindOrder.size())
            hidden = turn;
    }
    return hidden;
}

} // namespace

BlindLanes::BlindLanes(const Conversation &conversation)
{
    const Turn hidden = hiddenTurn(conversation);
    m_turn = hidden.id;
    m_named = hidden.blindOrder;
    std::vector<LaneId> open;
    for (const Lane &lane : conversation.lanes())
        open.push_back(lane.id);
    for (const LaneId &lane : open) {
        if (!has(m_named, lane))
            m_named.push_back(lane);
    }
    std::copy_if(m_named.cbegin(), m_named.cend(), std::back_inserter(m_order),
                 [&open](const LaneId &lane) { return has(open, lane); });
}

QString BlindLanes::letter(LaneId lane) const
{
    const auto found = std::find(m_named.cbegin(), m_named.cend(), lane);
    return found == m_named.cend() ? QString() : laneLetter(found - m_named.cbegin());
}

void revealLanes(Conversation &conversation)
{
    for (Turn turn : conversation.turns()) {
        if (!turn.isHidden())
            continue;
        turn.isRevealed = true;
        conversation.putTurn(turn);
    }
}

} // namespace tokenhub::chat
