// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/profile.h"

namespace tokenhub::app {

//! Where a key is kept.
enum class KeyPlace { Keyring, SessionOnly };

//! \brief What a person entered about a gateway. keyText and proxyPassword are empty when they are to stay as they are.
struct GatewayForm {
    chat::Profile profile;
    QString keyText;
    QString proxyPassword;
    KeyPlace place = KeyPlace::Keyring;
};

} // namespace tokenhub::app
