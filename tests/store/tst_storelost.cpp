// SPDX-License-Identifier: GPL-3.0-or-later
#include "filesizelimit.h"
#include "storefixture.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::store;
using namespace tokenhub::store::test;
using base::ErrorKind;
using base::Result;

namespace {

const StoreTuning quick{.retryEvery = 30ms, .retryAtMostEvery = 0ms, .busyTimeout = 100ms};

Result<void> saveCopy(Store &store, const QString &file)
{
    return answerOf<void>([&](auto done) { store.saveCopy(file, nullptr, done); });
}

//! What a copy holds, as the program itself would find it.
QByteArray answerIn(const QString &copy, const chat::ConversationData &data)
{
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.path());
    if (!QFile::copy(copy, location.file()))
        return "no copy";
    Store store(location);
    if (!open(store) || Outsider(location.file()).run(u"PRAGMA integrity_check"_s) != u"ok"_s)
        return "not a database";
    const auto loaded = load(store, data.head.id);
    return loaded ? loaded->messages.back().text() : "not in it"_ba;
}

} // namespace

//! Files that go while they are in use, and copies of everything elsewhere.
class TestStoreLost : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void D12_aDeletedDatabaseIsNoticedAndPutBackAtTheEnd();
    void D12_aDatabaseThatComesBackIsWrittenOn();
    void D12_aReplacedDatabaseIsLeftAloneAndACopyLaidBeside();
    void D12_aDeletedLogIsBegunAnew();
    void D12_aCopyHoldsWhatCouldNotBeWritten();
    void D10_aLockOfTenSecondsLeavesThisThreadFree();
    void D02_aCopyOfAFullDatabaseHoldsWhatIsInMemory();
    void D03_aCopyThatFailsLeavesTheOldOneAlone();
    void aCopyIsNotMadeOverTheDatabaseItself();
    void aCopyOfNothingReadableHoldsThisRun();
    void D02_whatHadNoPlaceAtTheStartIsSavedLater();
    void D05_aDatabaseThatWasHereIsMissed();

private:
    [[nodiscard]] QString file() const { return m_location->file(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<StoreLocation> m_location;
    chat::ConversationData m_data;
};

void TestStoreLost::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_location = StoreLocation::inFolder(m_folder->filePath(u"data"_s));
    m_data = beginning(u"Hello"_s);
}

void TestStoreLost::D12_aDeletedDatabaseIsNoticedAndPutBackAtTheEnd()
{
    {
        Store store(*m_location, nullptr, quick);
        QVERIFY(open(store).ok());
        QVERIFY(saveTurn(store, m_data).ok());
        QVERIFY(append(store, m_data, "before ").ok());
        QVERIFY(QFile::remove(file()));
        QCOMPARE(append(store, m_data, "after").error().kind, ErrorKind::StorageLost);
        QTRY_VERIFY(store.trouble());
        QCOMPARE(store.trouble()->kind, ErrorKind::StorageLost);
    }
    Store store(*m_location);
    QVERIFY(open(store)->keptAside.isEmpty());
    QCOMPARE(load(store, m_data.head.id)->messages.back().text(), "before after"_ba);
}

void TestStoreLost::D12_aDatabaseThatComesBackIsWrittenOn()
{
    Store store(*m_location, nullptr, quick);
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
    const QString away = m_folder->filePath(u"away"_s);
    QVERIFY(QFile::rename(file(), away));
    QCOMPARE(append(store, m_data, "text").error().kind, ErrorKind::StorageLost);
    QTRY_VERIFY(store.trouble());
    QVERIFY(QFile::rename(away, file()));
    QTRY_VERIFY(!store.trouble());
    QCOMPARE(load(store, m_data.head.id)->messages.back().text(), "text"_ba);
}

