// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"
#include "panels/gatewayform.h"
#include "session/profilebook.h"
#include "settings/settings.h"

namespace tokenhub::app {

//! \brief What the composition root hands over of the keychain, which the rest of the window may not see.
struct GatewayHooks {
    base::SecretStore *keys = nullptr; //!< session keys first, then the keychain
    std::function<void(const QString &, const QObject *, base::SecretStore::Done)> unlock;
    std::function<void(const QString &, const base::Secret &)> keepForSession;
    std::function<bool(const QString &)> isOnThisComputer; //!< where a server often wants no key
};

//! \brief Where the key of one gateway stands, and what a person does about it. Keys pass through and are not kept.
//! GUI thread; one for the gateway of what is shown, one for the gateway that is being edited.
class KeyDesk : public QObject
{
    Q_OBJECT

public:
    //! About the current gateway at first.
    KeyDesk(GatewayHooks hooks, session::ProfileBook &profiles, settings::Settings &settings,
            QObject *parent = nullptr);

    //! Another gateway; looks its key up. One that nobody has saved yet is fine. It follows the changes of a known one.
    void setProfile(const chat::Profile &profile);
    [[nodiscard]] const chat::Profile &profile() const { return m_profile; }

    [[nodiscard]] base::KeyState state() const { return m_state; }
    [[nodiscard]] QString sentence() const; //!< what the state means and what to do
    [[nodiscard]] bool isKeyNeeded() const; //!< a server on this computer may do without
    [[nodiscard]] const GatewayHooks &hooks() const { return m_hooks; }

    void check(); //!< looks the key up; stateChanged follows
    void save(const QString &keyText, KeyPlace place); //!< saved or refused follows
    void remove();
    void unlock(); //!< asks the keyring to ask; stateChanged follows

signals:
    void stateChanged();
    void saved(tokenhub::app::KeyPlace place);
    void refused(const QString &sentence); //!< nothing was kept; what was typed should stay
    void removed(tokenhub::base::ProfileId id); //!< or not: the state tells
    void unlocked();

private:
    void setState(base::KeyState state, const QString &detail = {});
    void take(const base::SecretAnswer &answer);
    void onWritten(const base::SecretAnswer &answer);
    [[nodiscard]] QString keyName() const { return m_profile.keyName(); }

    GatewayHooks m_hooks;
    session::ProfileBook &m_profiles;
    settings::Settings &m_settings;
    chat::Profile m_profile;
    base::KeyState m_state = base::KeyState::Unknown;
    QString m_detail;
};

} // namespace tokenhub::app
