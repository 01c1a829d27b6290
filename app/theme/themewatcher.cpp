// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/themewatcher.h"

#include <QStyle>
#include <QStyleFactory>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {
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

ThemeWatcher::ThemeWatcher(const QPalette &desktop, QObject *parent) : QObject(parent), m_desktop(desktop)
{
    connect(&m_settings, &PortalSettings::told, this, &ThemeWatcher::onPortalSetting);
}

void ThemeWatcher::watch(const QDBusConnection &bus)
{
    m_settings.watch(bus, group, key);
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

void ThemeWatcher::onPortalSetting(const QString &changedGroup, const QString &changedKey, const QVariant &value)
{
    if (changedGroup != group || changedKey != key)
        return;
    announce([this, scheme = value.toUInt()] {
        m_portal.reset();
        if (scheme == 1)
            m_portal = Scheme::Dark;
        else if (scheme == 2)
            m_portal = Scheme::Light;
    });
}

} // namespace tokenhub::app
