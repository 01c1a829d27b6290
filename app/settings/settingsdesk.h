// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/keptfileshooks.h"
#include "settings/paths.h"

#include <QObject>
#include <QPointer>
#include <functional>

namespace tokenhub::settings {
class Settings;
}

namespace tokenhub::app {

class PrivacyPage;
class SettingsDialog;
class ShortcutBook;

//! \brief Makes the settings dialog when it is first asked for. It must not know what the settings are for: those who
//! listen to settings::Settings do. Owned by the window.
class SettingsDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        settings::Settings &settings;
        settings::Paths paths;
        ShortcutBook &shortcuts;
        KeptFilesHooks keptFiles;
    };

    SettingsDesk(const Parts &parts, QWidget *window);

    //! What makes the page of the gateways, before the dialog is first opened.
    void setGatewaysPage(std::function<QWidget *()> make);

    void open(const QString &page = {}); //!< the one shown last, where \a page is empty
    void openSearch(const QString &page); //!< with the focus in the search

    static void openFolder(const QString &folder); //!< in the desktop's file manager; makes it if need be

private:
    void make();
    void addPages(SettingsDialog &dialog);
    void connectKeptFiles(PrivacyPage &page);

    Parts m_parts;
    QWidget *m_window;
    std::function<QWidget *()> m_gatewaysPage;
    QPointer<SettingsDialog> m_dialog;
};

} // namespace tokenhub::app
