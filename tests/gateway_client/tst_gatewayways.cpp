// SPDX-License-Identifier: GPL-3.0-or-later
// By which way a job reaches its gateway: proxy, certificates, headers, limits, all of the profile's own.
#include "../support/loopbackproxy.h"
#include "gateway/profilerules.h"
#include "jobfixture.h"

#include <QFile>
#include <QSslKey>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using chat::ProxyChoice;
using gateway::CheckFiles;
using gateway::faultsOf;
using practice::Reply;
using Manner = LoopbackProxy::Manner;
using Rule = chat::ProfileFault::Rule;

Q_DECLARE_METATYPE(tokenhub::chat::ProxyChoice::Kind)
Q_DECLARE_METATYPE(tokenhub::test::LoopbackProxy::Manner)

namespace {

QString dataFile(const QString &name)
{
    return QStringLiteral(TOKENHUB_TEST_DATA "/tls/") + name;
}

bool serveTls(practice::PracticeGateway &gateway)
{
    QFile key(dataFile(u"server.key"_s));
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(dataFile(u"server.pem"_s));
    if (chain.isEmpty() || !key.open(QIODevice::ReadOnly))
        return false;
    gateway.setTls(chain.first(), QSslKey(&key, QSsl::Rsa));
    return true;
}

void useProxy(JobFixture &f, const LoopbackProxy &proxy, ProxyChoice::Kind kind, const QString &user = {})
{
    f.profile.connection.proxy = {.use = ProxyChoice::Use::Manual,
                                  .kind = kind,
                                  .host = u"127.0.0.1"_s,
                                  .port = proxy.serverPort(),
                                  .user = user};
}

QString why(const JobFixture::Run &run)
{
    return run.end && run.end->error ? base::errorKindName(run.kind()) + u": "_s + run.end->error->detail : QString();
}

//! A gateway far away that only the proxy knows.
void goFar(JobFixture &f)
{
    f.profile.baseUrl = u"http://gateway.invalid"_s;
    f.profile.connection.plainHttp = chat::PlainHttp::AnyHost;
}

} // namespace

class TestGatewayWays : public QObject
{
    Q_OBJECT

private slots:
    void N16_aProxyThatFailsIsNamed_data();
    void N16_aProxyThatFailsIsNamed();
    void aManualProxyPassesOn_data();
    void aManualProxyPassesOn();
    void N16_aWrongLoginIsToldAndARightOneTaken_data();
    void N16_aWrongLoginIsToldAndARightOneTaken();
    void aLockedKeyringIsNoWrongLogin();
    void thisComputerIsAskedDirectlyUnlessTheProfileNamesTheProxy();
    void aManualProxyThatIsNotWholeIsNotGoneAround();
    void N08_anAuthorityOfThePersonsOwnWorks();
    void anAuthoritiesFileThatIsGoneSendsNothing();
    void headersOfThePersonsOwnAreSent();
    void K08_aHeaderThatWouldInjectAnotherIsNotSent();
    void plainHttpElsewhereNeedsThePersonsWord();
    void limitsOfTheProfileHold();
    void findsEveryFaultOfAForm();
    void aLaneKeepsItsConnectionUntilItsWayChanges();
};

void TestGatewayWays::N16_aProxyThatFailsIsNamed_data()
{
    QTest::addColumn<ProxyChoice::Kind>("kind");
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<bool>("isDead");
    for (const auto &[name, kind] :
         {std::pair("CONNECT", ProxyChoice::Kind::Http), std::pair("SOCKS5", ProxyChoice::Kind::Socks5)}) {
        QTest::addRow("%s dead", name) << kind << Manner::Pass << true;
        QTest::addRow("%s refuses", name) << kind << Manner::Refuse << false;
        QTest::addRow("%s mute", name) << kind << Manner::Mute << false;
    }
}

