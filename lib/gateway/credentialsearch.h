// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"
#include "chat/profile.h"

namespace tokenhub::gateway {

//! What the keychain said about a profile's key and, where its proxy has a login, about that one's password.
struct Credentials {
    base::SecretAnswer key;
    base::SecretAnswer proxyPassword; //!< Absent where there is no login
};

//! \brief Asks for both, one after the other. Child of a job; GUI thread.
class CredentialSearch : public QObject
{
    Q_OBJECT

public:
    CredentialSearch(base::SecretStore &keys, const chat::Profile &profile, QObject *parent);

    void start(); //!< once

signals:
    void personAsked(); //!< the keyring waits for a person
    void finished(const tokenhub::gateway::Credentials &found); //!< exactly once, later; then it deletes itself

private:
    void end();

    base::SecretStore &m_keys;
    QString m_keyName;
    QString m_passwordName; //!< empty: no login
    Credentials m_found;
};

//! What a state of the keychain means for a request that needs the key.
[[nodiscard]] base::ErrorKind kindOf(base::KeyState state);

} // namespace tokenhub::gateway
