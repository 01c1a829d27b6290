// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/themewatcher.h"

#include "base/logging.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QStyle>
#include <QStyleFactory>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {
constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto interface = "org.freedesktop.portal.Settings"_L1;
constexpr auto group = "org.freedesktop.appearance"_L1;
constexpr auto key = "color-scheme"_L1;
} // namespace

bool isDesktopPalette(const QPalette &palette)
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
    const QPalette standard = fusion->standardPalette();
    for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Base, QPalette::Text, QPalette::Highlight}) {
        if (palette.color(QPalette::Active, role) != standard.color(QPalette::Active, role))
            return true;
    }
    return false;
}

ThemeWatcher::ThemeWatcher(const QPalette &desktop, QObject *parent) : QObject(parent), m_desktop(desktop) { }

void ThemeWatcher::watch(const QDBusConnection &bus)
{
    if (!bus.isConnected())
        return;
    QDBusConnection connection = bus;
    connection.connect(service, path, interface, u"SettingChanged"_s, this,
                       SLOT(onPortalSetting(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    read << QString(group) << QString(key);
    auto *call = new QDBusPendingCallWatcher(connection.asyncCall(read), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &ThemeWatcher::onPortalAnswer);
}

template<typename Change> void ThemeWatcher::announce(Change change)
{
    const Theme before = theme();
    change();
    if (const Theme now = theme(); now != before)
        emit themeChanged(now);
}

void ThemeWatcher::setChoice(SchemeChoice choice)
{
    announce([this, choice] { m_choice = choice; });
}

Theme ThemeWatcher::theme() const
{
    switch (m_choice) {
    case SchemeChoice::Light:
        return lightTheme();
    case SchemeChoice::Dark:
        return darkTheme();
    case SchemeChoice::System:
        break;
    }
    if (isDesktopPalette(m_desktop))
        return themeOf(m_desktop);
    return themeFor(m_portal.value_or(schemeOf(m_desktop)));
}

void ThemeWatcher::onPortalAnswer(QDBusPendingCallWatcher *call)
{
    call->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *call;
    if (reply.isError()) {
        qCDebug(base::logApp) << "the desktop portal tells no colour scheme:" << reply.error().name();
        return;
    }
    takePortalValue(reply.value().variant());
}

void ThemeWatcher::onPortalSetting(const QString &changedGroup, const QString &changedKey, const QDBusVariant &value)
{
    if (changedGroup == group && changedKey == key)
        takePortalValue(value.variant());
}

void ThemeWatcher::takePortalValue(const QVariant &value)
{
    // Read() wraps its answer in a second variant; SettingChanged does not.
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    announce([this, scheme = inner.toUInt()] {
        m_portal.reset();
        if (scheme == 1)
            m_portal = Scheme::Dark;
        else if (scheme == 2)
            m_portal = Scheme::Light;
    });
}

} // namespace tokenhub::app
