// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/connectiontest.h"

#include "sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using base::Secret;
using chat::ConnectionReport;
using chat::KeyProof;
using practice::Reply;
using session::ConnectionTest;

namespace {

using Outcome = std::optional<base::Result<ConnectionReport>>;

struct Bench : SessionFixture {
    ConnectionTest test{client};
    Outcome outcome;
    int ends = 0;

    Bench()
    {
        QObject::connect(&test, &ConnectionTest::finished, &test, [this](const base::Result<ConnectionReport> &result) {
            outcome = result;
            ++ends;
        });
    }
    Outcome run(const chat::Profile &asked, const std::optional<Secret> &key)
    {
        outcome.reset();
        test.start(asked, key);
        (void)QTest::qWaitFor([&] { return outcome.has_value(); }, 20'000);
        return outcome;
    }
};

Secret secret(const QString &text)
{
    return Secret::fromText(text).value();
}

} // namespace

class TestConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void aTypedKeyIsTriedAndNotStored();
    void theStoredKeyIsTriedWhenNoneIsTyped();
    void aListForEverybodyProvesNoKey();
    void aServerWithoutKeys();
    void aRejectedKeyIsAnAnswer();
    void whatIsNotThereIsNamed_data();
    void whatIsNotThereIsNamed();
    void aNewTestReplacesTheOneUnderWay();
    void aCancelledTestSaysNothing();
};

void TestConnectionTest::aTypedKeyIsTriedAndNotStored()
{
    Bench f;
    f.gateway.setKey("sk-typed");
    chat::Profile unknown = f.profile;
    unknown.id = base::ProfileId::create();
    const Outcome outcome = f.run(unknown, secret(u"sk-typed"_s));
    QVERIFY(outcome && outcome->ok());
    QCOMPARE((*outcome)->key, KeyProof::Accepted);
    QVERIFY((*outcome)->models > 5);
    QCOMPARE(f.gateway.requests().size(), size_t(2));
    QCOMPARE(f.gateway.requests().front().header("Authorization"), "Bearer sk-typed"_ba);
    QCOMPARE(f.gateway.lastRequest().header("Authorization"), QByteArray());
    QVERIFY(!f.profiles->find(unknown.id));
    std::optional<base::KeyState> stored;
    f.keys.read(unknown.keyName(), &f.test, [&](const base::SecretAnswer &answer) { stored = answer.state; });
    QTRY_VERIFY(stored);
    QCOMPARE(*stored, base::KeyState::Absent);
}

void TestConnectionTest::theStoredKeyIsTriedWhenNoneIsTyped()
{
    Bench f;
    f.gateway.setKey("sk-test-0123456789");
    const Outcome outcome = f.run(f.profile, {});
    QVERIFY(outcome && outcome->ok());
    QCOMPARE((*outcome)->key, KeyProof::Accepted);
}

void TestConnectionTest::aListForEverybodyProvesNoKey()
{
    Bench f;
    const Outcome outcome = f.run(f.profile, secret(u"sk-any"_s));
    QVERIFY(outcome && outcome->ok());
    QCOMPARE((*outcome)->key, KeyProof::Unproven);
}

void TestConnectionTest::aServerWithoutKeys()
{
    Bench f;
    const Outcome outcome = f.run(f.profile, Secret());
    QVERIFY(outcome && outcome->ok());
    QCOMPARE((*outcome)->key, KeyProof::NoKey);
    QCOMPARE(f.gateway.requests().size(), size_t(1));
    QCOMPARE(f.gateway.lastRequest().header("Authorization"), QByteArray());
}

void TestConnectionTest::aRejectedKeyIsAnAnswer()
{
    Bench f;
    f.gateway.setKey("sk-right");
    const Outcome outcome = f.run(f.profile, secret(u"sk-wrong"_s));
    QVERIFY(outcome && !outcome->ok());
    QCOMPARE(outcome->error().kind, ErrorKind::KeyRejected);
    QCOMPARE(f.gateway.requests().size(), size_t(1));
}

void TestConnectionTest::whatIsNotThereIsNamed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no address") << u"://"_s << ErrorKind::BadUrl;
    QTest::newRow("plain http") << u"http://example.org"_s << ErrorKind::InsecureUrl;
    QTest::newRow("nobody there") << u"http://127.0.0.1:1"_s << ErrorKind::ConnectionRefused;
}

void TestConnectionTest::whatIsNotThereIsNamed()
{
    QFETCH(QString, url);
    QFETCH(ErrorKind, kind);
    Bench f;
    f.profile.baseUrl = url;
    const Outcome outcome = f.run(f.profile, secret(u"sk-any"_s));
    QVERIFY(outcome && !outcome->ok());
    QCOMPARE(outcome->error().kind, kind);
    QVERIFY(f.gateway.requests().empty());
}

void TestConnectionTest::aNewTestReplacesTheOneUnderWay()
{
    Bench f;
    f.gateway.script(practice::match::path("/models"), Reply::silence(), 1);
    f.test.start(f.profile, secret(u"sk-first"_s));
    QTRY_COMPARE(f.gateway.requests().size(), size_t(1));
    f.gateway.setKey("sk-second");
    const Outcome outcome = f.run(f.profile, secret(u"sk-second"_s));
    QVERIFY(outcome && outcome->ok());
    QCOMPARE((*outcome)->key, KeyProof::Accepted);
    QCOMPARE(f.ends, 1);
    QVERIFY(!f.test.isRunning());
}

void TestConnectionTest::aCancelledTestSaysNothing()
{
    Bench f;
    f.gateway.script(practice::match::path("/models"), Reply::silence(), 1);
    f.test.start(f.profile, secret(u"sk-any"_s));
    QTRY_COMPARE(f.gateway.requests().size(), size_t(1));
    f.test.cancel();
    QVERIFY(!f.test.isRunning());
    QTRY_COMPARE(f.gateway.connectionCount(), 1);
    QTRY_COMPARE(f.gateway.openConnections(), 0);
    QCOMPARE(f.ends, 0);
}

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
