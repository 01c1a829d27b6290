// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include "settings/settingstable.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
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
    void anyTextInAnyRowIsTolerated_data();
    void anyTextInAnyRowIsTolerated();
    void shortcutsOfAnyShapeAreTolerated_data();
    void shortcutsOfAnyShapeAreTolerated();
    void goesBackToTheDefault();
    void aFontIsNeverTooSmallToRead();
    void keepsADamagedFileAside_data();
    void keepsADamagedFileAside();
    void doesNotReplaceWhatItMayNotRead();
    void saysWhenItCannotWrite();
    void writesBesideNamesWithEmptyParts_data();
    void writesBesideNamesWithEmptyParts();
    void halfASurrogatePairIsReadAsItWillBeWritten();
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
        settings.setLanguage(Language::SimplifiedChinese);
        settings.setAsksBeforeQuitting(true);
        settings.setTimeLimits({.firstByte = 300s, .stallWarning = 20s, .stall = 90s});
        settings.setLogLevel(LogLevel::Debug);
        settings.setInterfaceFont(u"Noto Sans CJK SC, \"Bold\""_s);
        settings.setInterfaceFontSize(14);
        settings.setCodeFont(u"等距更纱黑体"_s);
        settings.setDensity(Density::Compact);
        settings.setTextWidth(TextWidth::Fill);
        settings.setMotion(Motion::Reduced);
        settings.setShortcuts({{u"newChat"_s, {u"Ctrl+T"_s, u"Ctrl+,"_s}}, {u"stop"_s, {}}});
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
    QCOMPARE(settings.language(), Language::SimplifiedChinese);
    QVERIFY(settings.asksBeforeQuitting());
    QCOMPARE(settings.timeLimits(), (TimeLimits{.firstByte = 300s, .stallWarning = 20s, .stall = 90s}));
    QCOMPARE(settings.logLevel(), LogLevel::Debug);
    QCOMPARE(settings.interfaceFont(), u"Noto Sans CJK SC, \"Bold\""_s);
    QCOMPARE(settings.interfaceFontSize(), 14);
    QCOMPARE(settings.codeFont(), u"等距更纱黑体"_s);
    QCOMPARE(settings.density(), Density::Compact);
    QCOMPARE(settings.textWidth(), TextWidth::Fill);
    QCOMPARE(settings.motion(), Motion::Reduced);
    QCOMPARE(settings.shortcuts(),
             (QMap<QString, QStringList>{{u"newChat"_s, {u"Ctrl+T"_s, u"Ctrl+,"_s}}, {u"stop"_s, {}}}));
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

void TestSettings::anyTextInAnyRowIsTolerated_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("word") << "wide"_ba;
    QTest::newRow("choice of another row") << "dark"_ba;
    QTest::newRow("zero") << "0"_ba;
    QTest::newRow("negative") << "-5"_ba;
    QTest::newRow("huge") << "99999999999999999999999"_ba;
    QTest::newRow("fraction") << "1.5"_ba;
    QTest::newRow("list") << "a, b, c"_ba;
    QTest::newRow("variant") << "@Variant(\\0\\0\\0\\x7f\\0)"_ba;
    QTest::newRow("invalid") << "@Invalid()"_ba;
    QTest::newRow("bytes") << "@ByteArray(\\xff\\xfe)"_ba;
    QTest::newRow("escapes") << "\\x0\\xd800\\n\\\""_ba;
    QTest::newRow("open quote") << "\"abc"_ba;
    QTest::newRow("long") << QByteArray(100'000, 'x');
    QTest::newRow("json") << "\"{\\\"a\\\":[[[[1]]]]}\""_ba;
}

// Whatever stands in a row: the program starts, the value is one that the table allows, and the other rows are as if
// nothing had happened.
void TestSettings::anyTextInAnyRowIsTolerated()
{
    QFETCH(QByteArray, text);
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    for (const Row &row : rows()) {
        const QStringList path = nameOf(row).split(u'/');
        const QByteArray other
            = row.key == Key::Theme ? "[composer]\nenterKey=makesNewLine\n"_ba : "[look]\ntheme=dark\n"_ba;
        // An open quote swallows what follows it: that is the format.
        writeTo(file(), other + '[' + path[0].toLatin1() + "]\n" + path[1].toLatin1() + '=' + text + '\n');
        const Settings settings(file());
        const QByteArray where = nameOf(row).toUtf8() + '=' + text.left(40);
        QVERIFY2(settings.keptAside().isEmpty(), where.constData());
        QVERIFY2(row.key == Key::Theme ? settings.enterKey() == EnterKey::MakesNewLine
                                       : settings.theme() == Theme::Dark,
                 where.constData());
        const QVariant value = fromFile(row, QString::fromUtf8(text));
        if (row.type == Type::Flag || row.type == Type::Number || row.type == Type::Choice)
            QVERIFY2(value.toInt() >= row.lowest && value.toInt() <= row.highest, where.constData());
        if (row.type == Type::Text && row.highest > 0)
            QVERIFY2(value.toString().size() <= row.highest, where.constData());
        QCOMPARE(value.typeId(), standardOf(row).typeId());
    }
}