void TestStoreLost::D12_aReplacedDatabaseIsLeftAloneAndACopyLaidBeside()
{
    const QByteArray stranger = "somebody else's file";
    {
        Store store(*m_location, nullptr, quick);
        QVERIFY(open(store).ok());
        QVERIFY(saveTurn(store, m_data).ok());
        QVERIFY(QFile::rename(file(), m_folder->filePath(u"away"_s)));
        QFile other(file());
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(stranger);
        other.close();
        QCOMPARE(append(store, m_data, "text").error().kind, ErrorKind::StorageLost);
    }
    QCOMPARE(contentOf(file()), stranger);
    const QStringList rescued = QDir(m_location->folder()).entryList({u"*.rescued-*"_s});
    QCOMPARE(rescued.size(), 1);
    QCOMPARE(answerIn(m_location->folder() + u'/' + rescued.front(), m_data), "text"_ba);
    // The next start tells of it, once.
    QString copy;
    {
        Store store(*m_location);
        copy = open(store)->rescuedCopy;
        QVERIFY(QFile::exists(copy));
    }
    Store store(*m_location);
    QVERIFY(open(store)->rescuedCopy.isEmpty());
    QVERIFY(QFile::exists(copy));
}

void TestStoreLost::D12_aDeletedLogIsBegunAnew()
{
    {
        Store store(*m_location, nullptr, quick);
        QVERIFY(open(store).ok());
        QVERIFY(saveTurn(store, m_data).ok());
        QVERIFY(append(store, m_data, "one ").ok());
        QVERIFY(QFile::remove(file() + u"-wal"_s));
        QVERIFY(append(store, m_data, "two").ok());
        QVERIFY(!store.trouble());
        // Not in memory alone: another process sees it, and a log is there again.
        QVERIFY(QFile::exists(file() + u"-wal"_s));
        QCOMPARE(Outsider(file()).run(u"SELECT group_concat(content, '') FROM stream_tail"_s), u"one two"_s);
        QCOMPARE(Outsider(file()).run(u"PRAGMA integrity_check"_s), u"ok"_s);
    }
    Store store(*m_location);
    QVERIFY(open(store).ok());
    QCOMPARE(load(store, m_data.head.id)->messages.back().text(), "one two"_ba);
}

