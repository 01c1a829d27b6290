// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "chat/gatewayconnection.h"
#include "chat/price.h"

#include <QMetaType>
#include <QString>

namespace tokenhub::chat {

//! Whether the gateway takes the field that asks for usage at the end of a stream; learned when it refuses it.
enum class UsageInStream { Ask, DoNotAsk };
//! Temporary: from the command line; never saved, never gets a stored key.
enum class ProfileKind { Saved, Temporary };

//! Mended: what was stored could not be read whole, and defaults stand in its place. Not stored itself.
enum class ProfileState { Sound, Mended };

//! \brief A gateway. Its key is in the keychain, under keyName(), never here.
struct Profile {
    base::ProfileId id;
    QString name;
    QString baseUrl; //!< as typed; net::Endpoint reads it
    UsageInStream usageInStream = UsageInStream::Ask;
    ProfileKind kind = ProfileKind::Saved;
    GatewayConnection connection = {};
    PriceList prices = {};
    ProfileState state = ProfileState::Sound;

    //! Globally unique: one back end of the keychain ignores the service name.
    [[nodiscard]] QString keyName() const { return QStringLiteral("link.tokenhub.Chat/api-key/") + id.toString(); }
    //! Of the password of a manual proxy's login.
    [[nodiscard]] QString proxyKeyName() const
    {
        return QStringLiteral("link.tokenhub.Chat/proxy-password/") + id.toString();
    }

    friend bool operator==(const Profile &, const Profile &) = default;
};

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::Profile)
