// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"

#include <QHash>

namespace tokenhub::secrets {

class MemorySecretStore;

//! \brief What the program asks for keys: first the ones for this session only, then the keyring. A key found in the
//! keyring is kept in memory for the run, so that a session goes on when the keyring is locked or goes away.
//! GUI thread; the two stores belong to the composition root and outlive this one. It passes on their stateChanged.
class LayeredSecretStore final : public base::SecretStore
{
    Q_OBJECT

public:
    LayeredSecretStore(MemorySecretStore &session, base::SecretStore &lasting, QObject *parent = nullptr);

    void read(const QString &name, const QObject *context, Done done) override;
    //! Into the keyring. Once it is there, the key for this session only has had its day.
    void write(const QString &name, const base::Secret &secret, const QObject *context, Done done) override;
    //! From memory at once, then from the keyring; the answer is the keyring's.
    void remove(const QString &name, const QObject *context, Done done) override;

    //! For this session only: used before what the keyring holds, which stays as it is.
    void keepForSession(const QString &name, const base::Secret &secret);
    [[nodiscard]] bool isForSessionOnly(const QString &name) const;

private:
    MemorySecretStore &m_session;
    base::SecretStore &m_lasting;
    QHash<QString, base::Secret> m_found; //!< as the keyring gave them
};

} // namespace tokenhub::secrets
