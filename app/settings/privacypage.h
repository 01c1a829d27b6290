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

    void showKeptFiles(int count, qint64 bytes);

signals:
    void shown(); //!< whoever knows says how many files are kept
    void removeKeptFilesRequested();
    void openFolderRequested(const QString &folder);
    void gatewaysRequested(); //!< where keys are removed

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addPlaces(const settings::Paths &paths);
    void addPlace(const QString &name, const RowWords &words, const QString &folder);
    void addKeptFiles();
    void askToRemoveKeptFiles();
    void addKeys();
    void addModels();
    void addLog();

    SettingsRow *m_keptFiles = nullptr;
};

} // namespace tokenhub::app
