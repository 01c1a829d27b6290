// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"

#include <QHash>
#include <chrono>

namespace tokenhub::secrets {

class KeychainCall;
class SecretService;

//! How long a person may take to answer the keyring's question.
struct KeychainLimits {
    std::chrono::milliseconds quiet{1'000}; //!< from here on stateChanged(Waiting) says that somebody is asked
    std::chrono::milliseconds patience{30'000}; //!< from here on the call is answered with Waiting
};

//! \brief Keys in the desktop's keyring, through QtKeychain; never in a file of ours. Owned by the composition root,
//! GUI thread; no call blocks on the keyring.
//!
//! The service is link.tokenhub.Chat, the user is the name of the key. A call whose question nobody answers in time
//! is answered with Waiting, but it goes on: when it ends after all, stateChanged(name, state) tells how, and a late
//! Found means that read() now answers at once. Whenever Waiting was announced the end of the call is announced too.
//! Calls of one name that only read share one question. QtKeychain runs one call at a time in the whole process:
//! behind an unanswered question every other call waits, and times out in the same way.
//! Answers stop when the store is destroyed.
class KeychainSecretStore final : public base::SecretStore
{
    Q_OBJECT

public:
    explicit KeychainSecretStore(QObject *parent = nullptr);
    explicit KeychainSecretStore(KeychainLimits limits, QObject *parent = nullptr);
    ~KeychainSecretStore() override;

    void read(const QString &name, const QObject *context, Done done) override;
    void write(const QString &name, const base::Secret &secret, const QObject *context, Done done) override;
    void remove(const QString &name, const QObject *context, Done done) override;

    //! Has the keyring ask the person for its password where it is locked, then reads.
    void unlock(const QString &name, const QObject *context, Done done);

private:
    [[nodiscard]] KeychainCall *begin(const QString &name, const QObject *context, Done done);
    //! The look-up of this name that is under way, with one more who wants its answer; null when there is none.
    [[nodiscard]] KeychainCall *joinRead(const QString &name, const QObject *context, const Done &done);
    void rememberRead(const QString &name, KeychainCall *call);

    KeychainLimits m_limits;
    SecretService *m_service; //!< child
    QHash<QString, KeychainCall *> m_reads; //!< the look-up under way for a name
};

} // namespace tokenhub::secrets
