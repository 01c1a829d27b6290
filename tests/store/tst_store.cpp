// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

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

//! The store as the rest of the program sees it: order, callbacks, ends, and writes that have to wait.
class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void answersInTheOrderOfTheCalls();
    void answersLaterNeverDuringTheCall();
    void dropsAnAnswerWhoseContextHasGone();
    void survivesBeingDestroyedByACallback();
    void writesAllThatWasAskedBeforeItEnds();
    void forgetsAStoreInMemory();
    void refusesCallsBeforeOpen();
    void D10_aForeignLockKeepsTheWriteAndDoesNotHoldUpThisThread();
    void D02_aFullDiskKeepsWritesInOrderUntilThereIsSpace();
    void aSenselessWriteIsNotKept();
    void keptWritesAreTriedOnceMoreAtTheEnd();
};

void TestStore::answersInTheOrderOfTheCalls()
{
    QTemporaryDir folder;
    Store store(StoreLocation::inFolder(folder.filePath(u"data"_s)));
    const chat::ConversationData data = beginning(u"Hello"_s);
    QStringList order;
    store.open(this, [&](Result<OpenReport>) { order << u"open"_s; });
    store.saveTurn(data, this, [&](Result<void> r) { order << (r ? u"saved"_s : u"?"_s); });
    store.loadHistory(this, [&](auto r) { order << QString::number(r->size()); });
    store.loadConversation(chat::ConversationId::create(), this, [&](auto r) { order << (r ? u"?"_s : u"unknown"_s); });
    store.removeConversation(data.head.id, this, [&](Result<void>) { order << u"removed"_s; });
    store.loadHistory(this, [&](auto r) { order << QString::number(r->size()); });
    QTRY_COMPARE(order, (QStringList{u"open"_s, u"saved"_s, u"1"_s, u"unknown"_s, u"removed"_s, u"0"_s}));
}

void TestStore::answersLaterNeverDuringTheCall()
{
    Store store(StoreLocation::inMemory());
    int answers = 0;
    QThread *thread = nullptr;
    store.open(nullptr, [&](Result<OpenReport>) {
        ++answers;
        thread = QThread::currentThread();
    });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 1);
    QCOMPARE(thread, QThread::currentThread());
}

void TestStore::dropsAnAnswerWhoseContextHasGone()
{
    Store store(StoreLocation::inMemory());
    auto context = std::make_unique<QObject>();
    bool called = false;
    store.open(context.get(), [&](Result<OpenReport>) { called = true; });
    context.reset();
    QVERIFY(history(store).ok()); // answered after the first
    QVERIFY(!called);
}

void TestStore::survivesBeingDestroyedByACallback()
{
    auto store = std::make_unique<Store>(StoreLocation::inMemory());
    bool called = false;
    bool calledAfterwards = false;
    store->open(nullptr, [&](Result<OpenReport>) {
        called = true;
        store.reset();
    });
    store->loadHistory(nullptr, [&](auto) { calledAfterwards = true; });
    QTRY_VERIFY(called);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!calledAfterwards);
}

void TestStore::writesAllThatWasAskedBeforeItEnds()
{
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.filePath(u"data"_s));
    const chat::ConversationData data = beginning(u"Hello"_s);
    QByteArray expected;
    {
        Store store(location);
        store.open(nullptr, {});
        store.saveTurn(data, nullptr, {});
        for (int i = 0; i < 200; ++i) {
            const QByteArray piece = QByteArray::number(i) + ' ';
            expected += piece;
            store.appendTail(data.head.id, data.messages.back().id, chat::PartKind::Text, piece, nullptr, {});
        }
    }
    Store store(location);
    QVERIFY(open(store).ok());
    const auto loaded = load(store, data.head.id);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->messages.back().text(), expected);
}

void TestStore::forgetsAStoreInMemory()
{
    const chat::ConversationData data = beginning(u"Hello"_s);
    {
        Store store(StoreLocation::inMemory());
        QVERIFY(open(store).ok());
        QVERIFY(saveTurn(store, data).ok());
        QVERIFY(append(store, data, "text").ok());
        QCOMPARE(load(store, data.head.id)->messages.back().text(), "text"_ba);
    }
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    QCOMPARE(history(store)->size(), size_t(0));
}

