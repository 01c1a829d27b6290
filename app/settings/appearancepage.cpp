// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearancepage.h"

#include "settings/settings.h"
#include "settings/settingscontrols.h"

#include <QFontDatabase>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

using settings::Key;

AppearancePage::AppearancePage(settings::Settings &settings, QWidget *parent) : SettingsPage(settings, parent)
{
    addTheme();
    addFonts();
    addConversation();
    addEnd();
}

void AppearancePage::addTheme()
{
    addTitle(tr("Colours and movement"));
    addChoice(u"theme"_s,
              {.label = tr("Theme"), .synonyms = tr("theme dark light colour color mode night", "words to search by")},
              {.key = Key::Theme,
               .values = {tr("As the desktop"), tr("Light"), tr("Dark")},
               .value = [this] { return int(m_settings.theme()); },
               .choose = [this](int value) { m_settings.setTheme(settings::Theme(value)); }});
    addChoice(u"motion"_s,
              {.label = tr("Movement"),
               .hint = tr("Nothing moves longer than an eighth of a second; reduced, nothing moves at all."),
               .synonyms = tr("motion animation reduced blink accessibility", "words to search by")},
              {.key = Key::Motion,
               .values = {tr("As the desktop"), tr("Reduced"), tr("Full")},
               .value = [this] { return int(m_settings.motion()); },
               .choose = [this](int value) { m_settings.setMotion(settings::Motion(value)); }});
}

void AppearancePage::addFonts()
{
    addTitle(tr("Type"));
    addFont(u"interfaceFont"_s,
            {.label = tr("Font"), .synonyms = tr("font typeface family interface text", "words to search by")},
            Key::InterfaceFont);
    addNumber(
        u"interfaceFontSize"_s,
        {.label = tr("Size of the font"), .synonyms = tr("font size big small points text", "words to search by")},
        {.key = Key::InterfaceFontSize,
         .lowest = 5,
         .highest = 32,
         .suffix = tr(" pt", "points, after a number"),
         .lowestWords = tr("The desktop's"),
         .value = [this] { return m_settings.interfaceFontSize(); },
         .choose = [this](int points) { m_settings.setInterfaceFontSize(points <= 5 ? 0 : points); }});
    addFont(u"codeFont"_s,
            {.label = tr("Font of code"), .synonyms = tr("monospace fixed code font terminal", "words to search by")},
            Key::CodeFont);
}

void AppearancePage::addFont(const QString &name, const RowWords &words, Key key)
{
    const bool isCode = key == Key::CodeFont;
    auto *box = new FontBox(
        isCode ? FontBox::Families::FixedPitch : FontBox::Families::All,
        QFontDatabase::systemFont(isCode ? QFontDatabase::FixedFont : QFontDatabase::GeneralFont).family(), this);
    box->setObjectName(name + u"FontBox"_s);
    SettingsRow *row = addRow(name, words, box);
    follow(row, key,
           [this, box, isCode] { box->setFamily(isCode ? m_settings.codeFont() : m_settings.interfaceFont()); });
    connect(box, &FontBox::familyChosen, this, [this, isCode](const QString &family) {
        isCode ? m_settings.setCodeFont(family) : m_settings.setInterfaceFont(family);
    });
}

void AppearancePage::addConversation()
{
    addTitle(tr("Conversation"));
    addNumber(u"zoom"_s,
              {.label = tr("Zoom"),
               .hint = tr("Also with Ctrl and + or −."),
               .synonyms = tr("zoom scale magnify larger text size transcript", "words to search by")},
              {.key = Key::TranscriptZoom,
               .lowest = 50,
               .highest = 300,
               .step = 10,
               .suffix = tr(" %", "percent, after a number"),
               .value = [this] { return m_settings.transcriptZoom(); },
               .choose = [this](int percent) { m_settings.setTranscriptZoom(percent); }});
    addChoice(u"density"_s,
              {.label = tr("Density"), .synonyms = tr("density spacing padding compact dense", "words to search by")},
              {.key = Key::Density,
               .values = {tr("Comfortable"), tr("Compact")},
               .value = [this] { return int(m_settings.density()); },
               .choose = [this](int value) { m_settings.setDensity(settings::Density(value)); }});
    addChoice(u"textWidth"_s,
              {.label = tr("Width of the text"),
               .hint = tr("A column of about 90 letters reads best."),
               .synonyms = tr("width column wide full window centred", "words to search by")},
              {.key = Key::TextWidth,
               .values = {tr("A column"), tr("The whole window")},
               .value = [this] { return int(m_settings.textWidth()); },
               .choose = [this](int value) { m_settings.setTextWidth(settings::TextWidth(value)); }});
}

} // namespace tokenhub::app
