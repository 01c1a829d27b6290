// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/codesaver.h"

#include "notices/noticebar.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Exactly the bytes, over what lies there only when all of them are written. Why not; empty when it is done.
QString problemOfWriting(const QString &name, const QByteArray &bytes)
{
    // commit() after a write that the disk refused puts half a file in the place of a whole one: flush() tells before.
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.commit())
        return {};
    return file.errorString();
}

} // namespace

CodeSaver::CodeSaver(NoticeBar &notices, QWidget *window) : QObject(window), m_notices(notices), m_window(window)
{
    m_folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void CodeSaver::ask(const QString &code, const QString &fileName)
{
    auto *dialog = new QFileDialog(m_window, tr("Save the code"));
    dialog->setObjectName("CodeFileDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDirectory(QDir(m_folder).exists() ? m_folder : QDir::homePath());
    dialog->selectFile(fileName);
    connect(dialog, &QFileDialog::fileSelected, this, [this, code](const QString &file) { saveTo(file, code); });
    dialog->open();
}

void CodeSaver::saveTo(const QString &file, const QString &code)
{
    m_folder = QFileInfo(file).path();
    // The pool ends before this does: nobody is told who has gone.
    m_pool.start([this, file, bytes = code.toUtf8()] {
        const QString problem = problemOfWriting(file, bytes);
        QMetaObject::invokeMethod(this, [this, file, problem] { tell(file, problem); });
    });
}

void CodeSaver::tell(const QString &file, const QString &problem)
{
    const QString shown = QDir::toNativeSeparators(file);
    if (problem.isEmpty())
        m_notices.showNotice({.id = u"code"_s, .text = tr("The code was saved as %1.").arg(shown)});
    else
        m_notices.showNotice({.id = u"code"_s,
                              .level = NoticeLevel::Warning,
                              .text = tr("The code could not be saved as %1. Choose another place.").arg(shown),
                              .details = problem});
}

} // namespace tokenhub::app
