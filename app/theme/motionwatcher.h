// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/portalsettings.h"

#include <QObject>

namespace tokenhub::app {

//! \brief Whether the desktop asks for less movement: the portal's own setting, or GNOME's animations switched off.
//! Full movement until the portal has answered, and where there is none. Owned by the application; GUI thread.
class MotionWatcher : public QObject
{
    Q_OBJECT

public:
    explicit MotionWatcher(QObject *parent = nullptr);

    void watch(const QDBusConnection &bus); //!< asks the portal there, and listens to it; once
    [[nodiscard]] bool isReduced() const { return m_wantsLess || !m_isAnimated; }

signals:
    void reducedChanged(); //!< isReduced() is another than before

private:
    void take(const QString &group, const QString &key, const QVariant &value);

    PortalSettings m_portal;
    bool m_wantsLess = false;
    bool m_isAnimated = true;
};

} // namespace tokenhub::app
