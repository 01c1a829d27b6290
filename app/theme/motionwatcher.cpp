// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/motionwatcher.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr auto appearance = "org.freedesktop.appearance"_L1;
constexpr auto reducedMotion = "reduced-motion"_L1; // 1: less; 0: no preference
constexpr auto gnome = "org.gnome.desktop.interface"_L1;
constexpr auto animations = "enable-animations"_L1;

} // namespace

MotionWatcher::MotionWatcher(QObject *parent) : QObject(parent)
{
    connect(&m_portal, &PortalSettings::told, this, &MotionWatcher::take);
}

void MotionWatcher::watch(const QDBusConnection &bus)
{
    m_portal.watch(bus, appearance, reducedMotion);
    m_portal.watch(bus, gnome, animations);
}

void MotionWatcher::take(const QString &group, const QString &key, const QVariant &value)
{
    const bool before = isReduced();
    if (group == appearance && key == reducedMotion)
        m_wantsLess = value.toUInt() == 1;
    else if (group == gnome && key == animations)
        m_isAnimated = value.toBool();
    if (isReduced() != before)
        emit reducedChanged();
}

} // namespace tokenhub::app