void TestGatewayWays::N16_aProxyThatFailsIsNamed()
{
    QFETCH(ProxyChoice::Kind, kind);
    QFETCH(Manner, manner);
    QFETCH(bool, isDead);
    JobFixture f;
    LoopbackProxy proxy(f.gateway.port());
    useProxy(f, proxy, kind);
    f.profile.baseUrl = u"https://gateway.invalid"_s;
    f.limits.silence.connect = 300ms;
    proxy.setManner(manner);
    if (isDead)
        proxy.close();
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(base::errorKindName(run->kind()), u"ProxyFailed"_s);
    QCOMPARE(run->end->error->subject, u"127.0.0.1:%1"_s.arg(f.profile.connection.proxy.port));
    QCOMPARE(run->end->outcome, chat::Outcome::Failed);
    QCOMPARE(f.gateway.postCount(), 0);
}

void TestGatewayWays::aManualProxyPassesOn_data()
{
    QTest::addColumn<ProxyChoice::Kind>("kind");
    QTest::addColumn<bool>("isTls");
    QTest::newRow("http through HTTP") << ProxyChoice::Kind::Http << false;
    QTest::newRow("https through CONNECT") << ProxyChoice::Kind::Http << true;
    QTest::newRow("http through SOCKS5") << ProxyChoice::Kind::Socks5 << false;
    QTest::newRow("https through SOCKS5") << ProxyChoice::Kind::Socks5 << true;
}

void TestGatewayWays::aManualProxyPassesOn()
{
    QFETCH(ProxyChoice::Kind, kind);
    QFETCH(bool, isTls);
    JobFixture f;
    LoopbackProxy proxy(f.gateway.port());
    useProxy(f, proxy, kind);
    goFar(f);
    if (isTls) {
        QVERIFY(serveTls(f.gateway));
        f.profile.baseUrl = u"https://localhost:9"_s; // the certificate's name; nobody listens there
        f.profile.connection.authoritiesFile = dataFile(u"ca.pem"_s);
    }
    const auto run = f.run();
    QVERIFY2(run->end && run->end->outcome == chat::Outcome::Complete, qPrintable(why(*run)));
    QCOMPARE(f.gateway.postCount(), 1);
    QCOMPARE(proxy.targets().size(), 1);
    // The proxy resolves the name, not this computer.
    QVERIFY2(proxy.targets().first().contains(isTls ? "localhost:9"_L1 : "gateway.invalid"_L1),
             qPrintable(proxy.targets().first()));
}

void TestGatewayWays::N16_aWrongLoginIsToldAndARightOneTaken_data()
{
    QTest::addColumn<ProxyChoice::Kind>("kind");
    QTest::newRow("HTTP") << ProxyChoice::Kind::Http;
    QTest::newRow("SOCKS5") << ProxyChoice::Kind::Socks5;
}

