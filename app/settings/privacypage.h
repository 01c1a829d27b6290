// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/paths.h"
#include "settings/settingspage.h"

namespace tokenhub::app {

//! \brief What is stored where, in plain words, and how to get rid of it.
class PrivacyPage : public SettingsPage
{
    Q_OBJECT

public:
    PrivacyPage(settings::Settings &settings, const settings::Paths &paths, QWidget *parent = nullptr);

signals:
    void openFolderRequested(const QString &folder);
    void gatewaysRequested(); //!< where keys are removed

private:
    void addPlaces(const settings::Paths &paths);
    void addPlace(const QString &name, const RowWords &words, const QString &folder);
    void addKeys();
    void addModels();
    void addLog();
};

} // namespace tokenhub::app
