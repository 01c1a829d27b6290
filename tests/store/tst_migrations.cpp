// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "nextstep.h"
#include "store/opening.h"
#include "storefixture.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::store;
using namespace tokenhub::store::test;
using base::ErrorKind;
using base::Result;

class TestMigrations : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void versionsCountFromOne();
    void splitsAScriptIntoStatements();
    void bringsAnOlderDatabaseUpToDate();
    void keepsThreeBackups();
    void aStepThatFailsChangesNothing();
    void aBrokenReferenceFailsTheStep();
    void conversationsOfVersionThreeAreWhole();
    void versionFourIsAllOrNothing();
    void gatewaysOfVersionFourAreWhole();
    void versionFiveIsAllOrNothing();

private:
    Result<Opened> openWith(const std::vector<Migration> &migrations)
    {
        return openDatabase(*m_location, {}, migrations);
    }
    QStringList backups() const
    {
        return QDir(m_location->folder()).entryList({u"*.backup-*"_s}, QDir::Files, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<StoreLocation> m_location;
    chat::ConversationData m_data;
};

void TestMigrations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_location = StoreLocation::inFolder(m_folder->filePath(u"data"_s));
    m_data = beginning(u"Hello"_s);
    Store store(*m_location);
    QVERIFY(open(store).ok());
    QVERIFY(saveTurn(store, m_data).ok());
}

void TestMigrations::versionsCountFromOne()
{
    const std::vector<Migration> migrations = schemaMigrations();
    QVERIFY(!migrations.empty());
    for (size_t i = 0; i < migrations.size(); ++i)
        QCOMPARE(migrations[i].version, int(i) + 1);
}

void TestMigrations::splitsAScriptIntoStatements()
{
    const QStringList statements
        = statementsOf("-- a; comment;\nSELECT 1;\n\nCREATE TRIGGER t BEGIN\n    SELECT 2;\nEND;\n"
                       "SELECT 3"_ba);
    QCOMPARE(statements,
             (QStringList{u"SELECT 1;\n"_s, u"CREATE TRIGGER t BEGIN\n    SELECT 2;\nEND;\n"_s, u"SELECT 3\n"_s}));
}

