// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"
#include "storefixture.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>
#include <csignal>
#include <sys/fsuid.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::store;
using namespace tokenhub::store::test;
using base::ErrorKind;
using base::Result;
using Access = OpenReport::Access;

namespace {

//! Root writes where nobody may: for a while this thread, and those it starts, touch files as an ordinary user.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
        if (geteuid() == 0)
            setfsuid(65534);
    }
    ~OrdinaryUser() { setfsuid(geteuid()); }
};

int modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 0777) : -1;
}

void setMode(const QString &path, mode_t mode)
{
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
}

void overwrite(const QString &file, const QByteArray &content)
{
    QFile device(file);
    QVERIFY(device.open(QIODevice::WriteOnly));
    QCOMPARE(device.write(content), content.size());
}

QByteArray randomBytes()
{
    std::array<quint32, 12'500> words{};
    QRandomGenerator(5).generate(words.begin(), words.end());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words);
}

using Damage = std::function<QByteArray(const QByteArray &whole)>;

} // namespace

Q_DECLARE_METATYPE(Damage)

class TestOpening : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void makesANewDatabase();
    void D04_readsWhereNothingCanBeWritten();
    void D04_startsEmptyWhereNothingCanBeMade();
    void D04_readsAFileThatCannotBeWritten();
    void D04_whatCanBeWrittenLaterIs();
    void D02_aFullDiskAtTheStartStillShowsTheHistory();
    void D05_keepsADamagedDatabaseAside_data();
    void D05_keepsADamagedDatabaseAside();
    void D05_keepsAForeignDatabaseAside();
    void D05_doesNotReadAStrayLogIntoANewDatabase();
    void D07_doesNotTouchANewerDatabase();
    void D13_nobodyElseCanReadTheFiles();
    void D13_takesRightsAwayFromWhatItFinds();
    void aCrashWhileMakingTheDatabaseLeavesNoEmptyOne();

private:
    void fillDatabase();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<StoreLocation> m_location;
    chat::ConversationData m_data;
    mode_t m_umask = 0;
};

void TestOpening::init()
{
    m_umask = umask(0); // nothing but our own care keeps others out
    m_folder = std::make_unique<QTemporaryDir>();
    setMode(m_folder->path(), 0755);
    m_location = StoreLocation::inFolder(m_folder->filePath(u"deep/data # ? %41"_s));
    m_data = beginning(u"Hello"_s);
}

void TestOpening::cleanup()
{
    umask(m_umask);
    setMode(m_folder->path(), 0700);
    if (QDir(m_location->folder()).exists())
        setMode(m_location->folder(), 0700);
    m_folder.reset();
}

void TestOpening::fillDatabase()
{
    Store store(*m_location);
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
    QVERIFY(append(store, m_data, "partial").ok());
}

void TestOpening::makesANewDatabase()
{
    {
        Store store(*m_location);
        const auto report = open(store);
        QVERIFY(report.ok());
        QVERIFY(*report == OpenReport{});
        QVERIFY(history(store)->empty());
    }
    QCOMPARE(QDir(m_location->folder()).entryList(QDir::Files),
             (QStringList{u"tokenhub.sqlite"_s, u"tokenhub.sqlite.schema"_s}));
    const Outsider other(m_location->file());
    QCOMPARE(other.run(u"PRAGMA journal_mode"_s), u"wal"_s);
    QCOMPARE(other.run(u"PRAGMA application_id"_s), QString::number(0x54484348));
    QCOMPARE(other.run(u"PRAGMA user_version"_s), QString::number(schemaMigrations().back().version));
}

void TestOpening::D04_readsWhereNothingCanBeWritten()
{
    fillDatabase();
    setMode(m_folder->filePath(u"deep"_s), 0755);
    setMode(m_location->file(), 0444);
    setMode(m_location->folder(), 0555);
    const QByteArray before = contentOf(m_location->file());
    {
        const OrdinaryUser user;
        Store store(*m_location);
        const auto report = open(store);
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().detail));
        QVERIFY(report->access == Access::ReadOnly);
        QVERIFY(report->readOnlyBecause == ErrorKind::StorageReadOnly);
        QCOMPARE(history(store)->size(), size_t(1));
        const chat::Message answer = load(store, m_data.head.id)->messages.back();
        QCOMPARE(answer.text(), "partial"_ba);
        QVERIFY(answer.outcome == chat::Outcome::Interrupted);
        QCOMPARE(saveTurn(store, beginning(u"More"_s)).error().kind, ErrorKind::StorageReadOnly);
        QVERIFY(!store.trouble());
    }
    QCOMPARE(contentOf(m_location->file()), before);
    QCOMPARE(QDir(m_location->folder()).entryList(QDir::Files),
             (QStringList{u"tokenhub.sqlite"_s, u"tokenhub.sqlite.schema"_s}));
}

