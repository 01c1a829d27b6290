// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schemapages.h"

#include "base/logging.h"
#include "store/databasefile.h"

#include <QDataStream>
#include <QFile>
#include <QtEndian>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store::schemapages {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

// SQLite's file format: https://www.sqlite.org/fileformat2.html
constexpr qsizetype fileHeader = 100;
constexpr char interiorPage = 0x05;
constexpr char leafPage = 0x0d;
constexpr size_t mostPages = 64; // our schema takes three
constexpr quint32 magic = 0x54485350;

using Pages = std::map<quint32, QByteArray>;

QString nameFor(const QString &file)
{
    return file + u".schema"_s;
}

quint32 number(const QByteArray &page, qsizetype offset)
{
    return offset + 4 <= page.size() ? qFromBigEndian<quint32>(page.constData() + offset) : 0;
}

quint16 shortNumber(const QByteArray &page, qsizetype offset)
{
    return offset + 2 <= page.size() ? qFromBigEndian<quint16>(page.constData() + offset) : quint16(0);
}

//! Page \a n and those below it; false when it is no page of a table.
bool collect(QFile &device, quint32 n, qsizetype pageSize, Pages &pages)
{
    if (n == 0 || pages.size() >= mostPages || pages.count(n) > 0 || !device.seek(qint64(n - 1) * pageSize))
        return false;
    const QByteArray page = device.read(pageSize);
    if (page.size() != pageSize)
        return false;
    pages[n] = page;
    const qsizetype header = n == 1 ? fileHeader : 0;
    if (page.at(header) == leafPage)
        return true;
    if (page.at(header) != interiorPage)
        return false;
    const int cells = shortNumber(page, header + 3);
    bool isWhole = collect(device, number(page, header + 8), pageSize, pages);
    for (int i = 0; isWhole && i < cells; ++i)
        isWhole = collect(device, number(page, shortNumber(page, header + 12 + 2 * i)), pageSize, pages);
    return isWhole;
}

//! Counters, the size and the list of free pages change all the time; a zero lets SQLite go by the file.
void forgetWhatChanges(Pages &pages)
{
    QByteArray &first = pages[1];
    for (const auto &[offset, length] : {std::pair(24, 16), std::pair(92, 8)})
        std::fill_n(first.begin() + offset, length, '\0');
}

Pages pagesOf(const QString &file)
{
    QFile device(file);
    Pages pages;
    if (!device.open(QIODevice::ReadOnly))
        return {};
    const QByteArray header = device.read(fileHeader);
    const int stated = shortNumber(header, 16);
    if (header.size() < fileHeader || !collect(device, 1, stated == 1 ? 65536 : stated, pages))
        return {};
    forgetWhatChanges(pages);
    return pages;
}

Pages keptPages(const QString &file)
{
    QFile device(nameFor(file));
    if (!device.open(QIODevice::ReadOnly))
        return {};
    QDataStream stream(&device);
    quint32 mark = 0;
    quint32 count = 0;
    stream >> mark >> count;
    Pages pages;
    for (quint32 i = 0; mark == magic && i < std::min<quint32>(count, mostPages); ++i) {
        quint32 n = 0;
        QByteArray page;
        stream >> n >> page;
        pages[n] = page;
    }
    return stream.status() == QDataStream::Ok && pages.count(1) > 0 ? pages : Pages();
}

Result<void> write(const Pages &pages, const QString &file)
{
    const QString part = nameFor(file) + u".part"_s;
    QFile::remove(part);
    if (Result<void> created = createPrivateFile(part); !created)
        return created;
    QFile device(part);
    if (device.open(QIODevice::WriteOnly)) {
        QDataStream stream(&device);
        stream << magic << quint32(pages.size());
        for (const auto &[n, page] : pages)
            stream << n << page;
        if (stream.status() == QDataStream::Ok && device.flush())
            return replaceFile(part, nameFor(file));
    }
    QFile::remove(part);
    return Error{.kind = ErrorKind::FileFailed, .detail = device.errorString(), .subject = part};
}

} // namespace

bool areKept(const QString &file)
{
    return QFile::exists(nameFor(file));
}

void keep(const Database &database, const QString &file)
{
    // What is still in the log is not in the file. Nothing is there after a clean end.
    const Result<QVariant> busy = database.value(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
    if (!busy || busy->toInt() != 0)
        return;
    const Pages pages = pagesOf(file);
    if (pages.empty() || pages == keptPages(file))
        return;
    if (const Result<void> written = write(pages, file); !written)
        qCWarning(base::logStore) << "the schema's pages are not kept:" << written.error().detail;
}

bool restore(const QString &file, const QString &copy)
{
    const Pages pages = keptPages(file);
    QFile device(copy);
    if (pages.empty() || !device.open(QIODevice::ReadWrite))
        return false;
    const qsizetype pageSize = pages.at(1).size();
    for (const auto &[n, page] : pages) {
        const qint64 offset = qint64(n - 1) * pageSize;
        if (offset + pageSize > device.size() || !device.seek(offset) || device.write(page) != pageSize)
            return false;
    }
    return device.flush();
}

} // namespace tokenhub::store::schemapages
