// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QObject>
#include <QString>
#include <functional>

namespace tokenhub::base {

//! What is known about a stored secret. Absent means: looked, and it is not there. Locked, NoService, Waiting and
//! Denied say nothing about whether it exists: nothing may be deleted or overwritten on their account.
enum class KeyState { Unknown, Found, Absent, Locked, NoService, Waiting, Denied };

struct SecretAnswer {
    KeyState state = KeyState::Unknown;
    Secret secret; //!< set only with Found
    QString detail; //!< for the Details fold; never part of the secret
};

//! \brief Where keys are kept. Lives on the GUI thread; every call answers exactly once through \a done, later and on
//! the same thread, unless \a context has gone by then. A look-up that waits for a person reports Waiting through
//! stateChanged and still answers in the end.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const SecretAnswer &)>;

    using QObject::QObject;

    virtual void read(const QString &name, const QObject *context, Done done) = 0;
    //! Found after it was written and read back.
    virtual void write(const QString &name, const Secret &secret, const QObject *context, Done done) = 0;
    //! Absent after it was removed.
    virtual void remove(const QString &name, const QObject *context, Done done) = 0;

signals:
    //! The state of a pending call, e.g. Waiting when the keyring asks a person.
    void stateChanged(const QString &name, tokenhub::base::KeyState state);
};

} // namespace tokenhub::base