void TestMigrations::bringsAnOlderDatabaseUpToDate()
{
    const std::vector<Migration> migrations = withNextStep();
    const int before = migrations.back().version - 1;
    {
        const Result<Opened> opened = openWith(migrations);
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
        QCOMPARE(opened->report.migratedFrom, before);
        QCOMPARE(opened->report.interruptedMessages, 1);
        QCOMPARE(opened->database.value(u"PRAGMA user_version"_s)->toInt(), before + 1);
        QCOMPARE(opened->database.value(u"PRAGMA foreign_keys"_s)->toInt(), 1);
        QCOMPARE(opened->database.value(u"SELECT count(*) FROM message"_s)->toInt(), 3); // nothing cascaded away
        QCOMPARE(opened->database.value(u"SELECT title FROM conversation WHERE pinned = 0"_s)->toString(), u"Hello"_s);

        const QString backup = opened->report.backup;
        QCOMPARE(QFile(backup).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        const Outsider other(backup);
        QCOMPARE(other.run(u"PRAGMA integrity_check"_s), u"ok"_s);
        QCOMPARE(other.run(u"PRAGMA user_version"_s).toInt(), before);
        QCOMPARE(other.run(u"PRAGMA application_id"_s).toInt(), applicationId);
        QCOMPARE(other.run(u"SELECT count(*) FROM message"_s), u"3"_s);
    }
    const Result<Opened> again = openWith(migrations);
    QVERIFY(again.ok());
    QVERIFY(!again->report.migratedFrom);
    QCOMPARE(backups().size(), 1);
}

void TestMigrations::keepsThreeBackups()
{
    const std::vector<Migration> current = schemaMigrations();
    const auto database = Database::open(m_location->file(), Database::Mode::ReadWrite, {});
    QVERIFY(database.ok());
    QStringList made;
    for (int version = 1; version <= 5; ++version)
        made << QFileInfo(*backUp(*database, m_location->file(), version)).fileName();
    QCOMPARE(backups(), made.mid(2));
}

void TestMigrations::aStepThatFailsChangesNothing()
{
    const std::vector<Migration> whole = withNextStep();
    const QStringList statements = statementsOf(whole.back().script);
    for (qsizetype n = 0; n <= statements.size(); ++n) {
        std::vector<Migration> broken = whole;
        broken.back().script = statements.mid(0, n).join(QString()).toUtf8() + "SELECT * FROM nowhere;\n";
        QCOMPARE(openWith(broken).error().kind, ErrorKind::Internal);
        const Outsider other(m_location->file());
        QCOMPARE(other.run(u"PRAGMA user_version"_s).toInt(), whole.back().version - 1);
        QCOMPARE(other.run(u"SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%pinned%'"_s), u"0"_s);
        QCOMPARE(other.run(u"SELECT count(*) FROM message"_s), u"3"_s);
    }
    QVERIFY(openWith(whole).ok());
}

void TestMigrations::aBrokenReferenceFailsTheStep()
{
    std::vector<Migration> broken = schemaMigrations();
    broken.push_back({.version = int(broken.size()) + 1, .script = "DELETE FROM conversation;\n"_ba});
    QCOMPARE(openWith(broken).error().kind, ErrorKind::Internal);
    QCOMPARE(Outsider(m_location->file()).run(u"SELECT count(*) FROM conversation"_s), u"1"_s);
}

namespace {

//! Version 3 as it was published, with one conversation of one turn.
void fillVersionThree(const Database &database)
{
    for (const QString &statement :
         {u"INSERT INTO conversation VALUES (1, '11111111-1111-4111-8111-111111111111', 'Old', 5, 6)"_s,
          u"INSERT INTO turn VALUES (1, '22222222-2222-4222-8222-222222222222', 1)"_s,
          u"INSERT INTO lane VALUES (1, '33333333-3333-4333-8333-333333333333', 1, 0, 'm', '{\"model\":\"m\"}',"
          " '55555555-5555-4555-8555-555555555555', '')"_s,
          u"INSERT INTO message (id, uuid, conversation_id, role, outcome, created_at, model, answered_by,"
          " finish_reason, request_id) VALUES (1, '44444444-4444-4444-8444-444444444444', 1, 'root', 'complete', 0, '',"
          " '', '', '')"_s,
          u"INSERT INTO message (id, uuid, conversation_id, parent_id, turn_id, lane_id, role, outcome, created_at,"
          " model, answered_by, finish_reason, request_id) VALUES (2, '55555555-5555-4555-8555-555555555555', 1, 1, 1,"
          " 1, 'user', 'complete', 5, '', '', '', '')"_s,
          u"INSERT INTO queued_prompt VALUES (1, '66666666-6666-4666-8666-666666666666', 1, 0, 'next')"_s})
        QVERIFY(database.run(statement).ok());
}

} // namespace

void TestMigrations::conversationsOfVersionThreeAreWhole()
{
    const StoreLocation old = StoreLocation::inFolder(m_folder->filePath(u"old"_s));
    std::vector<Migration> three = schemaMigrations();
    three.resize(3);
    fillVersionThree(openDatabase(old, {}, three)->database);
    Store store(old);
    const auto report = open(store);
    QCOMPARE(report->migratedFrom, 3);
    QVERIFY(QFileInfo::exists(report->backup));
    const auto listed = history(store);
    QCOMPARE(listed->size(), size_t(1));
    QCOMPARE(listed->front().lanes, 1);
    const auto data = load(store, listed->front().head.id);
    QVERIFY(data.ok());
    QCOMPARE(data->head.comparison, chat::ComparisonSettings());
    QVERIFY(!data->lanes.front().isClosed);
    QVERIFY(data->turns.empty()); // nothing was noted of it
    QVERIFY(data->messages.back().follows.isNull());
    const auto queue
        = answerOf<std::vector<chat::QueuedPrompt>>([&](auto done) { store.loadQueue(data->head.id, nullptr, done); });
    QVERIFY(queue->front().lanes.empty());
}

void TestMigrations::versionFourIsAllOrNothing()
{
    const StoreLocation old = StoreLocation::inFolder(m_folder->filePath(u"old"_s));
    std::vector<Migration> migrations = schemaMigrations();
    migrations.resize(4);
    const std::vector<Migration> three(migrations.begin(), migrations.begin() + 3);
    fillVersionThree(openDatabase(old, {}, three)->database);
    const QStringList statements = statementsOf(migrations.back().script);
    for (qsizetype n = 0; n <= statements.size(); ++n) {
        std::vector<Migration> broken = migrations;
        broken.back().script = statements.mid(0, n).join(QString()).toUtf8() + "SELECT * FROM nowhere;\n";
        QCOMPARE(openDatabase(old, {}, broken).error().kind, ErrorKind::Internal);
        const Outsider other(old.file());
        QCOMPARE(other.run(u"PRAGMA user_version"_s), u"3"_s);
        QCOMPARE(other.run(u"SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%blind_order%' OR sql LIKE '%follows%'"
                           " OR name = 'lane_set'"_s),
                 u"0"_s);
        QCOMPARE(other.run(u"SELECT count(*) FROM message"_s), u"2"_s);
    }
    QCOMPARE(openDatabase(old, {}, migrations)->report.migratedFrom, 3);
}

namespace {

void fillVersionFour(const Database &database)
{
    QVERIFY(database
                .run(u"INSERT INTO profile (uuid, name, base_url, usage_in_stream, connection, position) VALUES"
                     " ('77777777-7777-4777-8777-777777777777', 'mine', 'http://localhost:1', 'ask', '', 1)"_s)
                .ok());
}

} // namespace

void TestMigrations::gatewaysOfVersionFourAreWhole()
{
    const StoreLocation old = StoreLocation::inFolder(m_folder->filePath(u"old"_s));
    std::vector<Migration> four = schemaMigrations();
    four.resize(4);
    fillVersionFour(openDatabase(old, {}, four)->database);
    Store store(old);
    const auto report = open(store);
    QCOMPARE(report->migratedFrom, 4);
    QVERIFY(QFileInfo::exists(report->backup));
    QCOMPARE(Outsider(report->backup).run(u"SELECT name FROM profile"_s), u"mine"_s);
    const auto profiles = answerOf<std::vector<chat::Profile>>([&](auto done) { store.loadProfiles(nullptr, done); });
    QCOMPARE(profiles->size(), size_t(1));
    QCOMPARE(profiles->front().name, u"mine"_s);
    QVERIFY(profiles->front().prices == chat::PriceList());
    QVERIFY(profiles->front().state == chat::ProfileState::Sound);
}

void TestMigrations::versionFiveIsAllOrNothing()
{
    const StoreLocation old = StoreLocation::inFolder(m_folder->filePath(u"old"_s));
    std::vector<Migration> migrations = schemaMigrations();
    migrations.resize(5);
    const std::vector<Migration> four(migrations.begin(), migrations.begin() + 4);
    fillVersionFour(openDatabase(old, {}, four)->database);
    std::vector<Migration> broken = migrations;
    broken.back().script += "SELECT * FROM nowhere;\n";
    QCOMPARE(openDatabase(old, {}, broken).error().kind, ErrorKind::Internal);
    const Outsider other(old.file());
    QCOMPARE(other.run(u"PRAGMA user_version"_s), u"4"_s);
    QCOMPARE(other.run(u"SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%prices%'"_s), u"0"_s);
    QCOMPARE(other.run(u"SELECT name FROM profile"_s), u"mine"_s);
    QCOMPARE(openDatabase(old, {}, migrations)->report.migratedFrom, 4);
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
