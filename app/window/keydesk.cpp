// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/keydesk.h"

#include "words/statustext.h"

namespace tokenhub::app {

using base::ErrorKind;
using base::KeyState;
using settings::KeyMark;

KeyDesk::KeyDesk(GatewayHooks hooks, session::ProfileBook &profiles, settings::Settings &settings, QObject *parent)
    : QObject(parent), m_hooks(std::move(hooks)), m_profiles(profiles), m_settings(settings)
{
    connect(&m_profiles, &session::ProfileBook::currentChanged, this, &KeyDesk::check);
    connect(m_hooks.keys, &base::SecretStore::stateChanged, this, [this](const QString &name, KeyState state) {
        if (name == keyName() && m_state != KeyState::Found)
            setState(state);
    });
}

QString KeyDesk::sentence() const
{
    return words::keyText(m_state, m_detail).sentence;
}

bool KeyDesk::isKeyNeeded() const
{
    return !m_hooks.isOnThisComputer(m_profiles.current().baseUrl);
}

void KeyDesk::check()
{
    m_hooks.keys->read(keyName(), this, [this, name = keyName()](const base::SecretAnswer &answer) {
        if (name == keyName())
            take(answer);
    });
}

void KeyDesk::take(const base::SecretAnswer &answer)
{
    const base::ProfileId profile = m_profiles.current().id;
    // A keyring that answers "not there" for a key we know we stored is locked, or another one.
    const bool lost = answer.state == KeyState::Absent && m_settings.keyMark(profile) == KeyMark::Stored;
    setState(lost ? KeyState::Locked : answer.state, answer.detail);
}

void KeyDesk::setState(KeyState state, const QString &detail)
{
    m_state = state;
    m_detail = detail;
    emit stateChanged();
}

void KeyDesk::save(const QString &keyText, KeyPlace place)
{
    const base::Result<base::Secret> key = base::Secret::fromText(keyText);
    if (!key) {
        emit refused(words::errorText(key.error()).sentence);
        return;
    }
    if (place == KeyPlace::SessionOnly || m_profiles.current().kind == chat::ProfileKind::Temporary) {
        m_hooks.keepForSession(keyName(), *key);
        setState(KeyState::Found);
        emit saved(KeyPlace::SessionOnly);
        return;
    }
    m_hooks.keys->write(keyName(), *key, this, [this](const base::SecretAnswer &answer) { onWritten(answer); });
}

void KeyDesk::onWritten(const base::SecretAnswer &answer)
{
    if (answer.state != KeyState::Found) {
        setState(answer.state, answer.detail);
        emit refused(sentence());
        return;
    }
    m_settings.setKeyMark(m_profiles.current().id, KeyMark::Stored);
    setState(KeyState::Found);
    emit saved(KeyPlace::Keyring);
}

void KeyDesk::remove()
{
    m_hooks.keys->remove(keyName(), this, [this](const base::SecretAnswer &answer) {
        if (answer.state == KeyState::Absent)
            m_settings.setKeyMark(m_profiles.current().id, KeyMark::NotStored);
        setState(answer.state, answer.detail);
    });
}

void KeyDesk::unlock()
{
    m_hooks.unlock(keyName(), this, [this](const base::SecretAnswer &answer) {
        take(answer);
        if (m_state == KeyState::Found)
            emit unlocked();
    });
}

} // namespace tokenhub::app
