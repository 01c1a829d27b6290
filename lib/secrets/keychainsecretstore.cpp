// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainsecretstore.h"

#include "secrets/keychaincall.h"
#include "secrets/secretservice.h"

namespace tokenhub::secrets {

KeychainSecretStore::KeychainSecretStore(QObject *parent) : KeychainSecretStore(KeychainLimits(), parent) { }

KeychainSecretStore::KeychainSecretStore(KeychainLimits limits, QObject *parent)
    : base::SecretStore(parent), m_limits(limits), m_service(new SecretService(this))
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

KeychainCall *KeychainSecretStore::begin(const QString &name, const QObject *context, Done done)
{
    auto *call = new KeychainCall(name, *m_service, m_limits, this);
    connect(call, &KeychainCall::stateChanged, this,
            [this, name](base::KeyState state) { emit stateChanged(name, state); });
    call->addWaiter(context, std::move(done));
    return call;
}

KeychainCall *KeychainSecretStore::joinRead(const QString &name, const QObject *context, const Done &done)
{
    KeychainCall *call = m_reads.value(name);
    if (call)
        call->addWaiter(context, done);
    return call;
}

void KeychainSecretStore::rememberRead(const QString &name, KeychainCall *call)
{
    m_reads.insert(name, call);
    connect(call, &KeychainCall::ended, this, [this, name] { m_reads.remove(name); });
}

void KeychainSecretStore::read(const QString &name, const QObject *context, Done done)
{
    if (joinRead(name, context, done))
        return;
    KeychainCall *call = begin(name, context, std::move(done));
    rememberRead(name, call);
    call->read();
}

void KeychainSecretStore::unlock(const QString &name, const QObject *context, Done done)
{
    // A look-up under way has the keyring's dialog open already.
    if (joinRead(name, context, done))
        return;
    KeychainCall *call = begin(name, context, std::move(done));
    rememberRead(name, call);
    call->unlockAndRead();
}

void KeychainSecretStore::write(const QString &name, const base::Secret &secret, const QObject *context, Done done)
{
    begin(name, context, std::move(done))->write(secret);
}

void KeychainSecretStore::remove(const QString &name, const QObject *context, Done done)
{
    begin(name, context, std::move(done))->remove();
}

} // namespace tokenhub::secrets
