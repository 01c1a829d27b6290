// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretservice.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::secrets {
namespace {

using Paths = QList<QDBusObjectPath>;
using Attributes = QMap<QString, QString>;

constexpr int answerLimitMs = 5'000; // of the service itself; nobody is asked in these calls
const auto noObject = "/"_L1; // how the Secret Service says "none"

[[nodiscard]] QDBusMessage call(const QString &path, const QString &interface, const QString &method,
                                const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
    message.setArguments(arguments);
    return message;
}

[[nodiscard]] QDBusMessage serviceCall(const QString &method, const QVariantList &arguments)
{
    return call(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method, arguments);
}

[[nodiscard]] QDBusPendingCall start(const QDBusMessage &message)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        return bus.asyncCall(message, answerLimitMs);
    // Without a bus asyncCall() returns a call that never finishes.
    return QDBusPendingCall::fromError(QDBusError(QDBusError::Disconnected, u"There is no session bus."_s));
}

//! Sends without waiting. Done gets the watcher, unless context has gone.
template<typename Done> void send(const QDBusMessage &message, const QObject *context, QObject *owner, Done done)
{
    auto *watcher = new QDBusPendingCallWatcher(start(message), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, &QObject::deleteLater);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, done);
}

[[nodiscard]] QStringList toStrings(const Paths &paths)
{
    QStringList strings;
    for (const QDBusObjectPath &path : paths)
        strings.append(path.path());
    return strings;
}

} // namespace

void SecretService::find(const QString &service, const QString &user, const QObject *context, FindDone done)
{
    qDBusRegisterMetaType<Attributes>();
    const Attributes attributes{{u"server"_s, service}, {u"user"_s, user}}; // as QtKeychain files its entries
    const auto onFound = [this, context, done = std::move(done)](QDBusPendingCallWatcher *watcher) {
        const QDBusPendingReply<Paths, Paths> reply = *watcher;
        if (reply.isError())
            done({.presence = Presence::NoService, .detail = reply.error().message()});
        else if (!reply.argumentAt<0>().isEmpty())
            done({.presence = Presence::Unlocked});
        else if (!reply.argumentAt<1>().isEmpty())
            done({.presence = Presence::Locked, .toUnlock = toStrings(reply.argumentAt<1>())});
        else
            findDefaultCollection(context, done);
    };
    send(serviceCall(u"SearchItems"_s, {QVariant::fromValue(attributes)}), context, this, onFound);
}

void SecretService::findDefaultCollection(const QObject *context, const FindDone &done)
{
    // Some services do not list what lies behind a lock: nothing found there means nothing yet.
    const auto onAlias = [this, context, done](QDBusPendingCallWatcher *watcher) {
        const QDBusPendingReply<QDBusObjectPath> reply = *watcher;
        if (reply.isError())
            done({.presence = Presence::NoService, .detail = reply.error().message()});
        else if (reply.value().path() == noObject)
            done({.presence = Presence::Missing});
        else
            findLock(reply.value().path(), context, done);
    };
    send(serviceCall(u"ReadAlias"_s, {u"default"_s}), context, this, onAlias);
}

void SecretService::findLock(const QString &collection, const QObject *context, const FindDone &done)
{
    const auto onLocked = [collection, done](QDBusPendingCallWatcher *watcher) {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            done({.presence = Presence::NoService, .detail = reply.error().message()});
        else if (reply.value().variant().toBool())
            done({.presence = Presence::CollectionLocked, .toUnlock = {collection}});
        else
            done({.presence = Presence::Missing});
    };
    send(call(collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
              {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s}),
         context, this, onLocked);
}

void SecretService::unlock(const QStringList &paths, const QObject *context, UnlockDone done)
{
    qDBusRegisterMetaType<Paths>();
    Paths objects;
    for (const QString &path : paths)
        objects.append(QDBusObjectPath(path));
    const auto onUnlocked = [this, context, done = std::move(done)](QDBusPendingCallWatcher *watcher) {
        const QDBusPendingReply<Paths, QDBusObjectPath> reply = *watcher;
        if (reply.isError()) {
            done(UnlockEnd::Failed);
            return;
        }
        const QString prompt = reply.argumentAt<1>().path();
        if (prompt == noObject)
            done(UnlockEnd::Unlocked);
        else
            (new SecretPrompt(prompt, context, done, this))->show();
    };
    send(serviceCall(u"Unlock"_s, {QVariant::fromValue(objects)}), context, this, onUnlocked);
}

SecretPrompt::SecretPrompt(const QString &path, const QObject *context, SecretService::UnlockDone done, QObject *parent)
    : QObject(parent), m_path(path), m_context(context), m_done(std::move(done))
{
    connect(context, &QObject::destroyed, this, &QObject::deleteLater);
}

void SecretPrompt::show()
{
    const QString interface = u"org.freedesktop.Secret.Prompt"_s;
    // No service name: with one, QtDBus asks the bus for its owner and waits for the answer.
    QDBusConnection::sessionBus().connect({}, m_path, interface, u"Completed"_s, this, SLOT(onCompleted(bool)));
    const auto onShown = [this](QDBusPendingCallWatcher *watcher) {
        if (watcher->isError())
            end(UnlockEnd::Failed);
    };
    send(call(m_path, interface, u"Prompt"_s, {QString()}), this, this, onShown);
}

void SecretPrompt::onCompleted(bool dismissed)
{
    end(dismissed ? UnlockEnd::Dismissed : UnlockEnd::Unlocked);
}

void SecretPrompt::end(UnlockEnd end)
{
    if (const auto done = std::exchange(m_done, {}))
        done(end);
    deleteLater();
}

} // namespace tokenhub::secrets
