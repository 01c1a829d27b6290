// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using base::KeyState;
using chat::Outcome;

namespace {

//! Answers with a given state.
class StuckStore : public base::SecretStore
{
public:
    explicit StuckStore(KeyState state) : m_state(state) { }
    void read(const QString &, const QObject *context, Done done) override
    {
        QMetaObject::invokeMethod(
            const_cast<QObject *>(context),
            [done, state = m_state] { done({.state = state, .secret = {}, .detail = {}}); }, Qt::QueuedConnection);
    }
    void write(const QString &, const base::Secret &, const QObject *, Done) override { }
    void remove(const QString &, const QObject *, Done) override { }

private:
    KeyState m_state;
};

} // namespace

class TestChatJobKey : public QObject
{
    Q_OBJECT

private slots:
    void keyIsSentAsBearerAndOnlyThere();
    void eachStateOfTheKeychainIsToldApart_data();
    void eachStateOfTheKeychainIsToldApart();
    void serverOnThisComputerNeedsNoKey();
    void badAddressIsToldBeforeAnythingIsSent_data();
    void badAddressIsToldBeforeAnythingIsSent();
};

void TestChatJobKey::keyIsSentAsBearerAndOnlyThere()
{
    JobFixture f;
    const auto run = f.run(u"poem"_s);
    QCOMPARE(run->end->outcome, Outcome::Complete);
    const practice::RecordedRequest request = f.gateway.lastRequest();
    QCOMPARE(request.header("Authorization"), "Bearer sk-test-0123456789"_ba);
    QCOMPARE(request.header("Content-Type"), "application/json"_ba);
    QCOMPARE(request.header("Accept-Encoding"), "identity"_ba);
    QVERIFY(!request.body.contains("sk-test"));
    QVERIFY(!run->body.contains("sk-test"));
    QJsonObject sent = request.json();
    sent["messages"_L1] = QJsonArray();
    QCOMPARE(QJsonDocument::fromJson(run->body).object(), sent);
}

void TestChatJobKey::eachStateOfTheKeychainIsToldApart_data()
{
    QTest::addColumn<KeyState>("state");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("K02 absent") << KeyState::Absent << ErrorKind::KeyMissing;
    QTest::newRow("K03 locked") << KeyState::Locked << ErrorKind::KeychainLocked;
    QTest::newRow("K04 waiting") << KeyState::Waiting << ErrorKind::KeychainWaiting;
    QTest::newRow("K05 denied") << KeyState::Denied << ErrorKind::KeychainDenied;
    QTest::newRow("K06 no service") << KeyState::NoService << ErrorKind::KeychainUnavailable;
}

void TestChatJobKey::eachStateOfTheKeychainIsToldApart()
{
    QFETCH(KeyState, state);
    QFETCH(ErrorKind, kind);
    JobFixture f;
    StuckStore keys(state);
    gateway::GatewayClient client([&](const chat::Profile &) -> base::SecretStore & { return keys; }, f.clock);
    f.profile.baseUrl = u"https://gateway.invalid"_s;
    const std::unique_ptr<gateway::ChatJob> job(
        client.chat(base::LaneId::create(), f.profile, JobFixture::request(u"hi"_s), nullptr));
    std::optional<gateway::JobEnd> end;
    connect(job.get(), &gateway::ChatJob::finished, this, [&](const gateway::JobEnd &e) { end = e; });
    job->start();
    QTRY_VERIFY(end);
    QCOMPARE(end->outcome, Outcome::Failed);
    QCOMPARE(end->error->kind, kind);
    QCOMPARE(job->metrics().attempts, 0);
}

void TestChatJobKey::serverOnThisComputerNeedsNoKey()
{
    JobFixture f;
    f.keys.drop(f.profile.keyName());
    const auto run = f.run(u"poem"_s);
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(f.gateway.lastRequest().headerCount("Authorization"), 0);
}

void TestChatJobKey::badAddressIsToldBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("unreadable") << u"https://"_s << ErrorKind::BadUrl;
    QTest::newRow("scheme") << u"ftp://host"_s << ErrorKind::BadUrl;
    QTest::newRow("plain http elsewhere") << u"http://example.com"_s << ErrorKind::InsecureUrl;
}

void TestChatJobKey::badAddressIsToldBeforeAnythingIsSent()
{
    QFETCH(QString, url);
    QFETCH(ErrorKind, kind);
    JobFixture f;
    f.profile.baseUrl = url;
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->kind(), kind);
    QCOMPARE(f.gateway.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestChatJobKey)
#include "tst_chatjob_key.moc"