void TestOpening::D04_startsEmptyWhereNothingCanBeMade()
{
    setMode(m_folder->path(), 0555);
    const OrdinaryUser user;
    Store store(*m_location);
    const auto report = open(store);
    QVERIFY(report.ok());
    QVERIFY(report->access == Access::ReadOnly);
    QVERIFY(history(store)->empty());
    QCOMPARE(saveTurn(store, m_data).error().kind, ErrorKind::StorageReadOnly);
}

void TestOpening::D04_readsAFileThatCannotBeWritten()
{
    fillDatabase();
    setMode(m_folder->filePath(u"deep"_s), 0755);
    setMode(m_location->file(), 0444);
    setMode(m_location->folder(), 0777);
    const OrdinaryUser user;
    Store store(*m_location);
    QVERIFY(open(store)->access == Access::ReadOnly);
    QCOMPARE(history(store)->size(), size_t(1));
}

void TestOpening::D04_whatCanBeWrittenLaterIs()
{
    fillDatabase();
    setMode(m_folder->filePath(u"deep"_s), 0755);
    setMode(m_location->file(), 0444);
    setMode(m_location->folder(), 0555);
    const OrdinaryUser user;
    Store store(*m_location, nullptr, {.retryEvery = 30ms, .retryAtMostEvery = 0ms});
    QVERIFY(open(store)->access == Access::ReadOnly);
    const chat::ConversationData more = beginning(u"More"_s);
    QCOMPARE(saveTurn(store, more).error().kind, ErrorKind::StorageReadOnly);
    QCOMPARE(append(store, more, "kept").error().kind, ErrorKind::StorageReadOnly);
    QSignalSpy reopened(&store, &Store::reopened);
    setfsuid(geteuid());
    setMode(m_location->folder(), 0777);
    setMode(m_location->file(), 0666);
    QTRY_COMPARE(reopened.size(), 1);
    QCOMPARE(load(store, more.head.id)->messages.back().text(), "kept"_ba);
    QVERIFY(load(store, more.head.id)->messages.back().isRunning()); // it is this run's
    QVERIFY(load(store, m_data.head.id)->messages.back().outcome == chat::Outcome::Interrupted);
}

void TestOpening::D02_aFullDiskAtTheStartStillShowsTheHistory()
{
    fillDatabase();
    // Files of this process may not grow beyond a page: SQLite's answer is that of a full disk.
    struct rlimit before = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto signalBefore = std::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit small = {.rlim_cur = 4096, .rlim_max = before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    Store store(*m_location);
    const auto report = open(store);
    const auto listed = history(store);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, signalBefore);
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().detail));
    QVERIFY(report->access == Access::ReadOnly);
    QVERIFY(report->readOnlyBecause == ErrorKind::StorageFull);
    QCOMPARE(listed->size(), size_t(1));
}

void TestOpening::D05_keepsADamagedDatabaseAside_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::newRow("random bytes") << Damage([](const QByteArray &) { return randomBytes(); });
    QTest::newRow("nothing") << Damage([](const QByteArray &) { return QByteArray(); });
    QTest::newRow("a good header, then random bytes")
        << Damage([](const QByteArray &w) { return w.left(100) + randomBytes(); });
    QTest::newRow("half a header") << Damage([](const QByteArray &whole) { return whole.left(60); });
    QTest::newRow("one page") << Damage([](const QByteArray &whole) { return whole.left(4096); });
    QTest::newRow("cut in the middle") << Damage([](const QByteArray &whole) { return whole.left(whole.size() / 2); });
    QTest::newRow("cut at the end") << Damage([](const QByteArray &whole) { return whole.chopped(4096); });
}

void TestOpening::D05_keepsADamagedDatabaseAside()
{
    QFETCH(Damage, damage);
    fillDatabase();
    const QByteArray content = damage(contentOf(m_location->file()));
    overwrite(m_location->file(), content);
    QString aside;
    {
        Store store(*m_location);
        const auto report = open(store);
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().detail));
        QVERIFY(report->access == Access::ReadWrite);
        aside = report->keptAside;
        QVERIFY(aside.startsWith(m_location->file() + u".damaged-"_s));
        QVERIFY(history(store)->empty());
        QVERIFY(saveTurn(store, m_data).ok());
    }
    QCOMPARE(contentOf(aside), content);
    QCOMPARE(modeOf(aside), 0600);
    Store store(*m_location);
    QVERIFY(open(store)->keptAside.isEmpty());
    QCOMPARE(history(store)->size(), size_t(1));
}

