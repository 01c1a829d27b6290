// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/keydesk.h"

#include "words/statustext.h"

namespace tokenhub::app {

using base::ErrorKind;
using base::KeyState;
using settings::KeyMark;

KeyDesk::KeyDesk(GatewayHooks hooks, session::ProfileBook &profiles, settings::Settings &settings, QObject *parent)
    : QObject(parent), m_hooks(std::move(hooks)), m_profiles(profiles), m_settings(settings),
      m_profile(profiles.current())
{
    connect(&m_profiles, &session::ProfileBook::changed, this, [this](base::ProfileId id) {
        if (id != m_profile.id)
            return;
        m_profile = *m_profiles.find(id);
        emit stateChanged(); // whether a key is needed depends on the address
    });
    connect(m_hooks.keys, &base::SecretStore::stateChanged, this, [this](const QString &name, KeyState state) {
        if (name == keyName() && m_state != KeyState::Found)
            setState(state);
    });
}

void KeyDesk::setProfile(const chat::Profile &profile)
{
    const bool isAnother = profile.id != m_profile.id;
    m_profile = profile;
    if (!isAnother)
        return;
    m_state = KeyState::Unknown; // told when it is known
    m_detail.clear();
    check();
}

QString KeyDesk::sentence() const
{
    return words::keyText(m_state, m_detail).sentence;
}

bool KeyDesk::isKeyNeeded() const
{
    return !m_hooks.isOnThisComputer(m_profile.baseUrl);
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
    // A keyring that answers "not there" for a key we know we stored is locked, or another one.
    const bool lost = answer.state == KeyState::Absent && m_settings.keyMark(m_profile.id) == KeyMark::Stored;
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
    if (place == KeyPlace::SessionOnly || m_profile.kind == chat::ProfileKind::Temporary) {
        m_hooks.keepForSession(keyName(), *key);
        setState(KeyState::Found);
        emit saved(KeyPlace::SessionOnly);
        return;
    }
    m_hooks.keys->write(keyName(), *key, this, [this, id = m_profile.id](const base::SecretAnswer &answer) {
        if (answer.state == KeyState::Found)
            m_settings.setKeyMark(id, KeyMark::Stored);
        if (id == m_profile.id)
            onWritten(answer);
    });
}

void KeyDesk::onWritten(const base::SecretAnswer &answer)
{
    if (answer.state != KeyState::Found) {
        setState(answer.state, answer.detail);
        emit refused(sentence());
        return;
    }
    setState(KeyState::Found);
    emit saved(KeyPlace::Keyring);
}

void KeyDesk::remove()
{
    m_hooks.keys->remove(keyName(), this, [this, id = m_profile.id](const base::SecretAnswer &answer) {
        if (answer.state == KeyState::Absent)
            m_settings.setKeyMark(id, KeyMark::NotStored);
        if (id == m_profile.id)
            setState(answer.state, answer.detail);
        emit removed(id);
    });
}

void KeyDesk::unlock()
{
    m_hooks.unlock(keyName(), this, [this, name = keyName()](const base::SecretAnswer &answer) {
        if (name != keyName())
            return;
        take(answer);
        if (m_state == KeyState::Found)
            emit unlocked();
    });
}

} // namespace tokenhub::app
