// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingspage.h"

namespace tokenhub::app {

//! \brief Language, keys of the composer, quitting, where the data is, time limits, log.
class GeneralPage : public SettingsPage
{
    Q_OBJECT

public:
    GeneralPage(settings::Settings &settings, const QString &dataFolder, QWidget *parent = nullptr);

signals:
    void openFolderRequested(const QString &folder);

private:
    void addLanguage();
    void addWriting();
    void addData(const QString &folder);
    void addLimits();
    void addLog();
};

} // namespace tokenhub::app