void TestStoreLost::D12_aCopyHoldsWhatCouldNotBeWritten()
{
    Store store(*m_location, nullptr, quick);
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
    QVERIFY(append(store, m_data, "before ").ok());
    QVERIFY(QFile::remove(file()));
    QVERIFY(!append(store, m_data, "after").ok());
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    const auto saved = saveCopy(store, copy);
    QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().detail));
    QCOMPARE(answerIn(copy, m_data), "before after"_ba);
    QCOMPARE(int(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
}

void TestStoreLost::D10_aLockOfTenSecondsLeavesThisThreadFree()
{
    Store store(*m_location); // as the program has it: two seconds' patience, tried again every five
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
    const Outsider other(file());
    QCOMPARE(other.run(u"BEGIN IMMEDIATE"_s), QString());
    QElapsedTimer sinceTick;
    qint64 longestGap = 0;
    QByteArray text;
    QTimer ticks;
    connect(&ticks, &QTimer::timeout, this, [&] {
        if (sinceTick.isValid())
            longestGap = std::max(longestGap, sinceTick.elapsed());
        sinceTick.start();
        text += 'x';
        store.appendTail(m_data.head.id, m_data.messages.back().id, chat::PartKind::Text, "x", nullptr, {});
    });
    ticks.start(20ms);
    QElapsedTimer locked;
    locked.start();
    QTRY_VERIFY_WITH_TIMEOUT(locked.hasExpired(10'000), 20'000);
    ticks.stop();
    QVERIFY(store.trouble());
    QCOMPARE(other.run(u"ROLLBACK"_s), QString());
    QTRY_VERIFY_WITH_TIMEOUT(!store.trouble(), 20'000);
    QCOMPARE(load(store, m_data.head.id)->messages.back().text(), text);
    // The store's calls cost this thread nothing; what else held it up is the machine's doing.
    QVERIFY2(longestGap < 1000, qPrintable(QString::number(longestGap)));
}

void TestStoreLost::D02_aCopyOfAFullDatabaseHoldsWhatIsInMemory()
{
    StoreTuning tuning = quick;
    tuning.maximumPages = 60;
    Store store(*m_location, nullptr, tuning);
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
    const QByteArray big(300'000, 'y');
    QCOMPARE(append(store, m_data, big).error().kind, ErrorKind::StorageFull);
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    QVERIFY(saveCopy(store, copy).ok());
    QCOMPARE(answerIn(copy, m_data), big);
}

void TestStoreLost::D03_aCopyThatFailsLeavesTheOldOneAlone()
{
    Store store(*m_location, nullptr, quick);
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
    QVERIFY(append(store, m_data, QByteArray(200'000, 'y')).ok());
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    QVERIFY(saveCopy(store, copy).ok());
    const QByteArray before = contentOf(copy);
    for (const qint64 limit : {0, 1, 4096, 100'000, 200'000}) {
        const FileSizeLimit full(limit);
        QVERIFY(!saveCopy(store, copy).ok());
    }
    QCOMPARE(contentOf(copy), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"copy.sqlite"_s});
    QCOMPARE(saveCopy(store, u"/nowhere/at/all.sqlite"_s).error().kind, ErrorKind::StorageReadOnly);
    QVERIFY(saveCopy(store, copy).ok());
}

void TestStoreLost::aCopyIsNotMadeOverTheDatabaseItself()
{
    Store store(*m_location, nullptr, quick);
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
    QCOMPARE(saveCopy(store, m_location->folder() + u"/./tokenhub.sqlite"_s).error().kind, ErrorKind::FileFailed);
    QVERIFY(append(store, m_data, "text").ok());
    QVERIFY(!store.trouble());
}

void TestStoreLost::aCopyOfNothingReadableHoldsThisRun()
{
    QVERIFY(QDir().mkpath(m_location->folder()));
    {
        Store store(*m_location);
        QVERIFY(open(store).ok());
    }
    QCOMPARE(Outsider(file()).run(u"PRAGMA user_version = 99"_s), QString());
    Store store(*m_location, nullptr, quick);
    QCOMPARE(open(store).error().kind, ErrorKind::StorageNewer);
    QCOMPARE(saveTurn(store, m_data).error().kind, ErrorKind::StorageNewer);
    QCOMPARE(append(store, m_data, "text").error().kind, ErrorKind::StorageNewer);
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    QVERIFY(saveCopy(store, copy).ok());
    QCOMPARE(answerIn(copy, m_data), "text"_ba);
}

void TestStoreLost::D02_whatHadNoPlaceAtTheStartIsSavedLater()
{
    QVERIFY(QDir().mkpath(m_location->folder()));
    std::optional<FileSizeLimit> full(0); // nothing can be made: as on a full disk
    Store store(*m_location, nullptr, quick);
    QSignalSpy reopened(&store, &Store::reopened);
    QVERIFY(!open(store).ok());
    QVERIFY(!saveTurn(store, m_data).ok());
    QVERIFY(!append(store, m_data, "text").ok());
    QVERIFY(!store.trouble());
    full.reset();
    QTRY_COMPARE(reopened.size(), 1);
    QVERIFY(append(store, m_data, " and more").ok());
    QCOMPARE(load(store, m_data.head.id)->messages.back().text(), "text and more"_ba);
    QVERIFY(load(store, m_data.head.id)->messages.back().isRunning());
}

void TestStoreLost::D05_aDatabaseThatWasHereIsMissed()
{
    {
        Store store(*m_location);
        QVERIFY(!open(store)->hasGone);
        QVERIFY(saveTurn(store, m_data).ok());
    }
    QVERIFY(QFile::remove(file()));
    {
        Store store(*m_location);
        QVERIFY(open(store)->hasGone);
        QVERIFY(saveTurn(store, m_data).ok());
    }
    Store store(*m_location);
    QVERIFY(!open(store)->hasGone);
    QCOMPARE(history(store)->size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestStoreLost)
#include "tst_storelost.moc"
