// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include "settings/settingstable.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <algorithm>
#include <filesystem>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace tokenhub::settings {

using base::Error;
using base::ErrorKind;

namespace {

//! Only this user: the file names gateways and models. Where that fails, writing fails too and says so.
void makePrivate(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(QFileInfo(folder).absolutePath());
        QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    // QSettings keeps the rights of a file that exists.
    QFile empty(file);
    if (!empty.exists() && !empty.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return;
    if (empty.permissions() & ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser))
        empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

//! Each key stands in one line; a line that was cut does not count.
qsizetype linesWithAKey(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return -1;
    qsizetype count = 0;
    while (!device.atEnd()) {
        const QByteArray line = device.readLine();
        count += line.endsWith('\n') && line.contains('=') && !line.startsWith('[') ? 1 : 0;
    }
    return count;
}

//! No name of ours or of a later version has an empty part, and QSettings cannot write one that does: "/x" takes the
//! line of "x", and a "x/" makes the whole file unreadable.
bool canBeWritten(const QString &key)
{
    return !key.isEmpty() && !key.startsWith(u'/') && !key.endsWith(u'/') && !key.contains("//"_L1);
}

bool replace(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(std::filesystem::path(from.toStdU16String()), std::filesystem::path(to.toStdU16String()),
                            error);
    return !error;
}

} // namespace

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), m_file(file)
{
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(500ms);
    connect(&m_writeTimer, &QTimer::timeout, this, &Settings::flush);
    if (!m_file.isEmpty() && QFileInfo::exists(m_file))
        load();
}

Settings::~Settings()
{
    flush();
}

void Settings::load()
{
    if (!QFile(m_file).open(QIODevice::ReadOnly)) {
        // Saving replaces files: one that we may not read must not be replaced by defaults.
        m_trouble = Error{.kind = ErrorKind::FileFailed, .detail = u"no permission to read it"_s, .subject = m_file};
        m_file.clear();
        return;
    }
    bool isDamaged = false;
    {
        const QSettings settings(m_file, QSettings::IniFormat);
        (void)settings.allKeys(); // parses what is otherwise parsed at the first use
        isDamaged = settings.status() == QSettings::FormatError;
        if (!isDamaged)
            read(settings);
    }
    if (!isDamaged)
        return;
    const QString wanted
        = m_file + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    m_keptAside = wanted;
    for (int n = 2; QFileInfo::exists(m_keptAside); ++n)
        m_keptAside = wanted + u'-' + QString::number(n);
    if (QFile::rename(m_file, m_keptAside))
        return;
    m_trouble
        = Error{.kind = ErrorKind::FileFailed, .detail = u"damaged, and cannot be moved aside"_s, .subject = m_file};
    m_keptAside.clear();
    m_file.clear();
}

void Settings::read(const QSettings &file)
{
    for (const Row &row : rows()) {
        const QString name = nameOf(row);
        if (!file.contains(name))
            continue;
        const QVariant value = fromFile(row, file.value(name));
        if (value != standardOf(row))
            m_values.insert(row.key, value);
    }
}

void Settings::flush()
{
    m_writeTimer.stop();
    if (m_file.isEmpty() || m_unwritten.isEmpty())
        return;
    // On a full disk QSaveFile, and so QSettings, puts half a file in the place of a whole one and calls that a
    // success: it gets another file, which takes the place of ours when it is whole.
    const QString part = m_file + u".part"_s;
    QFile::remove(part);
    makePrivate(part);
    const bool isWritten = writeInto(part) && replace(part, m_file);
    if (!isWritten)
        QFile::remove(part);
    if (isWritten)
        m_unwritten.clear();
    setTrouble(isWritten ? std::nullopt
                         : std::optional(Error{
                             .kind = ErrorKind::FileFailed, .detail = u"cannot be written"_s, .subject = m_file}));
}

//! Both are opened for the moment only: a lasting QSettings would write by itself after every change. What another run
//! wrote meanwhile, and what we do not know, stays.
bool Settings::writeInto(const QString &file) const
{
    QSettings settings(file, QSettings::IniFormat);
    const QSettings before(m_file, QSettings::IniFormat);
    const QStringList keys = before.allKeys();
    for (const QString &key : keys) {
        if (canBeWritten(key))
            settings.setValue(key, asWritable(before.value(key)));
    }
    settings.setValue(u"version"_s, 1);
    for (const Key key : std::as_const(m_unwritten))
        settings.setValue(nameOf(rowOf(key)), toFile(rowOf(key), value(key)));
    settings.sync();
    return settings.status() == QSettings::NoError && linesWithAKey(file) == settings.allKeys().size();
}

QVariant Settings::value(Key key) const
{
    const auto found = m_values.constFind(key);
    return found == m_values.cend() ? standardOf(rowOf(key)) : *found;
}

void Settings::setValue(Key key, const QVariant &value)
{
    const Row &row = rowOf(key);
    const bool isBounded = row.type == Type::Number || row.type == Type::Choice;
    const QVariant wanted = isBounded ? QVariant(std::clamp(value.toInt(), row.lowest, row.highest)) : value;
    if (wanted == this->value(key))
        return;
    m_values.insert(key, wanted);
    m_unwritten.insert(key);
    m_writeTimer.start();
    emit changed(key);
}

bool Settings::isStandard(Key key) const
{
    return value(key) == standardOf(rowOf(key));
}

void Settings::reset(Key key)
{
    setValue(key, standardOf(rowOf(key)));
}

void Settings::setTrouble(const std::optional<Error> &trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    emit troubleChanged(m_trouble);
}

} // namespace tokenhub::settings
