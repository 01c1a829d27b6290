// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/helpdesk.h"

#include "settings/aboutdialog.h"
#include "settings/settingsdesk.h"

#include <QClipboard>
#include <QGuiApplication>

namespace tokenhub::app {

HelpDesk::HelpDesk(std::function<ProgramFacts()> facts, QWidget *window)
    : QObject(window), m_facts(std::move(facts)), m_window(window)
{
}

void HelpDesk::openAbout()
{
    if (!m_about) {
        m_about = new AboutDialog(m_facts(), m_window);
        m_about->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_about->open();
}

void HelpDesk::openLogFolder()
{
    SettingsDesk::openFolder(m_facts().paths.logFolder());
}

void HelpDesk::copySystemInformation()
{
    QGuiApplication::clipboard()->setText(systemInformation(m_facts()));
}

} // namespace tokenhub::app
