// SPDX-License-Identifier: GPL-3.0-or-later
#include "leaksearch.h"

#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>

namespace tokenhub::journeys {

using namespace Qt::Literals::StringLiterals;

namespace {

// A message handler is a bare function: what it gathers cannot belong to an object.
QMutex mutex;
QByteArray gathered;
QtMessageHandler before = nullptr;

void gather(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    {
        const QMutexLocker locker(&mutex);
        gathered += QByteArray(context.category) + ": " + message.toUtf8() + '\n';
    }
    // What is chatter stays out of the test's own output.
    if (before && type != QtDebugMsg && type != QtInfoMsg)
        before(type, context, message);
}

} // namespace

LogCollector::LogCollector()
{
    gathered.clear();
    before = qInstallMessageHandler(gather);
    QLoggingCategory::setFilterRules(u"tokenhub.*=true"_s);
}

LogCollector::~LogCollector()
{
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(before);
}

QByteArray LogCollector::text()
{
    const QMutexLocker locker(&mutex);
    return gathered;
}

QStringList placesOf(const QByteArray &secret, const QStringList &folders)
{
    QStringList places;
    const auto look = [&](const QString &place, const QByteArray &bytes) {
        if (bytes.contains(secret))
            places.append(place);
    };
    for (const QString &folder : folders) {
        QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                look(file.fileName(), file.readAll());
        }
    }
    QFile commandLine(u"/proc/self/cmdline"_s);
    if (commandLine.open(QIODevice::ReadOnly))
        look(commandLine.fileName(), commandLine.readAll());
    else
        places.append(u"the command line could not be read"_s);
    look(u"log"_s, LogCollector::text());
    return places;
}

} // namespace tokenhub::journeys
