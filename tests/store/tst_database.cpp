// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::store;
using base::ErrorKind;
using base::Result;

class TestDatabase : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatSqliteMeant_data();
    void saysWhatSqliteMeant();
    void everyConnectionHasTheSameSettings();
    void rollsBackWhenTheBodyFails();
    void aFailedStatementKeepsItsValuesToItself();
};

void TestDatabase::saysWhatSqliteMeant_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("busy") << 5 << ErrorKind::StorageBusy;
    QTest::newRow("busy snapshot") << 517 << ErrorKind::StorageBusy;
    QTest::newRow("locked") << 6 << ErrorKind::StorageBusy;
    QTest::newRow("read-only") << 8 << ErrorKind::StorageReadOnly;
    QTest::newRow("read-only folder") << 1544 << ErrorKind::StorageReadOnly;
    QTest::newRow("file was moved") << 1032 << ErrorKind::StorageLost;
    QTest::newRow("corrupt") << 11 << ErrorKind::StorageDamaged;
    QTest::newRow("corrupt index") << 779 << ErrorKind::StorageDamaged;
    QTest::newRow("not a database") << 26 << ErrorKind::StorageDamaged;
    QTest::newRow("full") << 13 << ErrorKind::StorageFull;
    QTest::newRow("full, seen at the first read") << 4874 << ErrorKind::StorageFull;
    QTest::newRow("constraint") << 2067 << ErrorKind::Internal;
    QTest::newRow("bad SQL") << 1 << ErrorKind::Internal;
    QTest::newRow("cannot open") << 14 << ErrorKind::StorageFailed;
    QTest::newRow("write failed") << 778 << ErrorKind::StorageFailed;
}

void TestDatabase::saysWhatSqliteMeant()
{
    QFETCH(int, code);
    QTEST(kindOfSqliteCode(code), "kind");
}

void TestDatabase::everyConnectionHasTheSameSettings()
{
    QTemporaryDir folder;
    const auto database
        = Database::open(folder.filePath(u"a.sqlite"_s), Database::Mode::ReadWrite, std::chrono::seconds(1));
    QVERIFY(database.ok());
    const auto pragma = [&](const QString &name) { return database->value(u"PRAGMA "_s + name)->toString(); };
    QCOMPARE(pragma(u"journal_mode"_s), u"wal"_s);
    QCOMPARE(pragma(u"synchronous"_s), u"2"_s);
    QCOMPARE(pragma(u"foreign_keys"_s), u"1"_s);
    QCOMPARE(pragma(u"secure_delete"_s), u"1"_s);
    QCOMPARE(pragma(u"trusted_schema"_s), u"0"_s);
    QCOMPARE(pragma(u"busy_timeout"_s), u"1000"_s);
}

void TestDatabase::rollsBackWhenTheBodyFails()
{
    const auto database = Database::openInMemory();
    QVERIFY(database->run(u"CREATE TABLE t (a)"_s).ok());
    const Result<void> done = database->transaction([&]() -> Result<void> {
        if (Result<void> inserted = database->run(u"INSERT INTO t VALUES (?)"_s, {1}); !inserted)
            return inserted;
        return base::Error{.kind = ErrorKind::StorageFull};
    });
    QCOMPARE(done.error().kind, ErrorKind::StorageFull);
    QCOMPARE(database->value(u"SELECT count(*) FROM t"_s)->toInt(), 0);
    QVERIFY(database->transaction([&] { return database->run(u"INSERT INTO t VALUES (2)"_s); }).ok());
    QCOMPARE(database->value(u"SELECT a FROM t"_s)->toInt(), 2);
}

void TestDatabase::aFailedStatementKeepsItsValuesToItself()
{
    const auto database = Database::openInMemory();
    QVERIFY(database->run(u"CREATE TABLE t (a UNIQUE)"_s).ok());
    QVERIFY(database->run(u"INSERT INTO t VALUES (?)"_s, {u"a secret prompt"_s}).ok());
    const Result<void> again = database->run(u"INSERT INTO t VALUES (?)"_s, {u"a secret prompt"_s});
    QCOMPARE(again.error().kind, ErrorKind::Internal);
    QVERIFY(!again.error().detail.contains(u"secret"_s));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
