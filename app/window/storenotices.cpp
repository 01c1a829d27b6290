// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/storenotices.h"

#include "notices/noticebar.h"
#include "words/errortext.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QUrl>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

StoreNotices::StoreNotices(NoticeBar &notices, SaveCopy saveCopy, QWidget *window)
    : QObject(window), m_notices(notices), m_saveCopy(std::move(saveCopy)), m_window(window)
{
    connect(&notices, &NoticeBar::actionTriggered, this,
            [this](const QString &, const QString &action) { onAction(action); });
}

void StoreNotices::onAction(const QString &action)
{
    if (action == "saveCopy"_L1)
        askForCopy();
    else if (action == "showFolder"_L1)
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder));
}

void StoreNotices::showFailure(const base::Error &error)
{
    m_notices.removeNotice(u"rescue"_s);
    const words::ErrorText text = words::errorText(error);
    m_notices.showNotice({.id = u"store"_s,
                          .level = NoticeLevel::Bad,
                          .text = text.sentence,
                          .action = u"saveCopy"_s,
                          .actionLabel = tr("Save a copy…"),
                          .details = text.details});
}

void StoreNotices::showFindings(const StoreFindings &findings)
{
    m_notices.removeNotice(u"rescue"_s);
    m_notices.removeNotice(u"store"_s);
    if (findings.readOnlyBecause) {
        const QString sentence
            = words::errorText({.kind = *findings.readOnlyBecause, .subject = QFileInfo(findings.file).path()})
                  .sentence;
        m_notices.showNotice({.id = u"store"_s,
                              .level = NoticeLevel::Warning,
                              .text = sentence,
                              .action = u"saveCopy"_s,
                              .actionLabel = tr("Save a copy…")});
        return;
    }
    const QString sentence = sentenceOf(findings);
    if (sentence.isEmpty())
        return;
    m_folder = QFileInfo(findings.file).path();
    m_notices.showNotice({.id = u"store"_s,
                          .level = NoticeLevel::Warning,
                          .text = sentence,
                          .action = u"showFolder"_s,
                          .actionLabel = tr("Show the folder")});
}

QString StoreNotices::sentenceOf(const StoreFindings &findings) const
{
    if (findings.rescuedMessages) {
        const QString saved = tr("The file with the conversations was damaged. What could be read was rescued: "
                                 "%1 messages. The damaged file was kept as %2.")
                                  .arg(QLocale().toString(*findings.rescuedMessages), findings.keptAside);
        return findings.isIncomplete ? saved + u' ' + tr("Some of it could not be read.") : saved;
    }
    if (!findings.keptAside.isEmpty())
        return tr("The conversations could not be read: the database is damaged. It was kept as %1, "
                  "and a new one was begun.")
            .arg(findings.keptAside);
    if (findings.hasGone)
        return tr("The file with the conversations has disappeared since the last time, and a new one was begun. If "
                  "it was moved, quit, put it back as %1, and start again.")
            .arg(findings.file);
    if (!findings.rescuedCopy.isEmpty())
        return tr("When the program last ended, not everything could be saved in place. All conversations, as they "
                  "were then, are in %1.")
            .arg(findings.rescuedCopy);
    return {};
}

void StoreNotices::showTrouble(const std::optional<base::Error> &trouble)
{
    if (!trouble) {
        m_notices.removeNotice(u"trouble"_s);
        return;
    }
    const words::ErrorText text = words::errorText(*trouble);
    m_notices.showNotice({.id = u"trouble"_s,
                          .level = NoticeLevel::Bad,
                          .text = text.sentence,
                          .action = u"saveCopy"_s,
                          .actionLabel = tr("Save a copy…"),
                          .details = text.details,
                          .end = NoticeEnd::WhenSolved});
}

void StoreNotices::showRescue(int percent)
{
    // A screen reader reads each text anew.
    if (std::exchange(m_shownTenth, percent / 10) == percent / 10)
        return;
    m_notices.showNotice({.id = u"rescue"_s,
                          .level = NoticeLevel::Warning,
                          .text = tr("The file with the conversations is damaged. What can be read is being rescued: "
                                     "%1 %.")
                                      .arg(percent / 10 * 10),
                          .end = NoticeEnd::WhenSolved});
}

void StoreNotices::askForCopy()
{
    auto *dialog = new QFileDialog(m_window, tr("Save a copy of all conversations"));
    dialog->setObjectName("CopyFileDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"sqlite"_s);
    dialog->setNameFilters({tr("Databases (*.sqlite)"), tr("All files (*)")});
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setDirectory(folder.exists() ? folder : QDir::home());
    dialog->selectFile(u"tokenhub-chat-%1.sqlite"_s.arg(QDateTime::currentDateTime().toString(u"yyyy-MM-dd"_s)));
    connect(dialog, &QFileDialog::fileSelected, this, &StoreNotices::saveCopyTo);
    dialog->open();
}

void StoreNotices::saveCopyTo(const QString &file)
{
    m_saveCopy(file, this, [this, file](const base::Result<void> &saved) {
        const QString shown = QDir::toNativeSeparators(file);
        if (saved) {
            m_notices.showNotice({.id = u"copy"_s, .text = tr("All conversations were copied to %1.").arg(shown)});
            return;
        }
        QString sentence = tr("The copy could not be saved as %1.").arg(shown);
        if (saved.error().kind == base::ErrorKind::StorageFull)
            sentence = tr("The copy could not be saved as %1: the disk is full.").arg(shown);
        else if (saved.error().kind == base::ErrorKind::StorageReadOnly)
            sentence = tr("The copy could not be saved as %1: nothing can be written there.").arg(shown);
        m_notices.showNotice({.id = u"copy"_s,
                              .level = NoticeLevel::Bad,
                              .text = sentence,
                              .action = u"saveCopy"_s,
                              .actionLabel = tr("Choose another place…"),
                              .details = words::errorText(saved.error()).details});
    });
}

} // namespace tokenhub::app
