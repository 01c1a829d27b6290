// SPDX-License-Identifier: GPL-3.0-or-later
#include "filesizelimit.h"
#include "nextstep.h"
#include "store/opening.h"
#include "storefixture.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::store;
using namespace tokenhub::store::test;
using base::ErrorKind;
using base::Result;

namespace {

//! Lets statements of a store fail; shared with its thread.
struct Saboteur {
    std::atomic<int> statements = 0; //!< since it was armed
    std::atomic<int> first = 0; //!< the first to fail; 0: none
    std::atomic<int> last = 0;

    void arm(int from, int to)
    {
        first = 0;
        statements = 0;
        last = to;
        first = from;
    }

    std::optional<base::Error> operator()(const QString &)
    {
        const int n = ++statements;
        if (first == 0 || n < first || n > last)
            return std::nullopt;
        return base::Error{.kind = ErrorKind::StorageFailed, .detail = u"injected"_s, .code = u"10"_s};
    }
};

} // namespace

//! A fault at every statement and at every so many bytes: a turn is in the database whole or not at all.
class TestStoreFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void D08_aMigrationKilledAtAnyStatementIsOldOrNew();
    void D11_anyStatementMayFailOnce_data();
    void D11_anyStatementMayFailOnce();
    void D02_anyByteMayBeTheLastThatFits();

private:
    void checkWhole(const chat::ConversationData &data) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<StoreLocation> m_location;
};

void TestStoreFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_location = StoreLocation::inFolder(m_folder->filePath(u"data"_s));
}

//! From outside: the turn with its lane, or nothing of it.
void TestStoreFaults::checkWhole(const chat::ConversationData &data) const
{
    const Outsider other(m_location->file());
    const auto count = [&](const QString &from) {
        return other.run(
            u"SELECT count(*) FROM %1 JOIN conversation c ON c.id = x.conversation_id WHERE c.uuid = '%2'"_s.arg(
                from, data.head.id.toString()));
    };
    const QString messages = count(u"message x"_s);
    QVERIFY2(messages == u"0"_s || messages == u"3"_s, qPrintable(messages));
    QCOMPARE(count(u"lane x"_s), messages == u"0"_s ? u"0"_s : u"1"_s);
    QCOMPARE(count(u"part p JOIN message x ON x.id = p.message_id AND x.role = 'user'"_s),
             messages == u"0"_s ? u"0"_s : u"1"_s);
    QCOMPARE(other.run(u"PRAGMA integrity_check"_s), u"ok"_s);
}

void TestStoreFaults::D08_aMigrationKilledAtAnyStatementIsOldOrNew()
{
    const chat::ConversationData data = beginning(u"Hello"_s);
    {
        Store store(*m_location);
        QVERIFY(open(store).ok());
        QVERIFY(saveTurn(store, data).ok());
    }
    const int older = int(schemaMigrations().size());
    const QByteArray original = contentOf(m_location->file());
    int killed = 0;
    for (int n = 1;; ++n) {
        QDir(m_location->folder()).removeRecursively();
        QDir().mkpath(m_location->folder());
        QFile file(m_location->file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(original), original.size());
        file.close();
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(TOKENHUB_CRASHMIGRATION), {m_location->folder(), QString::number(n)});
        QVERIFY(program.waitForFinished());
        {
            const Outsider other(m_location->file());
            const int version = other.run(u"PRAGMA user_version"_s).toInt();
            QVERIFY2(version == older || version == older + 1, qPrintable(QString::number(version)));
            const QString pinned
                = other.run(u"SELECT count(*) FROM pragma_table_info('conversation') WHERE name = 'pinned'"_s);
            QCOMPARE(pinned, version == older ? u"0"_s : u"1"_s);
            QCOMPARE(other.run(u"SELECT count(*) FROM sqlite_schema WHERE name = 'conversation_new'"_s), u"0"_s);
            QCOMPARE(other.run(u"SELECT count(*) FROM message"_s), u"3"_s);
            QCOMPARE(other.run(u"PRAGMA integrity_check"_s), u"ok"_s);
        }
        const Result<Opened> again = openDatabase(*m_location, {}, withNextStep());
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
        QVERIFY(again->report.keptAside.isEmpty());
        QCOMPARE(again->database.value(u"SELECT title FROM conversation WHERE pinned = 0"_s)->toString(), u"Hello"_s);
        if (program.exitStatus() == QProcess::NormalExit) {
            QCOMPARE(program.exitCode(), 0);
            break;
        }
        ++killed;
    }
    QVERIFY2(killed > 20, qPrintable(QString::number(killed)));
}

