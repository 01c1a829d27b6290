// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorysecretstore.h"

#include <QTest>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;
using base::KeyState;

class TestMemorySecretStore : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatWasPut();
    void saysAbsentForWhatIsNotThere();
    void forgetsWhatIsRemoved();
    void doesNotAnswerWhenTheContextHasGone();
};

void TestMemorySecretStore::givesBackWhatWasPut()
{
    secrets::MemorySecretStore store;
    base::SecretAnswer answer;
    const auto receive = [&answer](const base::SecretAnswer &given) { answer = given; };
    store.write(u"a"_s, base::Secret::fromText(u"sk-1").value(), this, receive);
    QCOMPARE(answer.state, KeyState::Unknown); // later, not at once
    QTRY_COMPARE(answer.state, KeyState::Found);
    answer = {};
    store.read(u"a"_s, this, receive);
    QTRY_COMPARE(answer.state, KeyState::Found);
    QCOMPARE(answer.secret.reveal(), "sk-1"_ba);
}

void TestMemorySecretStore::saysAbsentForWhatIsNotThere()
{
    secrets::MemorySecretStore store;
    store.put(u"a"_s, base::Secret::fromText(u"sk-1").value());
    base::SecretAnswer answer;
    store.read(u"b"_s, this, [&answer](const base::SecretAnswer &given) { answer = given; });
    QTRY_COMPARE(answer.state, KeyState::Absent);
    QVERIFY(answer.secret.isEmpty());
}

void TestMemorySecretStore::forgetsWhatIsRemoved()
{
    secrets::MemorySecretStore store;
    store.put(u"a"_s, base::Secret::fromText(u"sk-1").value());
    base::SecretAnswer answer;
    store.remove(u"a"_s, this, [&answer](const base::SecretAnswer &given) { answer = given; });
    QTRY_COMPARE(answer.state, KeyState::Absent);
    QVERIFY(!store.contains(u"a"_s));
}

void TestMemorySecretStore::doesNotAnswerWhenTheContextHasGone()
{
    secrets::MemorySecretStore store;
    int answers = 0;
    auto gone = std::make_unique<QObject>();
    store.read(u"a"_s, gone.get(), [&answers](const base::SecretAnswer &) { ++answers; });
    gone.reset();
    bool later = false;
    store.read(u"a"_s, this, [&later](const base::SecretAnswer &) { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(answers, 0);
}

QTEST_GUILESS_MAIN(TestMemorySecretStore)
#include "tst_memorysecretstore.moc"
