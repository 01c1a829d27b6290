// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingspage.h"

namespace tokenhub::app {

//! \brief Theme, fonts, zoom, density, width of the text, motion.
class AppearancePage : public SettingsPage
{
    Q_OBJECT

public:
    explicit AppearancePage(settings::Settings &settings, QWidget *parent = nullptr);

private:
    void addTheme();
    void addFonts();
    void addFont(const QString &name, const RowWords &words, settings::Key key);
    void addConversation();
};

} // namespace tokenhub::app
