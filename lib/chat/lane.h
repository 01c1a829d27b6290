// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"
#include "chat/target.h"

#include <QHash>

namespace tokenhub::chat {

//! \brief A target and the leaf it stands on: a walk through the tree that goes on.
struct Lane {
    LaneId id;
    Target target;
    MessageId leaf; //!< the root when nothing was said yet
    QHash<MessageId, MessageId> chosen; //!< at each fork that was left, the child last walked through
    bool isClosed = false; //!< taken out of the comparison; what was said in it stays

    friend bool operator==(const Lane &, const Lane &) = default;
};

} // namespace tokenhub::chat
