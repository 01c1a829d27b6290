// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychaincall.h"

#include "secrets/secretservice.h"

#include <algorithm>
#include <qt6keychain/keychain.h>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::secrets {
namespace {

using base::KeyState;
using base::SecretAnswer;

const auto serviceName = "link.tokenhub.Chat"_L1;

//! Starts \a job. It has no parent: the back end of QtKeychain holds a bare pointer to it until it is answered, so it
//! may outlive us. Single shot, because a removal reports its end twice (QtKeychain 0.13).
template<typename Done> void run(QKeychain::Job *job, const QString &name, const QObject *context, Done done)
{
    job->setKey(name);
    job->setInsecureFallback(false);
    QObject::connect(
        job, &QKeychain::Job::finished, context, [done](QKeychain::Job *finished) { done(*finished); },
        Qt::SingleShotConnection);
    job->start();
}

[[nodiscard]] base::Result<base::Secret> secretOf(const QKeychain::Job &job)
{
    return base::Secret::fromBytes(static_cast<const QKeychain::ReadPasswordJob &>(job).binaryData());
}

//! KWallet keeps its entries outside of the Secret Service: not found is certain there.
[[nodiscard]] bool isWalletDesktop()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains("KDE"_L1);
}

[[nodiscard]] KeyState stateOf(int error, Presence presence)
{
    if (error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented)
        return KeyState::NoService;
    if (presence == Presence::Locked || presence == Presence::CollectionLocked)
        return KeyState::Locked;
    const bool notFound = error == QKeychain::EntryNotFound || error == QKeychain::NoError;
    if (presence == Presence::NoService)
        return notFound && isWalletDesktop() ? KeyState::Absent : KeyState::NoService;
    if (notFound)
        return presence == Presence::Missing ? KeyState::Absent : KeyState::Denied;
    return error == QKeychain::OtherError ? KeyState::NoService : KeyState::Denied;
}

} // namespace

KeychainCall::KeychainCall(const QString &name, SecretService &service, KeychainLimits limits, QObject *parent)
    : QObject(parent), m_name(name), m_service(service), m_limits(limits)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(limits.quiet);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        m_announced = true;
        emit stateChanged(KeyState::Waiting);
    });
}

void KeychainCall::addWaiter(const QObject *context, base::SecretStore::Done done)
{
    const int number = ++m_numbers;
    m_waiters.push_back({number, context, std::move(done)});
    m_quiet.start();
    QTimer::singleShot(m_limits.patience, this, [this, number] { giveUpWaiting(number); });
}

void KeychainCall::giveUpWaiting(int number)
{
    const auto it
        = std::find_if(m_waiters.begin(), m_waiters.end(), [number](const Waiter &w) { return w.number == number; });
    if (it == m_waiters.end())
        return;
    const Waiter waiter = *it;
    m_waiters.erase(it);
    if (waiter.context)
        waiter.done({.state = KeyState::Waiting});
}

void KeychainCall::end(const SecretAnswer &answer)
{
    m_quiet.stop();
    const QPointer<KeychainCall> self = this; // an answer may be the end of the store
    emit ended(); // first: who asks again from within an answer must not join a call that is over
    for (const Waiter &waiter : std::exchange(m_waiters, {})) {
        if (waiter.context)
            waiter.done(answer);
    }
    if (!self)
        return;
    if (m_announced)
        emit stateChanged(answer.state);
    deleteLater();
}

void KeychainCall::read()
{
    run(new QKeychain::ReadPasswordJob(serviceName), m_name, this, [this](const QKeychain::Job &job) { onRead(job); });
}

void KeychainCall::onRead(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError) {
        explain(job.error(), job.errorString());
        return;
    }
    const base::Result<base::Secret> secret = secretOf(job);
    if (secret)
        end({.state = KeyState::Found, .secret = *secret});
    else
        end({.state = KeyState::Absent, .detail = u"What is stored is no key: "_s + secret.error().detail});
}

void KeychainCall::explain(int error, const QString &detail)
{
    const auto onFound = [this, error, detail](const Finding &finding) {
        // It came within reach in the meantime, e.g. another program had it unlocked.
        if (error == QKeychain::EntryNotFound && finding.presence == Presence::Unlocked
            && !std::exchange(m_readAgain, true)) {
            read();
            return;
        }
        end({.state = stateOf(error, finding.presence), .detail = detail.isEmpty() ? finding.detail : detail});
    };
    m_service.find(serviceName, m_name, this, onFound);
}

void KeychainCall::write(const base::Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName);
    // As text: that is what other programs of the desktop show and read. A key is ASCII.
    job->setTextData(QString::fromLatin1(secret.reveal()));
    run(job, m_name, this, [this, secret](const QKeychain::Job &finished) { onWritten(finished, secret); });
}

void KeychainCall::onWritten(const QKeychain::Job &job, const base::Secret &secret)
{
    if (job.error() != QKeychain::NoError) {
        explain(job.error(), job.errorString());
        return;
    }
    // KWallet reports success even where nothing was written (QtKeychain 0.13).
    run(new QKeychain::ReadPasswordJob(serviceName), m_name, this,
        [this, secret](const QKeychain::Job &finished) { onReadBack(finished, secret); });
}

void KeychainCall::onReadBack(const QKeychain::Job &job, const base::Secret &secret)
{
    const bool same = job.error() == QKeychain::NoError && secretOf(job).ok() && *secretOf(job) == secret;
    if (same)
        end({.state = KeyState::Found, .secret = secret});
    else
        end({.state = KeyState::NoService, .detail = u"The keyring took the key and did not give it back."_s});
}

void KeychainCall::remove()
{
    // The job reports success for a locked entry too, and leaves it: look for what is there now.
    run(new QKeychain::DeletePasswordJob(serviceName), m_name, this,
        [this](const QKeychain::Job &job) { explain(job.error(), job.errorString()); });
}

void KeychainCall::unlockAndRead()
{
    const auto onUnlocked = [this](UnlockEnd unlocked) {
        if (unlocked == UnlockEnd::Unlocked)
            read();
        else
            explain(QKeychain::AccessDenied, u"The keyring was not unlocked."_s);
    };
    const auto onFound = [this, onUnlocked](const Finding &finding) {
        if (finding.toUnlock.isEmpty())
            read(); // KWallet asks by itself
        else
            m_service.unlock(finding.toUnlock, this, onUnlocked);
    };
    m_service.find(serviceName, m_name, this, onFound);
}

} // namespace tokenhub::secrets
