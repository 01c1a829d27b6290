// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychainfixture.h"
#include "keyringcontrol.h"
#include "secrets/keychainsecretstore.h"

#include <QDir>
#include <QTest>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;
using namespace keychain;

namespace {

QStringList &loggedLines()
{
    static QStringList lines;
    return lines;
}

} // namespace

class TestKeychainSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void K01_givesBackTheKeyThatWasStored();
    void K02_saysAbsentForAKeyThatWasNeverStored();
    void replacesAKey();
    void removesAKeyAndSaysAbsentForOneThatIsNotThere();
    void answersLaterAndNotAtAllWhenTheContextHasGone();
    void readsOfOneNameShareOneQuestion();
    void whoAsksFromWithinAnAnswerIsAnswered();
    void saysAbsentWhenWhatIsStoredIsNoKey();
    void K03_saysLockedAndGivesTheKeyAfterUnlocking();
    void K03_deletesAndReplacesNothingWhileLocked();
    void K03_saysLockedForAnUnknownKeyBehindALock();
    void unlockOnAnOpenKeyringReadsAtOnce();
    void K09_leavesNoTraceOfTheKeyInHomeOrLog();

private:
    void put(const QString &key, const QByteArray &bytes);
};

void TestKeychainSecretStore::initTestCase()
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
        loggedLines().append(text);
        std::fprintf(stderr, "%s\n", qPrintable(text));
    });
}

void TestKeychainSecretStore::init()
{
    QVERIFY(!keyring::isLocked());
    put(name, keyBytes);
}

void TestKeychainSecretStore::cleanup()
{
    QVERIFY(keyring::unlock(password));
    secrets::KeychainSecretStore store;
    for (const QString &each : {name, otherName}) {
        Answer removed;
        store.remove(each, removed.context(), removed.receiver());
        QVERIFY(removed.wait());
        QCOMPARE(removed.state(), KeyState::Absent);
    }
}

void TestKeychainSecretStore::put(const QString &key, const QByteArray &bytes)
{
    secrets::KeychainSecretStore store;
    Answer written;
    store.write(key, secretOf(bytes), written.context(), written.receiver());
    QVERIFY(written.wait());
    QCOMPARE(written.state(), KeyState::Found);
}

void TestKeychainSecretStore::K01_givesBackTheKeyThatWasStored()
{
    secrets::KeychainSecretStore store;
    Answer read;
    store.read(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Found);
    QCOMPARE(read.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::K02_saysAbsentForAKeyThatWasNeverStored()
{
    secrets::KeychainSecretStore store;
    Answer read;
    store.read(otherName, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Absent);
    QVERIFY(read.secret().isEmpty());
}

void TestKeychainSecretStore::replacesAKey()
{
    put(name, "sk-the-second"_ba);
    secrets::KeychainSecretStore store;
    Answer read;
    store.read(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.secret().reveal(), "sk-the-second"_ba);
}

void TestKeychainSecretStore::removesAKeyAndSaysAbsentForOneThatIsNotThere()
{
    secrets::KeychainSecretStore store;
    for (int round = 0; round < 2; ++round) {
        Answer removed;
        store.remove(name, removed.context(), removed.receiver());
        QVERIFY(removed.wait());
        QCOMPARE(removed.state(), KeyState::Absent);
    }
    Answer read;
    store.read(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Absent);
}

void TestKeychainSecretStore::answersLaterAndNotAtAllWhenTheContextHasGone()
{
    secrets::KeychainSecretStore store;
    Answer kept;
    int lost = 0;
    auto gone = std::make_unique<QObject>();
    store.read(name, gone.get(), [&lost](const SecretAnswer &) { ++lost; });
    store.read(name, kept.context(), kept.receiver());
    QCOMPARE(kept.count(), 0);
    gone.reset();
    QVERIFY(kept.wait());
    QCOMPARE(kept.count(), 1);
    QCOMPARE(lost, 0);
}

void TestKeychainSecretStore::readsOfOneNameShareOneQuestion()
{
    secrets::KeychainSecretStore store;
    Answer first;
    Answer second;
    Answer other;
    store.read(name, first.context(), first.receiver());
    store.read(name, second.context(), second.receiver());
    store.read(otherName, other.context(), other.receiver());
    QVERIFY(first.wait());
    QCOMPARE(second.count(), 1); // with the first, although the other one was not answered yet
    QCOMPARE(second.secret().reveal(), keyBytes);
    QVERIFY(other.wait());
    QCOMPARE(other.state(), KeyState::Absent);
}

void TestKeychainSecretStore::whoAsksFromWithinAnAnswerIsAnswered()
{
    secrets::KeychainSecretStore store;
    Answer first;
    Answer second;
    store.read(name, first.context(), [&](const base::SecretAnswer &answer) {
        first.receiver()(answer);
        store.read(name, second.context(), second.receiver());
    });
    QVERIFY(second.wait());
    QCOMPARE(first.count(), 1);
    QCOMPARE(second.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::saysAbsentWhenWhatIsStoredIsNoKey()
{
    QVERIFY(keyring::overwrite(name, "two words\r\nX-Evil: 1"_ba));
    secrets::KeychainSecretStore store;
    Answer read;
    store.read(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Absent);
    QVERIFY(!read.detail().isEmpty());
    QVERIFY(!read.detail().contains("Evil"_L1));
}

void TestKeychainSecretStore::K03_saysLockedAndGivesTheKeyAfterUnlocking()
{
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore store;
    Answer locked;
    store.read(name, locked.context(), locked.receiver());
    QVERIFY(locked.wait());
    QCOMPARE(locked.state(), KeyState::Locked);

    QVERIFY(keyring::unlock(password));
    Answer found;
    store.read(name, found.context(), found.receiver());
    QVERIFY(found.wait());
    QCOMPARE(found.state(), KeyState::Found);
    QCOMPARE(found.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::K03_deletesAndReplacesNothingWhileLocked()
{
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore store;
    Answer written;
    store.write(name, secretOf("sk-another"_ba), written.context(), written.receiver());
    QVERIFY(written.wait());
    QCOMPARE(written.state(), KeyState::Locked);
    Answer removed;
    store.remove(name, removed.context(), removed.receiver());
    QVERIFY(removed.wait());
    QCOMPARE(removed.state(), KeyState::Locked);

    QVERIFY(keyring::unlock(password));
    Answer found;
    store.read(name, found.context(), found.receiver());
    QVERIFY(found.wait());
    QCOMPARE(found.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::K03_saysLockedForAnUnknownKeyBehindALock()
{
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore store;
    Answer read;
    store.read(otherName, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Locked);
}

void TestKeychainSecretStore::unlockOnAnOpenKeyringReadsAtOnce()
{
    secrets::KeychainSecretStore store;
    Answer read;
    store.unlock(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::K09_leavesNoTraceOfTheKeyInHomeOrLog()
{
    QVERIFY(keyring::lock()); // writes the keyring's file
    const QString home = QDir::homePath();
    QVERIFY(QDir(home).exists(u".local/share/keyrings"_s));
    QCOMPARE(filesThatContain(keyBytes, home), QStringList());
    QCOMPARE(loggedLines().filter(QString::fromLatin1(keyBytes)), QStringList());
}

QTEST_GUILESS_MAIN(TestKeychainSecretStore)
#include "tst_keychainsecretstore.moc"
