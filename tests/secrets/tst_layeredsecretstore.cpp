// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringcontrol.h"
#include "secrets/keychainsecretstore.h"
#include "secrets/layeredsecretstore.h"
#include "secrets/memorysecretstore.h"

#include <QTest>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;
using base::KeyState;
using base::SecretAnswer;

namespace {

const auto name = u"link.tokenhub.Chat/api-key/6f1c2a9e-0000-4000-8000-000000000003"_s;

base::Secret key(QStringView text)
{
    return base::Secret::fromText(text).value();
}

} // namespace

class TestLayeredSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void usesTheSessionKeyBeforeTheStoredOne();
    void asksTheLastingStoreOnlyUntilItHasFound();
    void writingToTheLastingStoreEndsTheSessionKey();
    void removingForgetsBoth();
    void readsAgainAfterALateFound();
    void sessionKeyWorksWhileTheKeyringIsLocked();
    void K07_goesOnWhenTheKeyringIsKilled(); // last: the keyring of this run is dead afterwards

private:
    SecretAnswer read(base::SecretStore &store);
    SecretAnswer wait(const std::function<void(base::SecretStore::Done)> &call);
};

SecretAnswer TestLayeredSecretStore::wait(const std::function<void(base::SecretStore::Done)> &call)
{
    SecretAnswer answer;
    bool answered = false;
    call([&answer, &answered](const SecretAnswer &given) {
        answer = given;
        answered = true;
    });
    if (!QTest::qWaitFor([&answered] { return answered; }, 10'000))
        QTest::qFail("no answer", __FILE__, __LINE__);
    return answer;
}

SecretAnswer TestLayeredSecretStore::read(base::SecretStore &store)
{
    return wait([this, &store](base::SecretStore::Done done) { store.read(name, this, std::move(done)); });
}

void TestLayeredSecretStore::init()
{
    secrets::KeychainSecretStore keychain;
    const SecretAnswer written
        = wait([&](base::SecretStore::Done done) { keychain.write(name, key(u"sk-stored"), this, std::move(done)); });
    QCOMPARE(written.state, KeyState::Found);
}

void TestLayeredSecretStore::usesTheSessionKeyBeforeTheStoredOne()
{
    secrets::MemorySecretStore session;
    secrets::KeychainSecretStore keychain;
    secrets::LayeredSecretStore store(session, keychain);
    QCOMPARE(read(store).secret.reveal(), "sk-stored"_ba);
    store.keepForSession(name, key(u"sk-session"));
    QVERIFY(store.isForSessionOnly(name));
    QCOMPARE(read(store).secret.reveal(), "sk-session"_ba);
    QCOMPARE(read(keychain).secret.reveal(), "sk-stored"_ba);
}

void TestLayeredSecretStore::asksTheLastingStoreOnlyUntilItHasFound()
{
    secrets::MemorySecretStore session;
    secrets::MemorySecretStore lasting;
    secrets::LayeredSecretStore store(session, lasting);
    QCOMPARE(read(store).state, KeyState::Absent);
    lasting.put(name, key(u"sk-1"));
    QCOMPARE(read(store).secret.reveal(), "sk-1"_ba);
    lasting.drop(name);
    QCOMPARE(read(store).secret.reveal(), "sk-1"_ba);
}

void TestLayeredSecretStore::writingToTheLastingStoreEndsTheSessionKey()
{
    secrets::MemorySecretStore session;
    secrets::MemorySecretStore lasting;
    secrets::LayeredSecretStore store(session, lasting);
    store.keepForSession(name, key(u"sk-session"));
    const SecretAnswer written
        = wait([&](base::SecretStore::Done done) { store.write(name, key(u"sk-new"), this, std::move(done)); });
    QCOMPARE(written.state, KeyState::Found);
    QVERIFY(!store.isForSessionOnly(name));
    QCOMPARE(read(store).secret.reveal(), "sk-new"_ba);
    QCOMPARE(read(lasting).secret.reveal(), "sk-new"_ba);
}

void TestLayeredSecretStore::removingForgetsBoth()
{
    secrets::MemorySecretStore session;
    secrets::KeychainSecretStore keychain;
    secrets::LayeredSecretStore store(session, keychain);
    QCOMPARE(read(store).state, KeyState::Found);
    store.keepForSession(name, key(u"sk-session"));
    const SecretAnswer removed = wait([&](base::SecretStore::Done done) { store.remove(name, this, std::move(done)); });
    QCOMPARE(removed.state, KeyState::Absent);
    QCOMPARE(read(store).state, KeyState::Absent);
    QCOMPARE(read(keychain).state, KeyState::Absent);
}

void TestLayeredSecretStore::readsAgainAfterALateFound()
{
    secrets::MemorySecretStore session;
    secrets::MemorySecretStore lasting;
    secrets::LayeredSecretStore store(session, lasting);
    lasting.put(name, key(u"sk-old"));
    QCOMPARE(read(store).secret.reveal(), "sk-old"_ba);
    lasting.put(name, key(u"sk-late"));
    emit lasting.stateChanged(name, KeyState::Found);
    QCOMPARE(read(store).secret.reveal(), "sk-late"_ba);
}

void TestLayeredSecretStore::sessionKeyWorksWhileTheKeyringIsLocked()
{
    secrets::MemorySecretStore session;
    secrets::KeychainSecretStore keychain;
    secrets::LayeredSecretStore store(session, keychain);
    QVERIFY(keyring::lock());
    const KeyState before = read(store).state;
    store.keepForSession(name, key(u"sk-session"));
    const SecretAnswer after = read(store);
    QVERIFY(keyring::unlock(u"pw"_s));
    QCOMPARE(before, KeyState::Locked);
    QCOMPARE(after.secret.reveal(), "sk-session"_ba);
}

void TestLayeredSecretStore::K07_goesOnWhenTheKeyringIsKilled()
{
    secrets::MemorySecretStore session;
    secrets::KeychainSecretStore keychain;
    secrets::LayeredSecretStore store(session, keychain);
    QCOMPARE(read(store).state, KeyState::Found);
    QVERIFY(keyring::endProcessOf(u"org.freedesktop.secrets"_s));
    QTRY_COMPARE(keyring::processOf(u"org.freedesktop.secrets"_s), 0);
    const SecretAnswer answer = read(store);
    QCOMPARE(answer.state, KeyState::Found);
    QCOMPARE(answer.secret.reveal(), "sk-stored"_ba);
    const KeyState direct = read(keychain).state;
    QVERIFY(direct == KeyState::Locked || direct == KeyState::NoService); // never Absent: it is still there
}

QTEST_GUILESS_MAIN(TestLayeredSecretStore)
#include "tst_layeredsecretstore.moc"
