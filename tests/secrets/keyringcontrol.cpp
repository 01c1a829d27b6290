// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringcontrol.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <signal.h>

using namespace Qt::Literals::StringLiterals;

//! A secret as it travels on the bus: session, parameters, value, content type.
struct WireSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};
Q_DECLARE_METATYPE(WireSecret)

QDBusArgument &operator<<(QDBusArgument &argument, const WireSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, WireSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

namespace keyring {
namespace {

const auto serviceName = u"org.freedesktop.secrets"_s;
const auto servicePath = u"/org/freedesktop/secrets"_s;
const auto loginPath = u"/org/freedesktop/secrets/collection/login"_s;

QDBusMessage send(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(serviceName, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

WireSecret inNewSession(const QByteArray &bytes)
{
    // The session belongs to the connection that opened it: all calls go out on the same one.
    const QDBusMessage session = send(servicePath, u"org.freedesktop.Secret.Service"_s, u"OpenSession"_s,
                                      {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    return {session.arguments().value(1).value<QDBusObjectPath>(), {}, bytes, u"text/plain"_s};
}

} // namespace

bool lock()
{
    qDBusRegisterMetaType<QList<QDBusObjectPath>>();
    const QList<QDBusObjectPath> paths{QDBusObjectPath(loginPath)};
    send(servicePath, u"org.freedesktop.Secret.Service"_s, u"Lock"_s, {QVariant::fromValue(paths)});
    return isLocked();
}

bool unlock(const QString &password)
{
    qDBusRegisterMetaType<WireSecret>();
    const WireSecret secret = inNewSession(password.toUtf8());
    send(servicePath, u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
         {QVariant::fromValue(QDBusObjectPath(loginPath)), QVariant::fromValue(secret)});
    return !isLocked();
}

bool isLocked()
{
    const QDBusMessage reply = send(loginPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                                    {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    return reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
}

bool overwrite(const QString &user, const QByteArray &bytes)
{
    qDBusRegisterMetaType<WireSecret>();
    qDBusRegisterMetaType<QMap<QString, QString>>();
    const QMap<QString, QString> attributes{{u"user"_s, user}};
    const QDBusReply<QList<QDBusObjectPath>> items
        = send(servicePath, u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s, {QVariant::fromValue(attributes)});
    if (!items.isValid() || items.value().isEmpty())
        return false;
    const QDBusMessage reply = send(items.value().first().path(), u"org.freedesktop.Secret.Item"_s, u"SetSecret"_s,
                                    {QVariant::fromValue(inNewSession(bytes))});
    return reply.type() == QDBusMessage::ReplyMessage;
}

void setDisplayOfDialogs(const QString &display)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    const QMap<QString, QString> environment{{u"DISPLAY"_s, display}};
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                          u"org.freedesktop.DBus"_s, u"UpdateActivationEnvironment"_s);
    message.setArguments({QVariant::fromValue(environment)});
    QDBusConnection::sessionBus().call(message);
}

qint64 processOf(const QString &busName)
{
    const QDBusReply<uint> reply = QDBusConnection::sessionBus().interface()->servicePid(busName);
    return reply.isValid() ? qint64(reply.value()) : 0;
}

bool endProcessOf(const QString &busName)
{
    const qint64 process = processOf(busName);
    return process > 1 && ::kill(pid_t(process), SIGKILL) == 0;
}

} // namespace keyring