void TestGatewayWays::N16_aWrongLoginIsToldAndARightOneTaken()
{
    QFETCH(ProxyChoice::Kind, kind);
    JobFixture f;
    LoopbackProxy proxy(f.gateway.port());
    proxy.demandLogin(u"me"_s, u"open-sesame"_s);
    useProxy(f, proxy, kind, u"me"_s);
    goFar(f);
    const QString address = u"127.0.0.1:%1"_s.arg(proxy.serverPort());
    for (const QString &password : {QString(), u"wrong-one"_s}) {
        if (!password.isEmpty())
            f.keys.put(f.profile.proxyKeyName(), *base::Secret::fromText(password));
        const auto run = f.run();
        QVERIFY(run->isOver());
        QCOMPARE(base::errorKindName(run->kind()), u"ProxyLogin"_s);
        QCOMPARE(run->end->error->subject, address);
        QVERIFY(password.isEmpty() || !run->end->error->detail.contains(password));
        QVERIFY(!run->hadPhase(gateway::JobPhase::WaitingToRetry));
    }
    QVERIFY(proxy.loginsRefused() > 0);
    QCOMPARE(f.gateway.postCount(), 0);

    f.keys.put(f.profile.proxyKeyName(), *base::Secret::fromText(u"open-sesame"_s));
    const auto run = f.run();
    QVERIFY2(run->end && run->end->outcome == chat::Outcome::Complete, qPrintable(why(*run)));
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestGatewayWays::aLockedKeyringIsNoWrongLogin()
{
    class LockedKeys final : public base::SecretStore
    {
    public:
        void read(const QString &name, const QObject *context, Done done) override
        {
            const bool isPassword = name.contains("proxy"_L1);
            QTimer::singleShot(0, context, [done = std::move(done), isPassword] {
                done(isPassword ? base::SecretAnswer{.state = base::KeyState::Locked}
                                : base::SecretAnswer{.state = base::KeyState::Found,
                                                     .secret = *base::Secret::fromText(u"sk-1"_s)});
            });
        }
        void write(const QString &, const base::Secret &, const QObject *, Done) override { }
        void remove(const QString &, const QObject *, Done) override { }
    } keys;
    JobFixture f;
    LoopbackProxy proxy(f.gateway.port());
    useProxy(f, proxy, ProxyChoice::Kind::Http, u"me"_s);
    gateway::GatewayClient client([&keys](const chat::Profile &) -> base::SecretStore & { return keys; }, f.clock);
    std::unique_ptr<gateway::ChatJob> job(
        client.chat(base::LaneId::create(), f.profile, JobFixture::request(u"hi"_s), nullptr));
    std::optional<gateway::JobEnd> end;
    connect(job.get(), &gateway::ChatJob::finished, this, [&end](const gateway::JobEnd &ended) { end = ended; });
    job->start();
    QTRY_VERIFY(end);
    QVERIFY(end->error && end->error->kind == ErrorKind::KeychainLocked);
    QCOMPARE(proxy.connections(), 0);
}

void TestGatewayWays::thisComputerIsAskedDirectlyUnlessTheProfileNamesTheProxy()
{
    JobFixture f;
    LoopbackProxy proxy(f.gateway.port());
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.serverPort()));
    const auto restore = qScopeGuard([] { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); });
    QVERIFY(f.run()->end->outcome == chat::Outcome::Complete);
    QCOMPARE(proxy.connections(), 0);
    goFar(f);
    QVERIFY(f.run()->end->outcome == chat::Outcome::Complete); // by the system's proxy
    QCOMPARE(proxy.connections(), 1);
    f.profile.connection.proxy.use = ProxyChoice::Use::None;
    QVERIFY(f.run()->kind() == ErrorKind::HostNotFound);
    QCOMPARE(proxy.connections(), 1);
    f.profile.baseUrl = f.gateway.url().toString();
    useProxy(f, proxy, ProxyChoice::Kind::Http);
    QVERIFY(f.run()->end->outcome == chat::Outcome::Complete);
    QCOMPARE(proxy.connections(), 2);
}

void TestGatewayWays::aManualProxyThatIsNotWholeIsNotGoneAround()
{
    JobFixture f;
    f.profile.connection.proxy.use = ProxyChoice::Use::Manual; // as a damaged row may have it
    QCOMPARE(f.run()->kind(), ErrorKind::ProxyFailed);
    QCOMPARE(f.gateway.connectionCount(), 0);
}

