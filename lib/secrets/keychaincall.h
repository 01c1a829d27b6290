// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"
#include "secrets/keychainsecretstore.h"

#include <QPointer>
#include <QTimer>
#include <vector>

namespace QKeychain {
class Job;
}

namespace tokenhub::secrets {

class SecretService;

//! \brief One question to the keyring from its start to its end, however late, and all who wait for the answer.
//! Child of the store; ended() comes once, before everybody is answered, and then the call deletes itself.
class KeychainCall final : public QObject
{
    Q_OBJECT

public:
    KeychainCall(const QString &name, SecretService &service, KeychainLimits limits, QObject *parent);

    //! \a done is answered with Waiting when the call takes longer than the limit from now on.
    void addWaiter(const QObject *context, base::SecretStore::Done done);

    // Exactly one of these.
    void read();
    void write(const base::Secret &secret);
    void remove();
    void unlockAndRead();

signals:
    void stateChanged(tokenhub::base::KeyState state); //!< Waiting, and then how it ended
    void ended();

private:
    struct Waiter {
        int number;
        QPointer<const QObject> context;
        base::SecretStore::Done done;
    };

    void onRead(const QKeychain::Job &job);
    void onWritten(const QKeychain::Job &job, const base::Secret &secret);
    void onReadBack(const QKeychain::Job &job, const base::Secret &secret);
    void explain(int error, const QString &detail); //!< error of a job: looks for what lies behind it
    void giveUpWaiting(int number);
    void end(const base::SecretAnswer &answer);

    QString m_name;
    SecretService &m_service;
    KeychainLimits m_limits;
    QTimer m_quiet;
    std::vector<Waiter> m_waiters;
    int m_numbers = 0;
    bool m_announced = false; //!< Waiting was said
    bool m_readAgain = false;
};

} // namespace tokenhub::secrets
