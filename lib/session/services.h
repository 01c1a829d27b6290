// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace tokenhub::gateway {
class GatewayClient;
}
namespace tokenhub::store {
class Store;
}

namespace tokenhub::session {

class ProfileBook;

//! \brief What sessions work with. The composition root owns all of it; it outlives every session.
struct Services {
    gateway::GatewayClient &gateway;
    store::Store &store;
    ProfileBook &profiles;
    const base::Clock &clock;
};

} // namespace tokenhub::session
