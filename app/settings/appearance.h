// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/choices.h"
#include "theme/flatstyle.h"

#include <QFont>
#include <QObject>

namespace tokenhub::settings {
class Settings;
}

namespace tokenhub::app {

//! \brief Carries out for the whole program what was chosen about style and fonts, at once. Made before the first
//! widget, by the composition root. Colours are ThemeWatcher's, the transcript's zoom and width the window's.
class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(settings::Settings &settings, QObject *parent = nullptr);

    void setDesktopMotion(Motion motion); //!< counts where the setting leaves it to the desktop

private:
    void onChanged(settings::Key key);
    void applyStyle();
    void applyFont();
    void applyCodeFont();

    settings::Settings &m_settings;
    QFont m_desktopFont; //!< before ours
    int m_desktopFlashTime; //!< of the cursor, in milliseconds
    bool m_desktopIsStill = false;
};

} // namespace tokenhub::app
