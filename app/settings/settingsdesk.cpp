// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsdesk.h"

#include "settings/appearancepage.h"
#include "settings/generalpage.h"
#include "settings/privacypage.h"
#include "settings/settings.h"
#include "settings/settingsdialog.h"
#include "settings/shortcutspage.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

SettingsDesk::SettingsDesk(const Parts &parts, QWidget *window) : QObject(window), m_parts(parts), m_window(window) { }

void SettingsDesk::setGatewaysPage(std::function<QWidget *()> make)
{
    m_gatewaysPage = std::move(make);
}

void SettingsDesk::open(const QString &page)
{
    if (!m_dialog)
        make();
    if (!page.isEmpty())
        m_dialog->showPage(page);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void SettingsDesk::openSearch(const QString &page)
{
    open(page);
    m_dialog->focusSearch();
}

void SettingsDesk::make()
{
    m_dialog = new SettingsDialog(m_window);
    addPages(*m_dialog);
}

void SettingsDesk::addPages(SettingsDialog &dialog)
{
    auto *general = new GeneralPage(m_parts.settings, m_parts.paths.data);
    connect(general, &GeneralPage::openFolderRequested, this, &SettingsDesk::openFolder);
    dialog.addPage(u"general"_s, tr("General"), u"settings-2"_s, general);
    dialog.addPage(u"gateways"_s, tr("Gateways"), u"globe"_s, m_gatewaysPage());
    dialog.addPage(u"appearance"_s, tr("Appearance"), u"palette"_s, new AppearancePage(m_parts.settings));
    auto *privacy = new PrivacyPage(m_parts.settings, m_parts.paths);
    connect(privacy, &PrivacyPage::openFolderRequested, this, &SettingsDesk::openFolder);
    connect(privacy, &PrivacyPage::gatewaysRequested, this, [this] { open(u"gateways"_s); });
    connectKeptFiles(*privacy);
    dialog.addPage(u"privacy"_s, tr("Privacy"), u"lock"_s, privacy);
    dialog.addPage(u"shortcuts"_s, tr("Shortcuts"), u"keyboard"_s,
                   new ShortcutsPage(m_parts.settings, m_parts.shortcuts));
}

void SettingsDesk::connectKeptFiles(PrivacyPage &page)
{
    const KeptFilesHooks &hooks = m_parts.keptFiles;
    const auto show = [&page](int count, qint64 bytes) { page.showKeptFiles(count, bytes); };
    connect(&page, &PrivacyPage::shown, &page, [&page, show, hooks] { hooks.count(&page, show); });
    connect(&page, &PrivacyPage::removeKeptFilesRequested, &page, [&page, show, hooks] { hooks.remove(&page, show); });
}

void SettingsDesk::openFolder(const QString &folder)
{
    QDir().mkpath(folder);
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace tokenhub::app
