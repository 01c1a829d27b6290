// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/filenotices.h"

#include "notices/noticebar.h"
#include "words/plaintext.h"
#include "words/profiletext.h"

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString mendedNotice = QStringLiteral("mended");
const QString unsavedNotice = QStringLiteral("unsavedGateways");
const QString troubleNotice = QStringLiteral("settingsTrouble");

} // namespace

FileNotices::FileNotices(NoticeBar &notices, settings::Settings &settings, QObject *parent)
    : QObject(parent), m_notices(notices)
{
    connect(&notices, &NoticeBar::actionTriggered, this, [this](const QString &id, const QString &) {
        if (id == mendedNotice || id == unsavedNotice)
            emit gatewaysRequested();
    });
    connect(&settings, &settings::Settings::troubleChanged, this, &FileNotices::showTrouble);
    showTrouble(settings.trouble());
    if (!settings.keptAside().isEmpty())
        showKeptAside(settings.keptAside());
}

void FileNotices::showTrouble(const std::optional<base::Error> &trouble)
{
    if (!trouble) {
        m_notices.removeNotice(troubleNotice);
        return;
    }
    m_notices.showNotice(
        {.id = troubleNotice,
         .level = NoticeLevel::Warning,
         .text = tr("The settings cannot be saved: what you change lasts until the program ends. Check "
                    "that the file may be written and that the disk has room."),
         .details = words::onOneLine(trouble->subject + u": "_s + trouble->detail),
         .end = NoticeEnd::WhenSolved});
}

void FileNotices::showKeptAside(const QString &file)
{
    m_notices.showNotice(
        {.id = u"settings"_s,
         .level = NoticeLevel::Warning,
         .text = tr("The settings could not be read and begin anew. The old file was kept as %1.").arg(file)});
}

void FileNotices::showUnsaved(const QStringList &gateways)
{
    if (gateways.isEmpty()) {
        m_notices.removeNotice(unsavedNotice);
        return;
    }
    m_notices.showNotice(
        {.id = unsavedNotice,
         .level = NoticeLevel::Warning,
         .text
         = tr("What you changed of these gateways is not saved yet: %1.").arg(words::onOneLine(gateways.join(u", "_s))),
         .action = u"gateways"_s,
         .actionLabel = tr("Gateways…")});
}

void FileNotices::showMended(const session::ProfileBook &profiles)
{
    QStringList names;
    for (const chat::Profile &profile : profiles.profiles()) {
        if (profile.state == chat::ProfileState::Mended)
            names.append(words::gatewayName(profile));
    }
    if (names.isEmpty())
        return;
    m_notices.showNotice(
        {.id = mendedNotice,
         .level = NoticeLevel::Warning,
         .text
         = tr("The settings of the gateway “%1” could not be read whole: what was lost is at its default. Check it "
              "before the next question.")
               .arg(names.join(u"”, “"_s)),
         .action = u"gateways"_s,
         .actionLabel = tr("Gateways")});
}

void FileNotices::showNoFolder(const QString &folder)
{
    m_notices.showNotice(
        {.id = u"dataFolder"_s,
         .level = NoticeLevel::Bad,
         .text = tr("The folder %1 cannot be made, so nothing of this run is saved. Choose another with --data-dir.")
                     .arg(words::onOneLine(folder))});
}

} // namespace tokenhub::app
