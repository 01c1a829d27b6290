// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/generalpage.h"

#include "settings/settings.h"
#include "theme/theme.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

using settings::Key;
using settings::TimeLimits;

GeneralPage::GeneralPage(settings::Settings &settings, const QString &dataFolder, QWidget *parent)
    : SettingsPage(settings, parent)
{
    addLanguage();
    addWriting();
    addData(dataFolder);
    addLimits();
    addLog();
    addEnd();
}

void GeneralPage::addLanguage()
{
    addTitle(tr("Language"));
    // The names of languages are not translated: whoever looks for a language can read its name.
    SettingsRow *row = addChoice(u"language"_s,
                                 {.label = tr("Language of the program"),
                                  .synonyms = u"language locale translation english chinese 语言 中文 "_s},
                                 {.key = Key::Language,
                                  .values = {tr("As the desktop"), u"English"_s, u"简体中文"_s},
                                  .value = [this] { return int(m_settings.language()); },
                                  .choose = [this](int value) { m_settings.setLanguage(settings::Language(value)); }});
    const auto begun = m_settings.language();
    follow(row, Key::Language, [this, row, begun] {
        row->setHint(m_settings.language() == begun ? QString() : tr("Seen when the program is started again."));
    });
}

void GeneralPage::addWriting()
{
    addTitle(tr("Writing and quitting"));
    addChoice(u"enterKey"_s,
              {.label = tr("To send a prompt"),
               .hint = tr("Shift+Enter always makes a new line."),
               .synonyms = tr("enter return key new line ctrl submit", "words to search by")},
              {.key = Key::EnterKey,
               .values = {tr("Enter"), tr("Ctrl+Enter")},
               .value = [this] { return int(m_settings.enterKey()); },
               .choose = [this](int value) { m_settings.setEnterKey(settings::EnterKey(value)); }});
    addFlag(u"askBeforeQuitting"_s,
            {.label = tr("Ask before quitting while answers arrive"),
             .hint = tr("Without asking, what has come of an answer is kept."),
             .synonyms = tr("close exit quit confirm stream running", "words to search by")},
            {.key = Key::AskBeforeQuitting,
             .value = [this] { return m_settings.asksBeforeQuitting(); },
             .choose = [this](bool asks) { m_settings.setAsksBeforeQuitting(asks); }});
}

void GeneralPage::addData(const QString &folder)
{
    addTitle(tr("Conversations"));
    auto *open = new QPushButton(tr("Open the folder"), this);
    open->setObjectName(u"openDataFolderButton"_s);
    open->setAutoDefault(false);
    open->setAccessibleName(tr("Open the folder of the conversations"));
    addRow(u"dataFolder"_s,
           {.label = tr("Kept in"),
            .hint = QDir::toNativeSeparators(folder),
            .synonyms = tr("data folder directory location path move database backup", "words to search by")},
           open);
    connect(open, &QPushButton::clicked, this, [this, folder] { emit openFolderRequested(folder); });
    QLabel *text = addText(tr("To move everything, quit, move the folder, and start the program with "
                              "“--data-dir FOLDER”: conversations, settings and log are then kept in FOLDER, in "
                              "“data”, “config” and “state”."));
    text->setObjectName(u"moveDataLabel"_s);
}

void GeneralPage::addLimits()
{
    addTitle(tr("Waiting for a gateway"));
    const auto add = [this](const QString &name, const RowWords &words, Key key, int lowest,
                            std::chrono::seconds TimeLimits::*limit) {
        addNumber(name, words,
                  {.key = key,
                   .lowest = lowest,
                   .highest = 3600,
                   .step = 5,
                   .suffix = tr(" s", "seconds, after a number"),
                   .value = [this, limit] { return int((m_settings.timeLimits().*limit).count()); },
                   .choose =
                       [this, limit](int seconds) {
                           TimeLimits limits = m_settings.timeLimits();
                           limits.*limit = std::chrono::seconds(seconds);
                           m_settings.setTimeLimits(limits);
                       }});
    };
    const QString synonyms = tr("timeout time limit seconds stall silence", "words to search by");
    add(u"firstByte"_s,
        {.label = tr("Wait for an answer to begin"),
         .hint = tr("Models that think first may need minutes."),
         .synonyms = synonyms},
        Key::FirstByteLimit, 5, &TimeLimits::firstByte);
    add(u"stallWarning"_s, {.label = tr("Mention silence after"), .synonyms = synonyms}, Key::StallWarning, 5,
        &TimeLimits::stallWarning);
    add(u"stall"_s,
        {.label = tr("Give an answer up after silence of"),
         .hint = tr("What has come is kept. A gateway can have limits of its own."),
         .synonyms = synonyms},
        Key::StallLimit, 10, &TimeLimits::stall);
}

void GeneralPage::addLog()
{
    addTitle(tr("Log"));
    addChoice(u"logLevel"_s,
              {.label = tr("What is logged"),
               .hint = tr("Never a prompt, an answer or a key. More is of use when you report a fault."),
               .synonyms = tr("log logging level debug file diagnostics", "words to search by")},
              {.key = Key::LogLevel,
               .values = {tr("Nothing"), tr("Warnings"), tr("What happens"), tr("Everything")},
               .value = [this] { return int(m_settings.logLevel()); },
               .choose = [this](int value) { m_settings.setLogLevel(settings::LogLevel(value)); }});
}

} // namespace tokenhub::app
