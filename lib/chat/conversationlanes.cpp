// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes of a conversation, and what is kept of its turns.
#include "chat/conversation.h"

#include <algorithm>

namespace tokenhub::chat {
namespace {

auto laneWithId(LaneId id)
{
    return [id](const Lane &lane) { return lane.id == id; };
}

} // namespace

std::vector<Lane> Conversation::allLanes() const
{
    std::vector<Lane> all = m_lanes;
    all.insert(all.end(), m_closed.cbegin(), m_closed.cend());
    return all;
}

void Conversation::setComparison(const ComparisonSettings &comparison)
{
    if (m_head.comparison == comparison)
        return;
    m_head.comparison = comparison;
    emit comparisonChanged();
}

Turn Conversation::turn(TurnId id) const
{
    Turn none;
    none.id = id;
    return m_turns.value(id, none);
}

std::vector<Turn> Conversation::turns() const
{
    return {m_turns.cbegin(), m_turns.cend()};
}

void Conversation::putTurn(const Turn &turn)
{
    if (turn.id.isNull() || this->turn(turn.id) == turn)
        return;
    m_turns.insert(turn.id, turn);
    emit turnChanged(turn.id);
}

void Conversation::insertLane(Lane lane, size_t place)
{
    lane.isClosed = false;
    m_lanes.insert(m_lanes.begin() + std::ptrdiff_t(std::min(place, m_lanes.size())), std::move(lane));
    emit lanesChanged();
}

LaneId Conversation::addLane(const Target &target, size_t place)
{
    const LaneId id = LaneId::create();
    m_walks.push_back({id, {}});
    insertLane({.id = id, .target = target, .leaf = m_tree.root(), .chosen = {}}, place);
    return id;
}

LaneId Conversation::forkLane(LaneId id)
{
    const auto original = std::find_if(m_lanes.cbegin(), m_lanes.cend(), laneWithId(id));
    Q_ASSERT(original != m_lanes.cend());
    Lane fork = *original;
    fork.id = LaneId::create();
    m_walks.push_back({fork.id, Path(path(id))});
    const LaneId made = fork.id;
    insertLane(std::move(fork), size_t(original - m_lanes.cbegin()) + 1);
    return made;
}

void Conversation::closeLane(LaneId id)
{
    const auto found = std::find_if(m_lanes.begin(), m_lanes.end(), laneWithId(id));
    if (found == m_lanes.end() || m_lanes.size() == 1)
        return;
    found->isClosed = true;
    m_closed.push_back(std::move(*found));
    m_lanes.erase(found);
    emit lanesChanged();
}

void Conversation::reopenLane(LaneId id, size_t place)
{
    const auto found = std::find_if(m_closed.begin(), m_closed.end(), laneWithId(id));
    if (found == m_closed.end())
        return;
    Lane lane = std::move(*found);
    m_closed.erase(found);
    insertLane(std::move(lane), place);
}

void Conversation::moveLane(LaneId id, size_t place)
{
    const auto found = std::find_if(m_lanes.begin(), m_lanes.end(), laneWithId(id));
    const size_t wanted = std::min(place, m_lanes.size() - 1);
    if (found == m_lanes.end() || found == m_lanes.begin() + std::ptrdiff_t(wanted))
        return;
    Lane lane = std::move(*found);
    m_lanes.erase(found);
    insertLane(std::move(lane), wanted);
}

} // namespace tokenhub::chat