void TestStore::refusesCallsBeforeOpen()
{
    Store store(StoreLocation::inMemory());
    QCOMPARE(history(store).error().kind, ErrorKind::Internal);
    QCOMPARE(saveTurn(store, beginning(u"Hello"_s)).error().kind, ErrorKind::Internal);
}

void TestStore::D10_aForeignLockKeepsTheWriteAndDoesNotHoldUpThisThread()
{
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.filePath(u"data"_s));
    Store store(location, nullptr, {.retryEvery = 50ms, .retryAtMostEvery = 0ms, .busyTimeout = 300ms});
    QVERIFY(open(store).ok());
    QSignalSpy troubles(&store, &Store::troubleChanged);
    const chat::ConversationData data = beginning(u"Hello"_s);
    {
        const Outsider other(location.file());
        QCOMPARE(other.run(u"BEGIN IMMEDIATE"_s), QString());
        QElapsedTimer timer;
        timer.start();
        store.saveTurn(data, nullptr, {});
        QVERIFY(timer.elapsed() < 150);
        const Result<void> second = append(store, data, "kept");
        QCOMPARE(second.error().kind, ErrorKind::StorageBusy);
        QTRY_VERIFY(store.trouble());
        QCOMPARE(store.trouble()->kind, ErrorKind::StorageBusy);
        QCOMPARE(history(store)->size(), size_t(0)); // reading goes on
        QCOMPARE(other.run(u"ROLLBACK"_s), QString());
    }
    QTRY_VERIFY(!store.trouble());
    QCOMPARE(troubles.size(), 2);
    QCOMPARE(load(store, data.head.id)->messages.back().text(), "kept"_ba);
}

void TestStore::D02_aFullDiskKeepsWritesInOrderUntilThereIsSpace()
{
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.filePath(u"data"_s));
    // A disk that is full for this database alone: SQLite reports the same code.
    Store store(location, nullptr, {.retryEvery = 30ms, .retryAtMostEvery = 0ms, .maximumPages = 150});
    QVERIFY(open(store).ok());
    const chat::ConversationData filler = beginning(QString(200'000, u'x'));
    const chat::ConversationData data = beginning(u"Hello"_s);
    QVERIFY(saveTurn(store, filler).ok());

    const QByteArray big(300'000, 'y');
    QVERIFY(saveTurn(store, data).ok());
    QCOMPARE(append(store, data, big).error().kind, ErrorKind::StorageFull);
    QCOMPARE(append(store, data, "end").error().kind, ErrorKind::StorageFull);
    QTRY_COMPARE(store.trouble() ? store.trouble()->kind : ErrorKind::Internal, ErrorKind::StorageFull);
    QCOMPARE(load(store, data.head.id)->messages.back().text(), QByteArray());

    const Outsider other(location.file());
    QCOMPARE(other.run(u"PRAGMA foreign_keys = ON"_s), QString());
    QCOMPARE(other.run(u"DELETE FROM conversation WHERE uuid = '%1'"_s.arg(filler.head.id.toString())), QString());
    QTRY_VERIFY(!store.trouble());
    QCOMPARE(load(store, data.head.id)->messages.back().text(), big + "end");
    QCOMPARE(other.run(u"PRAGMA integrity_check"_s), u"ok"_s);
}

void TestStore::aSenselessWriteIsNotKept()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    const chat::ConversationData data = beginning(u"Hello"_s);
    QCOMPARE(append(store, data, "text").error().kind, ErrorKind::Internal);
    QVERIFY(saveTurn(store, data).ok());
    QVERIFY(!store.trouble());
}

void TestStore::keptWritesAreTriedOnceMoreAtTheEnd()
{
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.filePath(u"data"_s));
    const chat::ConversationData data = beginning(u"Hello"_s);
    {
        Store store(location, nullptr, {.retryEvery = 1h, .retryAtMostEvery = 1h, .busyTimeout = 20ms});
        QVERIFY(open(store).ok());
        const Outsider other(location.file());
        QCOMPARE(other.run(u"BEGIN IMMEDIATE"_s), QString());
        QCOMPARE(saveTurn(store, data).error().kind, ErrorKind::StorageBusy);
        QCOMPARE(other.run(u"ROLLBACK"_s), QString());
    }
    Store store(location);
    QVERIFY(open(store).ok());
    QVERIFY(load(store, data.head.id).ok());
}

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