void TestOpening::D05_keepsAForeignDatabaseAside()
{
    QDir().mkpath(m_location->folder());
    {
        const Outsider other(m_location->file());
        QCOMPARE(other.run(u"CREATE TABLE message (id)"_s), QString());
    }
    const QByteArray before = contentOf(m_location->file());
    Store store(*m_location);
    const auto report = open(store);
    QVERIFY(report.ok());
    QCOMPARE(contentOf(report->keptAside), before);
    QVERIFY(saveTurn(store, m_data).ok());
}

void TestOpening::D05_doesNotReadAStrayLogIntoANewDatabase()
{
    fillDatabase();
    {
        Store store(*m_location);
        QVERIFY(open(store).ok());
        QVERIFY(saveTurn(store, beginning(u"In the log"_s)).ok());
        const QByteArray log = contentOf(m_location->file() + u"-wal"_s);
        QVERIFY(!log.isEmpty());
        overwrite(m_folder->filePath(u"log"_s), log);
    }
    QVERIFY(QFile::remove(m_location->file()));
    QVERIFY(QFile::rename(m_folder->filePath(u"log"_s), m_location->file() + u"-wal"_s));
    Store store(*m_location);
    QVERIFY(open(store).ok());
    QVERIFY(history(store)->empty());
    QCOMPARE(Outsider(m_location->file()).run(u"PRAGMA integrity_check"_s), u"ok"_s);
}

void TestOpening::D07_doesNotTouchANewerDatabase()
{
    fillDatabase();
    const int newer = schemaMigrations().back().version + 1;
    QCOMPARE(Outsider(m_location->file()).run(u"PRAGMA user_version = %1"_s.arg(newer)), QString());
    overwrite(m_location->file() + u"-wal"_s, "a log of its own"); // SQLite would clear it away
    const QByteArray before = contentOf(m_location->file());
    QCOMPARE(qFromBigEndian<qint32>(before.constData() + 60), newer);
    {
        Store store(*m_location);
        QCOMPARE(open(store).error().kind, ErrorKind::StorageNewer);
        QCOMPARE(saveTurn(store, m_data).error().kind, ErrorKind::StorageNewer);
        QCOMPARE(history(store).error().kind, ErrorKind::StorageNewer);
    }
    QCOMPARE(contentOf(m_location->file()), before);
    QCOMPARE(contentOf(m_location->file() + u"-wal"_s), "a log of its own"_ba);
    QCOMPARE(QDir(m_location->folder()).entryList(QDir::Files),
             (QStringList{u"tokenhub.sqlite"_s, u"tokenhub.sqlite-wal"_s, u"tokenhub.sqlite.schema"_s}));
}

void TestOpening::D13_nobodyElseCanReadTheFiles()
{
    Store store(*m_location);
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
    QCOMPARE(modeOf(m_folder->filePath(u"deep"_s)), 0700);
    QCOMPARE(modeOf(m_location->folder()), 0700);
    const QStringList files = QDir(m_location->folder()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(files,
             (QStringList{u"tokenhub.sqlite"_s, u"tokenhub.sqlite-shm"_s, u"tokenhub.sqlite-wal"_s,
                          u"tokenhub.sqlite.schema"_s}));
    for (const QString &file : files)
        QCOMPARE(modeOf(m_location->folder() + u'/' + file), 0600);
}

void TestOpening::D13_takesRightsAwayFromWhatItFinds()
{
    fillDatabase();
    setMode(m_location->file(), 0644);
    setMode(m_location->folder(), 0755);
    Store store(*m_location);
    QVERIFY(open(store).ok());
    QCOMPARE(modeOf(m_location->folder()), 0700);
    QCOMPARE(modeOf(m_location->file()), 0600);
    QCOMPARE(modeOf(m_location->file() + u"-wal"_s), 0600);
}

void TestOpening::aCrashWhileMakingTheDatabaseLeavesNoEmptyOne()
{
    QDir().mkpath(m_location->folder());
    overwrite(m_location->file() + u".new"_s, "half");
    Store store(*m_location);
    const auto report = open(store);
    QVERIFY(report.ok());
    QVERIFY(report->keptAside.isEmpty());
    QVERIFY(!QFile::exists(m_location->file() + u".new"_s));
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
