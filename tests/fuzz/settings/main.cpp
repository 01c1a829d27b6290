// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the settings file holds: no fault, every value within its bounds, what is changed is written and read back,
// and a file that cannot be read is kept.
#include "settings/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;

namespace {

void require(bool isTrue, int line = __builtin_LINE())
{
    if (isTrue)
        return;
    std::fprintf(stderr, "not as required in line %d\n", line);
    std::abort();
}

void requireBounds(const settings::Settings &settings)
{
    require(settings.transcriptZoom() >= 50 && settings.transcriptZoom() <= 300);
    require(settings.recentModels().size() <= 10);
    require(settings.sidebarWidth() > 0 && settings.parametersWidth() > 0);
    require(int(settings.theme()) >= 0 && int(settings.theme()) <= int(settings::Theme::Dark));
    require(int(settings.enterKey()) >= 0 && int(settings.enterKey()) <= int(settings::EnterKey::MakesNewLine));
    (void)settings.windowGeometry();
    (void)settings.windowState();
    (void)settings.defaultTarget();
    (void)settings.defaultProfile();
    (void)settings.keyMark(settings.defaultProfile());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int argc = 1;
    static char program[] = "fuzz_settings";
    static char *argv[] = {program, nullptr};
    static const QCoreApplication application(argc, argv);
    static const QTemporaryDir folder(u"/dev/shm/fuzz_settings-XXXXXX"_s);
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    // QSettings keeps a file it parsed for a while, and takes one of the same name, size and moment for the same: no
    // two runs share a name, and what was written is read under another one.
    static int runs = 0;
    const QString path = folder.filePath(u"settings-%1.ini"_s.arg(++runs));
    {
        QFile file(path);
        require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    {
        settings::Settings settings(path);
        requireBounds(settings);
        if (!settings.keptAside().isEmpty()) {
            QFile kept(settings.keptAside());
            require(kept.open(QIODevice::ReadOnly) && kept.readAll() == bytes && kept.remove());
        }
        settings.setTranscriptZoom(settings.transcriptZoom() == 120 ? 130 : 120);
        settings.addRecentModel(u"fuzz/model"_s);
        settings.flush();
        require(!settings.trouble());
        const QString next = folder.filePath(u"next-%1.ini"_s.arg(runs));
        require(QFile::rename(path, next));
        const settings::Settings again(next);
        requireBounds(again);
        require(again.keptAside().isEmpty());
        require(again.transcriptZoom() == settings.transcriptZoom());
        require(again.recentModels() == settings.recentModels());
        require(again.defaultTarget() == settings.defaultTarget());
        QFile::remove(next);
    }
    return 0;
}