void TestSettings::shortcutsOfAnyShapeAreTolerated_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QStringList>("newChat");
    QTest::newRow("no json") << u"Ctrl+N"_s << QStringList();
    QTest::newRow("array") << u"[1, 2]"_s << QStringList();
    QTest::newRow("text instead of list") << u"{\"newChat\": \"Ctrl+T\"}"_s << QStringList();
    QTest::newRow("numbers in the list") << u"{\"newChat\": [1, null, \"Ctrl+T\"]}"_s << QStringList{u"Ctrl+T"_s};
    QTest::newRow("too many") << u"{\"newChat\": [\"1\", \"2\", \"3\", \"4\", \"5\"]}"_s
                              << QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s};
    QTest::newRow("too long") << u"{\"newChat\": [\"%1\"]}"_s.arg(QString(30'000, u'x')) << QStringList();
}

void TestSettings::shortcutsOfAnyShapeAreTolerated()
{
    QFETCH(QString, json);
    QFETCH(QStringList, newChat);
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    {
        QSettings stored(file(), QSettings::IniFormat);
        stored.setValue(u"shortcuts/changed"_s, json);
    }
    const Settings settings(file());
    QCOMPARE(settings.shortcuts().value(u"newChat"_s), newChat);
}

void TestSettings::goesBackToTheDefault()
{
    {
        Settings settings(file());
        QVERIFY(settings.isStandard(Key::Theme));
        settings.setTheme(Theme::Dark);
        settings.setTimeLimits({.firstByte = 300s});
        QVERIFY(!settings.isStandard(Key::Theme));
        QVERIFY(!settings.isStandard(Key::FirstByteLimit));
        QVERIFY(settings.isStandard(Key::StallLimit));
        settings.flush();
        QSignalSpy changes(&settings, &Settings::changed);
        settings.reset(Key::Theme);
        settings.reset(Key::FirstByteLimit);
        settings.reset(Key::StallLimit);
        QCOMPARE(changes.size(), 2);
    }
    const Settings settings(file());
    QVERIFY(settings.isStandard(Key::Theme));
    QCOMPARE(settings.timeLimits(), TimeLimits());
}

void TestSettings::aFontIsNeverTooSmallToRead()
{
    Settings settings(file());
    QCOMPARE(settings.interfaceFontSize(), 0);
    settings.setInterfaceFontSize(1);
    QCOMPARE(settings.interfaceFontSize(), 6);
    settings.setInterfaceFontSize(1000);
    QCOMPARE(settings.interfaceFontSize(), 32);
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

void TestSettings::writesBesideNamesWithEmptyParts_data()
{
    QTest::addColumn<QByteArray>("odd");
    QTest::newRow("section without a name") << "[]eneral]\nversion=1\n"_ba;
    QTest::newRow("ends with a slash") << "[chat]\nmodel/=x\n"_ba;
    QTest::newRow("slashes") << "[chat]\n//=x\na//b=y\n/=z\n"_ba;
    QTest::newRow("a slash after one of ours") << "[look]\ndensity/=comfortable\n"_ba;
}

void TestSettings::writesBesideNamesWithEmptyParts()
{
    QFETCH(QByteArray, odd);
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    writeTo(file(), odd + "\n[look]\ndensity=compact\nlater=kept\n");
    {
        Settings settings(file());
        settings.setTheme(Theme::Dark);
        settings.flush();
        QVERIFY(!settings.trouble());
    }
    // The next start reads the bytes, where this process would read what it remembers.
    const QString moved = m_folder->filePath(u"next.ini"_s);
    QVERIFY(QFile::copy(file(), moved));
    QVERIFY(contentOf(moved).contains("later=kept"));
    const Settings after(moved);
    QVERIFY(after.keptAside().isEmpty());
    QCOMPARE(after.theme(), Theme::Dark);
    QCOMPARE(after.density(), Density::Compact);
}

void TestSettings::halfASurrogatePairIsReadAsItWillBeWritten()
{
    QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
    writeTo(file(), "[chat]\nrecentModels=a\\xdefa, b, @\\0c\n[look]\ncodeFont=\\xd800\n");
    Settings settings(file());
    settings.setTheme(Theme::Dark);
    settings.flush();
    QCOMPARE(settings.recentModels().size(), 3);
    const QString moved = m_folder->filePath(u"next.ini"_s);
    QVERIFY(QFile::copy(file(), moved));
    const Settings after(moved);
    QCOMPARE(after.recentModels(), settings.recentModels());
    QCOMPARE(after.codeFont(), settings.codeFont());
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