void TestGatewayWays::N08_anAuthorityOfThePersonsOwnWorks()
{
    JobFixture f;
    f.gateway.stopListening();
    QVERIFY(serveTls(f.gateway));
    QVERIFY(f.gateway.listen());
    f.profile.baseUrl = f.gateway.url().toString();
    QCOMPARE(f.run()->kind(), ErrorKind::TlsFailed);
    QCOMPARE(f.gateway.postCount(), 0);
    f.profile.connection.authoritiesFile = dataFile(u"ca.pem"_s);
    QVERIFY(f.run()->end->outcome == chat::Outcome::Complete);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestGatewayWays::anAuthoritiesFileThatIsGoneSendsNothing()
{
    JobFixture f;
    f.profile.connection.authoritiesFile = u"/nowhere/ca.pem"_s;
    const auto run = f.run();
    QCOMPARE(run->kind(), ErrorKind::FileFailed);
    QCOMPARE(run->end->error->subject, u"/nowhere/ca.pem"_s);
    f.profile.connection.authoritiesFile = dataFile(u"server.key"_s);
    QCOMPARE(f.run()->kind(), ErrorKind::BadAuthorities);
    QCOMPARE(f.gateway.connectionCount(), 0);
}

void TestGatewayWays::headersOfThePersonsOwnAreSent()
{
    JobFixture f;
    f.profile.connection.headers = {{u"X-Title"_s, u" my app "_s}, {u"User-Agent"_s, u"mine/1"_s}};
    QVERIFY(f.run()->end->outcome == chat::Outcome::Complete);
    const practice::RecordedRequest request = f.gateway.lastRequest();
    QCOMPARE(request.header("X-Title"), "my app"_ba);
    QCOMPARE(request.header("User-Agent"), "mine/1"_ba);
    QVERIFY(request.header("Authorization").startsWith("Bearer sk-test"));
}

void TestGatewayWays::K08_aHeaderThatWouldInjectAnotherIsNotSent()
{
    for (const chat::GatewayHeader &header :
         {chat::GatewayHeader{u"X-A"_s, u"1\r\nX-Evil: 1"_s}, chat::GatewayHeader{u"X-A\r\nX-Evil"_s, u"1"_s},
          chat::GatewayHeader{u"Authorization"_s, u"Bearer other"_s}, chat::GatewayHeader{u"X-A"_s, u"天"_s}}) {
        JobFixture f;
        f.profile.connection.headers = {header};
        const auto run = f.run();
        QCOMPARE(base::errorKindName(run->kind()), u"BadHeader"_s);
        QCOMPARE(f.gateway.connectionCount(), 0);
    }
}

void TestGatewayWays::plainHttpElsewhereNeedsThePersonsWord()
{
    JobFixture f;
    LoopbackProxy proxy(f.gateway.port());
    useProxy(f, proxy, ProxyChoice::Kind::Http);
    f.profile.baseUrl = u"http://gateway.invalid"_s;
    QCOMPARE(f.run()->kind(), ErrorKind::InsecureUrl);
    QCOMPARE(proxy.connections(), 0);
    f.profile.connection.plainHttp = chat::PlainHttp::AnyHost;
    QVERIFY(f.run()->end->outcome == chat::Outcome::Complete);
}

void TestGatewayWays::limitsOfTheProfileHold()
{
    const net::HttpLimits usual;
    chat::Profile profile;
    QVERIFY(gateway::limitsOf(profile, usual).silence.stall == usual.silence.stall);
    profile.connection.limits = {.connect = 3s, .firstByte = 4s, .stallWarning = 5s, .stallEnd = 6s};
    const net::WatchdogLimits own = gateway::limitsOf(profile, usual).silence;
    QVERIFY(own.connect == 3s && own.firstByte == 4s && own.stallWarning == 5s && own.stall == 6s);
    profile.connection.limits = {.stallEnd = 10s}; // below the usual warning
    QVERIFY(gateway::limitsOf(profile, usual).silence.stallWarning < 10s);

    JobFixture f;
    f.gateway.enqueue(Reply::stream({practice::Hold{}}));
    f.limits.silence.firstByte = 60s;
    f.profile.connection.limits.firstByte = 1s;
    const auto run = f.run();
    QCOMPARE(run->kind(), ErrorKind::FirstByteTimeout);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestGatewayWays::findsEveryFaultOfAForm()
{
    chat::Profile profile{.id = base::ProfileId::create(), .name = u"x"_s, .baseUrl = u"ftp://x"_s};
    chat::GatewayConnection &connection = profile.connection;
    connection.headers = {{u"X-A"_s, u"1"_s}, {u"x-a"_s, u"2"_s}, {{}, u"3"_s}, {u"Cookie"_s, u"4"_s}, {u"X-B"_s, {}}};
    connection.authoritiesFile = u"/nowhere"_s;
    connection.proxy = {.use = ProxyChoice::Use::Manual, .host = u"a b"_s, .port = 70000};
    connection.limits = {.connect = 0s};
    profile.prices = {.currency = QString(13, u'x'),
                      .models = {{u"a"_s, {.input = -1, .output = 1}},
                                 {u"b"_s, {.input = 1, .cachedInput = NAN, .output = 1}},
                                 {u"c"_s, {.input = 1, .output = 1e308}},
                                 {{}, {.input = 1, .output = 1}},
                                 {u"d"_s, {.input = 1}},
                                 {u"e"_s, {.input = 0, .output = chat::Price::highest}},
                                 {u"e"_s, {.input = 1, .output = 1}}}};
    const chat::ProfileFaults faults = faultsOf(profile, CheckFiles::Yes);
    using enum chat::ProfileField;
    const std::vector<std::tuple<chat::ProfileField, Rule, int>> expected{{Url, Rule::None, -1},
                                                                          {Headers, Rule::TwiceTheSame, 1},
                                                                          {Headers, Rule::Missing, 2},
                                                                          {Headers, Rule::OwnHeader, 3},
                                                                          {Headers, Rule::Missing, 4},
                                                                          {AuthoritiesFile, Rule::None, -1},
                                                                          {ProxyHost, Rule::OutOfRange, -1},
                                                                          {ProxyPort, Rule::OutOfRange, -1},
                                                                          {Limits, Rule::OutOfRange, -1},
                                                                          {Prices, Rule::OutOfRange, -1},
                                                                          {Prices, Rule::OutOfRange, 0},
                                                                          {Prices, Rule::OutOfRange, 1},
                                                                          {Prices, Rule::OutOfRange, 2},
                                                                          {Prices, Rule::Missing, 3},
                                                                          {Prices, Rule::Missing, 4},
                                                                          {Prices, Rule::TwiceTheSame, 6}};
    QCOMPARE(faults.size(), expected.size());
    for (size_t i = 0; i < faults.size(); ++i)
        QVERIFY2(std::tuple(faults[i].field, faults[i].rule, faults[i].row) == expected[i],
                 qPrintable(QString::number(i)));
    profile.baseUrl = u"https://x.example"_s;
    connection = {.limits = {.stallWarning = 30s, .stallEnd = 30s}};
    QVERIFY(faultsOf(profile, CheckFiles::Yes).front().rule == Rule::WarningAfterEnd);
    connection = {};
    QVERIFY(!gateway::obstacleOf(profile)); // prices keep nobody from asking
    profile.prices = {.currency = {}, .models = {{u"e"_s, {.input = 0, .output = chat::Price::highest}}}};
    QVERIFY(faultsOf(profile, CheckFiles::Yes).empty());
}

void TestGatewayWays::aLaneKeepsItsConnectionUntilItsWayChanges()
{
    const base::SystemClock clock;
    gateway::NetworkPool pool(clock);
    const auto lane = base::LaneId::create();
    const QNetworkProxy direct(QNetworkProxy::NoProxy);
    const gateway::SharedNetwork first = pool.forLane(lane, direct);
    QCOMPARE(pool.forLane(lane, direct), first);
    QVERIFY(pool.forLane(base::LaneId::create(), direct) != first);
    const QNetworkProxy proxy(QNetworkProxy::HttpProxy, u"p"_s, 1, u"u"_s, u"a"_s);
    QVERIFY(pool.forLane(lane, proxy) != first);
    QVERIFY(pool.forLane(lane, QNetworkProxy(QNetworkProxy::HttpProxy, u"p"_s, 1, u"u"_s, u"b"_s))
            != pool.forLane(lane, proxy));
    for (int i = 0; i < 100; ++i)
        (void)pool.forLane(base::LaneId::create(), direct);
    QCOMPARE(pool.kept(), gateway::NetworkPool::mostKept); // a thread each: memory stays flat
}

QTEST_GUILESS_MAIN(TestGatewayWays)
#include "tst_gatewayways.moc"
