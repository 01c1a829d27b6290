// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/credentialsearch.h"

namespace tokenhub::gateway {

using base::ErrorKind;
using base::KeyState;

CredentialSearch::CredentialSearch(base::SecretStore &keys, const chat::Profile &profile, QObject *parent)
    : QObject(parent), m_keys(keys), m_keyName(profile.keyName()),
      m_passwordName(profile.connection.proxy.hasLogin() ? profile.proxyKeyName() : QString())
{
    m_found.proxyPassword.state = KeyState::Absent;
    connect(&m_keys, &base::SecretStore::stateChanged, this, [this](const QString &name, KeyState state) {
        if (state == KeyState::Waiting && (name == m_keyName || name == m_passwordName))
            emit personAsked();
    });
}

void CredentialSearch::start()
{
    m_keys.read(m_keyName, this, [this](const base::SecretAnswer &key) {
        m_found.key = key;
        if (m_passwordName.isEmpty()) {
            end();
            return;
        }
        m_keys.read(m_passwordName, this, [this](const base::SecretAnswer &password) {
            m_found.proxyPassword = password;
            end();
        });
    });
}

void CredentialSearch::end()
{
    m_keys.disconnect(this);
    deleteLater();
    emit finished(m_found);
}

ErrorKind kindOf(KeyState state)
{
    switch (state) {
    case KeyState::Locked:
        return ErrorKind::KeychainLocked;
    case KeyState::Denied:
        return ErrorKind::KeychainDenied;
    case KeyState::Waiting:
        return ErrorKind::KeychainWaiting;
    case KeyState::Unknown:
    case KeyState::NoService:
        return ErrorKind::KeychainUnavailable;
    case KeyState::Found:
    case KeyState::Absent:
        break;
    }
    return ErrorKind::KeyMissing;
}

} // namespace tokenhub::gateway
