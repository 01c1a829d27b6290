// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/portalsettings.h"

#include "base/logging.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto interface = "org.freedesktop.portal.Settings"_L1;

//! Read() wraps its answer in a second variant; SettingChanged does not.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

PortalSettings::PortalSettings(QObject *parent) : QObject(parent)
{
    // Else the bus does not know the type by its name yet, and connecting the first signal with one fails.
    qRegisterMetaType<QDBusVariant>();
}

void PortalSettings::watch(const QDBusConnection &bus, const QString &group, const QString &key)
{
    if (!bus.isConnected())
        return;
    QDBusConnection connection = bus;
    if (!m_isListening)
        m_isListening = connection.connect(service, path, interface, u"SettingChanged"_s, this,
                                           SLOT(onChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    read << group << key;
    auto *call = new QDBusPendingCallWatcher(connection.asyncCall(read), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call, group, key] {
        call->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *call;
        if (reply.isError())
            qCDebug(base::logApp) << "the desktop portal does not tell" << key << reply.error().name();
        else
            emit told(group, key, unwrapped(reply.value().variant()));
    });
}

void PortalSettings::onChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    emit told(group, key, unwrapped(value.variant()));
}

} // namespace tokenhub::app
