// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/privacypage.h"

#include "panels/toggleswitch.h"
#include "settings/settings.h"

#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

using settings::Key;
using settings::LogLevel;

PrivacyPage::PrivacyPage(settings::Settings &settings, const settings::Paths &paths, QWidget *parent)
    : SettingsPage(settings, parent)
{
    addTitle(tr("What leaves this computer"));
    addText(tr("Nothing but the requests you make, to the gateway you chose: a prompt with the messages above it, the "
               "list of models, and the key that pays for them. No reports, no statistics, no search for updates."))
        ->setObjectName(u"leavesLabel"_s);
    addPlaces(paths);
    addKeptFiles();
    addKeys();
    addModels();
    addLog();
    addEnd();
}

void PrivacyPage::addPlaces(const settings::Paths &paths)
{
    addTitle(tr("What is kept on it"));
    addPlace(u"conversationsPlace"_s,
             {.label = tr("Conversations, drafts and gateways"),
              .hint = QDir::toNativeSeparators(paths.data),
              .synonyms = tr("database history stored messages folder", "words to search by")},
             paths.data);
    addPlace(u"settingsPlace"_s,
             {.label = tr("These settings"),
              .hint = QDir::toNativeSeparators(paths.config),
              .synonyms = tr("configuration file stored folder", "words to search by")},
             paths.config);
    addPlace(u"logPlace"_s,
             {.label = tr("The log, without prompts, answers and keys"),
              .hint = QDir::toNativeSeparators(paths.logFolder()),
              .synonyms = tr("logging file stored folder", "words to search by")},
             paths.logFolder());
}

void PrivacyPage::addPlace(const QString &name, const RowWords &words, const QString &folder)
{
    auto *open = new QPushButton(tr("Open the folder"), this);
    open->setObjectName(name + u"Button"_s);
    open->setAutoDefault(false);
    open->setAccessibleName(tr("Open the folder: %1").arg(words.label));
    addRow(name, words, open);
    connect(open, &QPushButton::clicked, this, [this, folder] { emit openFolderRequested(folder); });
}

void PrivacyPage::addKeptFiles()
{
    auto *remove = new QPushButton(tr("Remove them…"), this);
    remove->setObjectName(u"removeKeptFilesButton"_s);
    remove->setAutoDefault(false);
    remove->setAccessibleName(tr("Remove older and damaged databases"));
    m_keptFiles = addRow(u"keptFiles"_s,
                         {.label = tr("Databases put aside"),
                          .synonyms = tr("backup damaged old copies remove delete disk space", "words to search by")},
                         remove);
    connect(remove, &QPushButton::clicked, this, &PrivacyPage::askToRemoveKeptFiles);
    showKeptFiles(0, 0);
}

void PrivacyPage::showKeptFiles(int count, qint64 bytes)
{
    m_keptFiles->control()->setEnabled(count > 0);
    m_keptFiles->setHint(count == 0
                             ? tr("None. They are made before an update changes the database, and when one is damaged.")
                             : tr("%n file(s), %1, from before an update or from a damaged disk. They still hold "
                                  "conversations that you deleted since.",
                                  nullptr, count)
                                   .arg(locale().formattedDataSize(bytes)));
}

void PrivacyPage::askToRemoveKeptFiles()
{
    auto *box
        = new QMessageBox(QMessageBox::NoIcon, tr("Remove databases put aside"), {}, QMessageBox::Cancel, window());
    box->setObjectName(u"removeKeptFilesMessageBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Remove the databases that were put aside?") + u"\n\n"_s
                 + tr("The conversations in the sidebar stay. What only an older or damaged copy still holds is gone "
                      "for good."));
    QPushButton *remover = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(remover, &QPushButton::clicked, this, &PrivacyPage::removeKeptFilesRequested);
    box->open();
}

void PrivacyPage::showEvent(QShowEvent *event)
{
    SettingsPage::showEvent(event);
    emit shown();
}

void PrivacyPage::addKeys()
{
    auto *go = new QPushButton(tr("Gateways…"), this);
    go->setObjectName(u"removeKeysButton"_s);
    go->setAutoDefault(false);
    go->setAccessibleName(tr("Keys are removed on the page of the gateways"));
    addRow(u"keys"_s,
           {.label = tr("Keys, in the desktop's keyring"),
            .hint = tr("Never in a file of this program. Remove them where the gateways are."),
            .synonyms = tr("api key password secret keychain wallet remove delete", "words to search by")},
           go);
    connect(go, &QPushButton::clicked, this, &PrivacyPage::gatewaysRequested);
}

void PrivacyPage::addModels()
{
    auto *forget = new QPushButton(tr("Forget them"), this);
    forget->setObjectName(u"forgetModelsButton"_s);
    forget->setAutoDefault(false);
    forget->setAccessibleName(tr("Forget the models used last"));
    SettingsRow *row = addRow(u"recentModels"_s,
                              {.label = tr("The models used last"),
                               .synonyms = tr("recent models forget clear history", "words to search by")},
                              forget);
    const auto refresh = [this, row, forget] {
        const QStringList models = m_settings.recentModels();
        row->setHint(models.isEmpty() ? tr("None is remembered.") : models.join(u", "_s));
        forget->setEnabled(!models.isEmpty());
    };
    connect(&m_settings, &settings::Settings::changed, this, [refresh](Key key) {
        if (key == Key::RecentModels)
            refresh();
    });
    connect(forget, &QPushButton::clicked, this, [this] { m_settings.forgetRecentModels(); });
    refresh();
}

void PrivacyPage::addLog()
{
    addTitle(tr("Log"));
    addFlag(u"logOn"_s,
            {.label = tr("Keep a log"),
             .hint = tr("How much it says is set under General."),
             .synonyms = tr("log logging off disable", "words to search by")},
            {.key = Key::LogLevel,
             .value = [this] { return m_settings.logLevel() != LogLevel::Off; },
             .choose = [this](bool on) { m_settings.setLogLevel(on ? LogLevel::Warnings : LogLevel::Off); }});
}

} // namespace tokenhub::app
