// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace tokenhub::app {

//! Where a key is kept.
enum class KeyPlace { Keyring, SessionOnly };

//! \brief What a person entered about a gateway. keyText is empty when the key is to stay as it is.
struct GatewayForm {
    QString name;
    QString url;
    QString keyText;
    KeyPlace place = KeyPlace::Keyring;
};

enum class GatewayField { Name, Url, Key };

} // namespace tokenhub::app

Q_DECLARE_METATYPE(tokenhub::app::GatewayForm)
