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

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
