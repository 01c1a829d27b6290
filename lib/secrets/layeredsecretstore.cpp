// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/layeredsecretstore.h"

#include "secrets/memorysecretstore.h"

#include <QPointer>
#include <QTimer>

namespace tokenhub::secrets {

LayeredSecretStore::LayeredSecretStore(MemorySecretStore &session, base::SecretStore &lasting, QObject *parent)
    : base::SecretStore(parent), m_session(session), m_lasting(lasting)
{
    connect(&lasting, &base::SecretStore::stateChanged, this, [this](const QString &name, base::KeyState state) {
        // A call that was given up has ended after all, perhaps by writing another key.
        if (state == base::KeyState::Found)
            m_found.remove(name);
        emit stateChanged(name, state);
    });
}

void LayeredSecretStore::read(const QString &name, const QObject *context, Done done)
{
    if (m_session.contains(name)) {
        m_session.read(name, context, std::move(done));
        return;
    }
    if (const auto it = m_found.constFind(name); it != m_found.constEnd()) {
        const base::SecretAnswer answer{.state = base::KeyState::Found, .secret = *it};
        QTimer::singleShot(0, context, [done = std::move(done), answer] { done(answer); });
        return;
    }
    const QPointer<LayeredSecretStore> self = this;
    m_lasting.read(name, context, [self, name, done = std::move(done)](const base::SecretAnswer &answer) {
        if (self && answer.state == base::KeyState::Found)
            self->m_found.insert(name, answer.secret);
        done(answer);
    });
}

void LayeredSecretStore::write(const QString &name, const base::Secret &secret, const QObject *context, Done done)
{
    const QPointer<LayeredSecretStore> self = this;
    m_lasting.write(name, secret, context,
                    [self, name, secret, done = std::move(done)](const base::SecretAnswer &answer) {
                        if (self && answer.state == base::KeyState::Found) {
                            self->m_found.insert(name, secret);
                            self->m_session.drop(name);
                        }
                        done(answer);
                    });
}

void LayeredSecretStore::remove(const QString &name, const QObject *context, Done done)
{
    m_found.remove(name);
    m_session.drop(name);
    m_lasting.remove(name, context, std::move(done));
}

void LayeredSecretStore::keepForSession(const QString &name, const base::Secret &secret)
{
    m_session.put(name, secret);
}

bool LayeredSecretStore::isForSessionOnly(const QString &name) const
{
    return m_session.contains(name);
}

} // namespace tokenhub::secrets