void TestStoreFaults::D11_anyStatementMayFailOnce_data()
{
    QTest::addColumn<int>("failures");
    QTest::newRow("one") << 1;
    QTest::newRow("and the rollback after it") << 2;
    QTest::newRow("a few in a row") << 7;
    QTest::newRow("all from then on, until it is armed anew") << 1'000'000;
}

void TestStoreFaults::D11_anyStatementMayFailOnce()
{
    QFETCH(int, failures);
    Saboteur saboteur;
    StoreTuning tuning{.retryEvery = 1h, .retryAtMostEvery = 0ms};
    tuning.beforeStatement = [&](const QString &sql) { return saboteur(sql); };
    Store store(*m_location, nullptr, tuning);
    QVERIFY(open(store).ok());
    int last = 0;
    for (int n = 1; n == 1 || n <= last; ++n) {
        const chat::ConversationData data = beginning(u"turn %1"_s.arg(n));
        saboteur.arm(n, n + failures - 1);
        (void)saveTurn(store, data);
        checkWhole(data);
        (void)append(store, data, "one ");
        (void)append(store, data, "two");
        checkWhole(data);
        chat::Message whole = data.messages.back();
        whole.parts = {{.kind = chat::PartKind::Text, .text = "one two three"_ba}};
        whole.outcome = chat::Outcome::Complete;
        (void)answerOf<void>([&](auto done) { store.finishMessage(data.head.id, whole, nullptr, done); });
        checkWhole(data);
        last = std::max<int>(last, failures > 100 ? 0 : int(saboteur.statements));
        if (failures > 100)
            last = 60;
        // It goes on as if nothing had been: what was kept is written with the next thing that is.
        saboteur.arm(0, 0);
        QVERIFY(saveTurn(store, beginning(u"next"_s)).ok());
        QTRY_VERIFY(!store.trouble());
        const auto loaded = load(store, data.head.id);
        QVERIFY2(loaded.ok(), qPrintable(u"statement %1"_s.arg(n)));
        QCOMPARE(loaded->messages.size(), size_t(3));
        QVERIFY(loaded->messages.back() == whole);
    }
    QVERIFY2(last > 20, qPrintable(QString::number(last)));
}

void TestStoreFaults::D02_anyByteMayBeTheLastThatFits()
{
    for (qint64 bytes = 0; bytes < 120'000; bytes += 3067) {
        init();
        const chat::ConversationData data = beginning(QString(9000, u'q'));
        const QByteArray text(30'000, 'a');
        Store store(*m_location, nullptr, {.retryEvery = 1h, .retryAtMostEvery = 0ms});
        QVERIFY(open(store).ok());
        {
            const FileSizeLimit limit(bytes);
            (void)saveTurn(store, data);
            (void)append(store, data, text);
            (void)append(store, data, "end");
        }
        checkWhole(data);
        QVERIFY(saveTurn(store, beginning(u"next"_s)).ok());
        QTRY_VERIFY(!store.trouble());
        const auto loaded = load(store, data.head.id);
        QVERIFY2(loaded.ok(), qPrintable(u"byte %1"_s.arg(bytes)));
        QCOMPARE(loaded->messages.back().text(), text + "end");
        QCOMPARE(loaded->messages[1].text().size(), 9000);
    }
}

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
