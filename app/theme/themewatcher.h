// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/portalsettings.h"
#include "theme/theme.h"

#include <QObject>
#include <optional>

namespace tokenhub::app {

//! What the person chose; System follows the desktop.
enum class SchemeChoice { System, Light, Dark };

//! \brief Decides between light and dark: the choice first, then the desktop's palette where it brings one of its own,
//! then the answer of the desktop portal. The portal is asked without waiting: until it answers (or when nobody is
//! there to answer) the palette decides. Owned by the application; GUI thread.
class ThemeWatcher : public QObject
{
    Q_OBJECT

public:
    //! \a desktop is the palette before ours was set.
    explicit ThemeWatcher(const QPalette &desktop, QObject *parent = nullptr);

    void watch(const QDBusConnection &bus); //!< asks the portal there, and listens to it; once

    void setChoice(SchemeChoice choice);
    [[nodiscard]] SchemeChoice choice() const { return m_choice; }
    [[nodiscard]] Theme theme() const;

signals:
    //! Emitted only when theme() differs from before.
    void themeChanged(const tokenhub::app::Theme &theme);

private slots:
    void onPortalSetting(const QString &group, const QString &key, const QVariant &value);

private:
    template<typename Change> void announce(Change change);

    PortalSettings m_settings;
    QPalette m_desktop;
    SchemeChoice m_choice = SchemeChoice::System;
    std::optional<Scheme> m_portal; //!< empty: not answered, or no preference
};

//! Whether \a palette is the desktop's own and not the one Fusion falls back to.
[[nodiscard]] bool isDesktopPalette(const QPalette &palette);

} // namespace tokenhub::app
