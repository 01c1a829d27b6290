// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logwriter.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::base {
namespace {

constexpr QFileDevice::Permissions ours = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

bool makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return true;
    return QDir().mkpath(QFileInfo(folder).path()) && QDir().mkdir(folder, ours | QFileDevice::ExeOwner);
}

} // namespace

LogWriter::LogWriter(LogFileOptions options) : m_options(std::move(options)) { }

QString LogWriter::nameOf(int age) const
{
    const QFileInfo info(m_options.file);
    if (age == 0)
        return m_options.file;
    return info.path() + u'/' + info.completeBaseName() + u'.' + QString::number(age) + u'.' + info.suffix();
}

bool LogWriter::open()
{
    // Somebody may have removed it to begin anew.
    if (m_file.isOpen() && QFileInfo::exists(m_options.file))
        return true;
    m_file.close();
    if (!makeFolder(QFileInfo(m_options.file).path()))
        return false;
    m_file.setFileName(m_options.file);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append, ours))
        return false;
    m_file.setPermissions(ours); // one that was there keeps its rights otherwise
    if (m_file.size() == 0 && !m_options.firstLine.isEmpty())
        m_file.write(m_options.firstLine.toUtf8() + '\n');
    return true;
}

void LogWriter::moveAside()
{
    m_file.close();
    QFile::remove(nameOf(m_options.files - 1));
    for (int age = m_options.files - 2; age >= 0; --age)
        QFile::rename(nameOf(age), nameOf(age + 1));
}

void LogWriter::write(const QByteArray &line)
{
    if (!open())
        return;
    if (m_file.size() > 0 && m_file.size() + line.size() + 1 > m_options.mostBytes) {
        moveAside();
        if (!open())
            return;
    }
    m_file.write(line + '\n');
    m_file.flush();
}

void LogWriter::writeAtOnce(const QByteArray &line) const
{
    QFile file(m_options.file);
    if (makeFolder(QFileInfo(m_options.file).path()) && file.open(QIODevice::WriteOnly | QIODevice::Append, ours))
        file.write(line + '\n');
}

} // namespace tokenhub::base
