// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::settings;

Q_DECLARE_METATYPE(tokenhub::settings::Key)

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeTo(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void hasDefaultsWithoutAFile();
    void keepsEverySetting();
    void announcesOnlyWhatDiffers();
    void clampsNumbers();
    void writesTogetherAndLater();
    void keepsNothingWithoutAFileName();
    void remembersTheLastTenModels();
    void toleratesWrongValues();
    void keepsADamagedFileAside_data();
    void keepsADamagedFileAside();
    void doesNotReplaceWhatItMayNotRead();
    void saysWhenItCannotWrite();
    void leavesWhatAnotherRunWroteMeanwhile();
    void D13_nobodyElseCanReadTheFile();

private:
    QString file() const { return m_folder->filePath(u"config/tokenhub-chat.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSettings::hasDefaultsWithoutAFile()
{
    const Settings settings(file());
    QVERIFY(settings.windowGeometry().isEmpty());
    QVERIFY(settings.isSidebarVisible());
    QVERIFY(!settings.isParametersVisible());
    QCOMPARE(settings.sidebarWidth(), 260);
    QCOMPARE(settings.transcriptZoom(), 100);
    QCOMPARE(settings.theme(), Theme::System);
    QCOMPARE(settings.enterKey(), EnterKey::Sends);
    QVERIFY(settings.defaultTarget().isEmpty());
    QVERIFY(settings.defaultProfile().isNull());
    QVERIFY(settings.recentModels().isEmpty());
    QCOMPARE(settings.keyMark(base::ProfileId::create()), KeyMark::NotStored);
    QVERIFY(!settings.trouble());
    QVERIFY(settings.keptAside().isEmpty());
}

void TestSettings::keepsEverySetting()
{
    const auto profile = base::ProfileId::create();
    const auto other = base::ProfileId::create();
    const QJsonObject target{{u"model"_s, u"a, \"b\"; =日本"_s},
                             {u"parameters"_s, QJsonObject{{u"temperature"_s, 0.5}}}};
    {
        Settings settings(file());
        settings.setWindowGeometry("\x01\x00\xd9\xff;,\n"_ba);
        settings.setWindowState("state"_ba);
        settings.setSidebarVisible(false);
        settings.setSidebarWidth(333);
        settings.setParametersVisible(true);
        settings.setParametersWidth(444);
        settings.setDefaultTarget(target);
        settings.setDefaultProfile(profile);
        settings.addRecentModel(u"one, two"_s);
        settings.setTranscriptZoom(125);
        settings.setTheme(Theme::Dark);
        settings.setEnterKey(EnterKey::MakesNewLine);
        settings.setKeyMark(profile, KeyMark::Stored);
        settings.setKeyMark(other, KeyMark::Stored);
        settings.setKeyMark(other, KeyMark::NotStored);
    }
    const Settings settings(file());
    QCOMPARE(settings.windowGeometry(), "\x01\x00\xd9\xff;,\n"_ba);
    QCOMPARE(settings.windowState(), "state"_ba);
    QVERIFY(!settings.isSidebarVisible());
    QCOMPARE(settings.sidebarWidth(), 333);
    QVERIFY(settings.isParametersVisible());
    QCOMPARE(settings.parametersWidth(), 444);
    QCOMPARE(settings.defaultTarget(), target);
    QCOMPARE(settings.defaultProfile(), profile);
    QCOMPARE(settings.recentModels(), QStringList{u"one, two"_s});
    QCOMPARE(settings.transcriptZoom(), 125);
    QCOMPARE(settings.theme(), Theme::Dark);
    QCOMPARE(settings.enterKey(), EnterKey::MakesNewLine);
    QCOMPARE(settings.keyMark(profile), KeyMark::Stored);
    QCOMPARE(settings.keyMark(other), KeyMark::NotStored);
}

void TestSettings::announcesOnlyWhatDiffers()
{
    Settings settings(file());
    QSignalSpy changes(&settings, &Settings::changed);
    settings.setTheme(Theme::System);
    settings.setDefaultTarget({});
    settings.setKeyMark(base::ProfileId::create(), KeyMark::NotStored);
    QCOMPARE(changes.size(), 0);
    settings.setTheme(Theme::Light);
    settings.setTheme(Theme::Light);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).at(0).value<Key>(), Key::Theme);
}

void TestSettings::clampsNumbers()
{
    Settings settings(file());
    settings.setTranscriptZoom(10'000);
    QCOMPARE(settings.transcriptZoom(), 300);
    settings.setTranscriptZoom(-1);
    QCOMPARE(settings.transcriptZoom(), 50);
}

void TestSettings::writesTogetherAndLater()
{
    Settings settings(file());
    settings.setTheme(Theme::Dark);
    settings.setSidebarWidth(300);
    QVERIFY(!QFile::exists(file()));
    QTRY_VERIFY(contentOf(file()).contains("theme=dark"));
    QVERIFY(contentOf(file()).contains("width=300"));
}

void TestSettings::keepsNothingWithoutAFileName()
{
    Settings settings{QString()};
    settings.setTheme(Theme::Dark);
    settings.flush();
    QCOMPARE(settings.theme(), Theme::Dark);
    QVERIFY(!settings.trouble());
}

void TestSettings::remembersTheLastTenModels()
{
    Settings settings(file());
    for (int i = 0; i < 12; ++i)
        settings.addRecentModel(QString::number(i));
    settings.addRecentModel(u"5"_s);
    QCOMPARE(settings.recentModels().join(u' '), u"5 11 10 9 8 7 6 4 3 2"_s);
}

void TestSettings::toleratesWrongValues()
{
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    writeTo(file(),
            "[sidebar]\nwidth=wide\nvisible=perhaps\n[transcript]\nzoom=99999999999\n[look]\ntheme=pink\n"
            "[chat]\ndefaultTarget=[1\ndefaultProfile=me\n[window]\ngeometry=@Variant(\\0\\0\\0\\x7f)\n");
    const Settings settings(file());
    QCOMPARE(settings.sidebarWidth(), 260);
    QVERIFY(settings.isSidebarVisible());
    QCOMPARE(settings.transcriptZoom(), 300);
    QCOMPARE(settings.theme(), Theme::System);
    QVERIFY(settings.defaultTarget().isEmpty());
    QVERIFY(settings.defaultProfile().isNull());
    QVERIFY(settings.keptAside().isEmpty());
}

void TestSettings::keepsADamagedFileAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << "this is no settings file\n"_ba;
    QTest::newRow("zeros") << QByteArray(300, '\0');
    QTest::newRow("bytes") << "\x7f\x45LF\x02\x01\xff\xfe\n\x00\x00[look\ntheme=dark\n"_ba;
}

void TestSettings::keepsADamagedFileAside()
{
    QFETCH(QByteArray, content);
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    writeTo(file(), content);
    {
        Settings settings(file());
        QVERIFY(settings.keptAside().startsWith(file() + u".damaged-"_s));
        QCOMPARE(contentOf(settings.keptAside()), content);
        QCOMPARE(settings.theme(), Theme::System);
        settings.setTheme(Theme::Light);
    }
    const Settings settings(file());
    QVERIFY(settings.keptAside().isEmpty());
    QCOMPARE(settings.theme(), Theme::Light);
}

void TestSettings::doesNotReplaceWhatItMayNotRead()
{
    QVERIFY(QDir().mkpath(file())); // a folder of that name: unreadable for root too
    Settings settings(file());
    QCOMPARE(settings.trouble()->kind, base::ErrorKind::FileFailed);
    settings.setTheme(Theme::Dark);
    settings.flush();
    QCOMPARE(settings.theme(), Theme::Dark);
    QVERIFY(QFileInfo(file()).isDir());
}

void TestSettings::saysWhenItCannotWrite()
{
    writeTo(m_folder->filePath(u"config"_s), "a file where the folder should be");
    Settings settings(file());
    QSignalSpy troubles(&settings, &Settings::troubleChanged);
    settings.setTheme(Theme::Dark);
    settings.flush();
    QCOMPARE(settings.trouble()->kind, base::ErrorKind::FileFailed);
    QVERIFY(QFile::remove(m_folder->filePath(u"config"_s)));
    settings.flush();
    QVERIFY(!settings.trouble());
    QCOMPARE(troubles.size(), 2);
    QVERIFY(contentOf(file()).contains("theme=dark"));
}

void TestSettings::leavesWhatAnotherRunWroteMeanwhile()
{
    Settings one(file());
    {
        Settings two(file());
        two.setTranscriptZoom(150);
    }
    one.setTheme(Theme::Dark);
    one.flush();
    const Settings after(file());
    QCOMPARE(after.transcriptZoom(), 150);
    QCOMPARE(after.theme(), Theme::Dark);
}

void TestSettings::D13_nobodyElseCanReadTheFile()
{
    const mode_t before = umask(0);
    Settings settings(file());
    settings.setTheme(Theme::Dark);
    settings.flush();
    settings.setTheme(Theme::Light);
    settings.flush();
    umask(before);
    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(file()).constData(), &info), 0);
    QCOMPARE(int(info.st_mode & 0777), 0600);
    QCOMPARE(::stat(QFile::encodeName(QFileInfo(file()).path()).constData(), &info), 0);
    QCOMPARE(int(info.st_mode & 0777), 0700);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
