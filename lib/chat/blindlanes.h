// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"

namespace tokenhub::chat {

//! \brief How the open lanes are called and in which order they stand, as long as nothing changes: by the person's
//! order; while answers are compared blind, until they are revealed, as the turn was shuffled. A value; made in time
//! that grows with the lanes alone.
class BlindLanes
{
public:
    explicit BlindLanes(const Conversation &conversation);

    //! Models, settings and gateways must be named nowhere.
    [[nodiscard]] bool areNamesHidden() const { return !m_turn.isNull(); }
    [[nodiscard]] TurnId turn() const { return m_turn; } //!< that is hidden; null: none is
    [[nodiscard]] const std::vector<LaneId> &order() const { return m_order; }
    //! "A" … "P"; empty for a lane that is not open and took no part in the hidden turn.
    [[nodiscard]] QString letter(LaneId lane) const;

private:
    TurnId m_turn;
    std::vector<LaneId> m_named; //!< the one called A, the one called B …; closed ones keep their letters
    std::vector<LaneId> m_order;
};

//! Ends the hiding, of all turns.
void revealLanes(Conversation &conversation);

} // namespace tokenhub::chat
