// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorysecretstore.h"

#include <QTimer>

namespace tokenhub::secrets {
namespace {

void answerLater(const QObject *context, base::SecretStore::Done done, base::SecretAnswer answer)
{
    QTimer::singleShot(0, context, [done = std::move(done), answer = std::move(answer)] { done(answer); });
}

} // namespace

void MemorySecretStore::read(const QString &name, const QObject *context, Done done)
{
    const auto it = m_secrets.constFind(name);
    if (it == m_secrets.constEnd())
        answerLater(context, std::move(done), {.state = base::KeyState::Absent});
    else
        answerLater(context, std::move(done), {.state = base::KeyState::Found, .secret = *it});
}

void MemorySecretStore::write(const QString &name, const base::Secret &secret, const QObject *context, Done done)
{
    put(name, secret);
    read(name, context, std::move(done));
}

void MemorySecretStore::remove(const QString &name, const QObject *context, Done done)
{
    drop(name);
    read(name, context, std::move(done));
}

void MemorySecretStore::put(const QString &name, const base::Secret &secret)
{
    m_secrets.insert(name, secret);
}

void MemorySecretStore::drop(const QString &name)
{
    m_secrets.remove(name);
}

} // namespace tokenhub::secrets
