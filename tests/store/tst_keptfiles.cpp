// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::store;
using namespace tokenhub::store::test;

//! What lies beside the database and still holds what was deleted.
class TestKeptFiles : public QObject
{
    Q_OBJECT

private slots:
    void areCountedAndRemoved();
    void belongToAFolder();
    void areLeftWhereNothingMayBeWritten();

private:
    void put(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(1000, 'x')), 1000);
    }

    QTemporaryDir m_folder;
};

void TestKeptFiles::areCountedAndRemoved()
{
    Store store(StoreLocation::inFolder(m_folder.path()));
    QVERIFY(open(store));
    const chat::ConversationData data = beginning(u"stays"_s);
    QVERIFY(saveTurn(store, data));
    const auto count = [&] { return *answerOf<KeptFiles>([&](auto done) { store.countKeptFiles(nullptr, done); }); };
    QCOMPARE(count(), KeptFiles());

    for (const QString &name :
         {u"tokenhub.sqlite.backup-20260101T000000Z-v1"_s, u"tokenhub.sqlite.damaged-20260101T000000Z"_s,
          u"tokenhub.sqlite.damaged-20260101T000000Z-wal"_s, u"tokenhub.sqlite.rescued-20260101T000000Z"_s,
          u"other.backup-1"_s})
        put(name);
    QCOMPARE(count(), (KeptFiles{.count = 2, .bytes = 3000}));
    const auto left = answerOf<KeptFiles>([&](auto done) { store.removeKeptFiles(nullptr, done); });
    QCOMPARE(*left, KeptFiles());

    QStringList names = QDir(m_folder.path()).entryList({u"*.*"_s}, QDir::Files);
    names.removeIf([](const QString &name) { return name.startsWith(u"tokenhub.sqlite-"); }); // what SQLite works with
    QCOMPARE(names,
             (QStringList{u"other.backup-1"_s, u"tokenhub.sqlite"_s, u"tokenhub.sqlite.rescued-20260101T000000Z"_s,
                          u"tokenhub.sqlite.schema"_s}));
    QCOMPARE(history(store)->size(), std::size_t(1));
}

void TestKeptFiles::belongToAFolder()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store));
    QCOMPARE(*answerOf<KeptFiles>([&](auto done) { store.countKeptFiles(nullptr, done); }), KeptFiles());
    QCOMPARE(*answerOf<KeptFiles>([&](auto done) { store.removeKeptFiles(nullptr, done); }), KeptFiles());
}

void TestKeptFiles::areLeftWhereNothingMayBeWritten()
{
    put(u"tokenhub.sqlite.backup-1"_s);
    Store store(StoreLocation::toReadInFolder(m_folder.path()));
    (void)open(store);
    const KeptFiles one{.count = 1, .bytes = 1000};
    QCOMPARE(*answerOf<KeptFiles>([&](auto done) { store.removeKeptFiles(nullptr, done); }), one);
    QVERIFY(QFile::exists(m_folder.filePath(u"tokenhub.sqlite.backup-1"_s)));
}

QTEST_GUILESS_MAIN(TestKeptFiles)
#include "tst_keptfiles.moc"
