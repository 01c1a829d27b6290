// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of the connection: the rows N of the torture table.
#include "exchange.h"
#include "net/retrypolicy.h"
#include "practice/practicegateway.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using practice::Hold;
using practice::Pause;
using practice::PracticeGateway;
using practice::Reply;

Q_DECLARE_METATYPE(tokenhub::practice::Reply)

namespace {
enum class Transport { Plain, Tls };

constexpr int paneCount = 8;

//! As many panes as a window shows at once, each with a manager of its own.
struct Panes {
    Panes(const QUrl &url)
    {
        for (int i = 0; i < paneCount; ++i) {
            networks.push_back(std::make_unique<DirectNetwork>());
            exchanges.push_back(std::make_unique<Exchange>(*networks.back(), post(url)));
        }
    }
    void start()
    {
        for (const auto &exchange : exchanges)
            exchange->stream().start();
    }
    [[nodiscard]] int count(const QString &kind) const
    {
        return int(std::count_if(exchanges.cbegin(), exchanges.cend(),
                                 [&kind](const auto &exchange) { return exchange->errorKind() == kind; }));
    }

    std::vector<std::unique_ptr<DirectNetwork>> networks; // outlive the exchanges
    std::vector<std::unique_ptr<Exchange>> exchanges;
};
} // namespace

class TestHttpStreamNetwork : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void N01_refusedConnectionSendsNothing();
    void N05_N06_N07_wrongCertificateSendsNothing_data();
    void N05_N06_N07_wrongCertificateSendsNothing();
    void N08_ownAuthorityWorks();
    void N09_N10_N11_closeAfterPostIsOnePost_data();
    void N09_N10_N11_closeAfterPostIsOnePost();
    void N12_closeOfAReusedConnectionIsOnePost_data();
    void N12_closeOfAReusedConnectionIsOnePost();
    void N13_idleConnectionClosedByTheServerIsReplaced();
    void N14_oneResetLeavesTheOtherPanesAlone();
    void N15_eightPanesAreAcceptedAtOnce();
    void N16_namesTheProxy_data();
    void N16_namesTheProxy();
    void N21_headerAboveItsCapEndsIt();
    void N21_headerOf16MegabytesEndsIt();
    void afterAConnectTimeoutTheNextTryConnectsAnew();
    void aConnectTimeoutLeavesOtherRepliesAlone();

private:
    [[nodiscard]] QUrl chat() const { return m_gateway->url(u"/v1/chat/completions"_s); }
    [[nodiscard]] net::HttpRequest trustingPost() const;

    std::unique_ptr<PracticeGateway> m_gateway;
    std::unique_ptr<DirectNetwork> m_network;
};

void TestHttpStreamNetwork::init()
{
    m_gateway = std::make_unique<PracticeGateway>();
    m_network = std::make_unique<DirectNetwork>();
    QVERIFY(m_gateway->listen());
}

void TestHttpStreamNetwork::cleanup()
{
    m_gateway.reset(); // first: Qt's thread hears nothing else while a header floods in
    m_network.reset();
}

net::HttpRequest TestHttpStreamNetwork::trustingPost() const
{
    net::HttpRequest request = post(chat());
    request.authorities = testAuthority();
    return request;
}

void TestHttpStreamNetwork::N01_refusedConnectionSendsNothing()
{
    m_gateway->stopListening();
    Exchange exchange(*m_network, post(chat()));
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ConnectionRefused"_s);
    QCOMPARE(exchange.error().subject, u"127.0.0.1"_s);
    QVERIFY(!exchange.stream().isSent());
    QCOMPARE(exchange.log, QStringList{u"end"_s});
}

void TestHttpStreamNetwork::N05_N06_N07_wrongCertificateSendsNothing_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("reason");
    QTest::newRow("N05 unknown authority") << u"server.pem"_s << false << u"issuer"_s;
    QTest::newRow("N06 other host") << u"wronghost.pem"_s << true << u"host name"_s;
    QTest::newRow("N07 expired") << u"expired.pem"_s << true << u"expired"_s;
}

void TestHttpStreamNetwork::N05_N06_N07_wrongCertificateSendsNothing()
{
    QFETCH(QString, certificate);
    QFETCH(bool, trusted);
    QFETCH(QString, reason);
    QVERIFY(serveTls(*m_gateway, certificate));
    Exchange exchange(*m_network, trusted ? trustingPost() : post(chat()));
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"TlsFailed"_s);
    QCOMPARE(exchange.error().subject, u"127.0.0.1"_s);
    QVERIFY2(exchange.error().detail.contains(reason), qPrintable(exchange.error().detail));
    QVERIFY(!exchange.stream().isSent());
    QCOMPARE(m_gateway->postCount(), 0);
}

void TestHttpStreamNetwork::N08_ownAuthorityWorks()
{
    QVERIFY(serveTls(*m_gateway, u"server.pem"_s));
    m_gateway->enqueue(Reply::guideStream());
    Exchange exchange(*m_network, trustingPost());
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(m_gateway->postCount(), 1);
}

void TestHttpStreamNetwork::N09_N10_N11_closeAfterPostIsOnePost_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<Reply>("reply");
    for (const Transport transport : {Transport::Plain, Transport::Tls}) {
        const auto row = [transport](const char *name, const Reply &reply) {
            const QLatin1StringView over = transport == Transport::Tls ? " over TLS"_L1 : ""_L1;
            QTest::newRow(qPrintable(QLatin1StringView(name) + over)) << transport << reply;
        };
        row("N09 FIN without a byte", Reply::hangUp());
        row("N10 RST without a byte", Reply::reset());
        row("N11 half a status line", Reply::raw({"HTTP/1."_ba}));
        row("N11 half a header", Reply::raw({"HTTP/1.1 200 OK\r\nContent-Ty"_ba}));
        row("N11 half a header, RST", Reply::raw({"HTTP/1.1 200 OK\r\nContent-Ty"_ba, Pause{10ms}}).thenReset());
        row("N11 garbage", Reply::raw({"\x01\x02 what?\r\n\r\n"_ba}));
    }
}

void TestHttpStreamNetwork::N09_N10_N11_closeAfterPostIsOnePost()
{
    QFETCH(Transport, transport);
    QFETCH(Reply, reply);
    if (transport == Transport::Tls)
        QVERIFY(serveTls(*m_gateway, u"server.pem"_s));
    m_gateway->enqueue(reply); // a second POST would be answered well, and would cost a second time
    Exchange exchange(*m_network, trustingPost());
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"NoAnswer"_s);
    QVERIFY(exchange.stream().isSent());
    QCOMPARE(exchange.log, (QStringList{u"sent"_s, u"end"_s}));
    QTRY_COMPARE(m_gateway->openConnections(), 0);
    QCOMPARE(m_gateway->postCount(), 1);
}

void TestHttpStreamNetwork::N12_closeOfAReusedConnectionIsOnePost_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<Reply>("reply");
    QTest::newRow("FIN") << Transport::Plain << Reply::hangUp();
    QTest::newRow("RST") << Transport::Plain << Reply::reset();
    QTest::newRow("FIN over TLS") << Transport::Tls << Reply::hangUp();
    QTest::newRow("RST over TLS") << Transport::Tls << Reply::reset();
}

void TestHttpStreamNetwork::N12_closeOfAReusedConnectionIsOnePost()
{
    QFETCH(Transport, transport);
    QFETCH(Reply, reply);
    if (transport == Transport::Tls)
        QVERIFY(serveTls(*m_gateway, u"server.pem"_s));
    m_gateway->enqueue(Reply::guideStream());
    m_gateway->enqueue(reply);
    Exchange first(*m_network, trustingPost());
    QVERIFY(first.run());
    QCOMPARE(first.errorKind(), u"ok"_s);
    Exchange second(*m_network, trustingPost());
    QVERIFY(second.run());
    QCOMPARE(second.errorKind(), u"NoAnswer"_s);
    QTRY_COMPARE(m_gateway->openConnections(), 0);
    // Qt 6.8 opens another connection after the loss; nothing is sent on it.
    QCOMPARE(m_gateway->postCount(), 2);
    const std::vector<practice::RecordedRequest> &posts = m_gateway->requests();
    QCOMPARE(posts[1].connection, posts[0].connection); // else this tested nothing
}

void TestHttpStreamNetwork::N13_idleConnectionClosedByTheServerIsReplaced()
{
    m_gateway->enqueue(Reply::guideStream());
    m_gateway->enqueue(Reply::guideStream());
    Exchange first(*m_network, post(chat()));
    QVERIFY(first.run());
    m_gateway->closeIdleConnections();
    QTRY_COMPARE(m_gateway->openConnections(), 0);
    // Qt may not have met the end of the old connection yet when it starts on the new request. That it was not sent is
    // then known, and the next attempt is free.
    auto second = std::make_unique<Exchange>(*m_network, post(chat()));
    QVERIFY(second->run());
    if (!second->ok()) {
        QVERIFY(!second->stream().isSent());
        QCOMPARE(net::decideRetry({.phase = net::RetryPhase::NotSent, .error = second->error()}).action,
                 net::RetryAction::Automatic);
        second = std::make_unique<Exchange>(*m_network, post(chat()));
        QVERIFY(second->run());
    }
    QCOMPARE(second->errorKind(), u"ok"_s);
    QCOMPARE(second->body, first.body);
    QVERIFY(m_gateway->connectionCount() > 1);
    QCOMPARE(m_gateway->postCount(), 2);
}

void TestHttpStreamNetwork::N14_oneResetLeavesTheOtherPanesAlone()
{
    m_gateway->enqueue(Reply::stream({"data: a\n\n"_ba, Pause{50ms}}).thenReset());
    for (int i = 1; i < paneCount; ++i)
        m_gateway->enqueue(Reply::stream({"data: a\n\n"_ba, Hold{}, "data: b\n\n"_ba}));
    Panes panes(chat());
    panes.start();
    QTRY_COMPARE(panes.count(u"Interrupted"_s), 1);
    QTRY_COMPARE(m_gateway->held(), paneCount - 1);
    m_gateway->release();
    QTRY_COMPARE(panes.count(u"ok"_s), paneCount - 1);
    for (const auto &exchange : panes.exchanges)
        QCOMPARE(exchange->body, exchange->ok() ? "data: a\n\ndata: b\n\n"_ba : "data: a\n\n"_ba);
    QCOMPARE(m_gateway->postCount(), paneCount);
}

void TestHttpStreamNetwork::N15_eightPanesAreAcceptedAtOnce()
{
    for (int i = 0; i < paneCount; ++i)
        m_gateway->enqueue(Reply::stream({Hold{}, "data: a\n\n"_ba}));
    Panes panes(chat());
    QElapsedTimer timer;
    timer.start();
    panes.start();
    QVERIFY(QTest::qWaitFor([this] { return m_gateway->connectionCount() == paneCount; }));
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(m_gateway->held(), paneCount);
    m_gateway->release();
    QTRY_COMPARE(panes.count(u"ok"_s), paneCount);
}

void TestHttpStreamNetwork::N16_namesTheProxy_data()
{
    QTest::addColumn<QByteArray>("answer"); // of the proxy; empty: there is nobody at that port
    QTest::addColumn<QString>("kind");
    QTest::newRow("dead proxy") << ""_ba << u"ProxyFailed"_s;
    QTest::newRow("refuses CONNECT") << "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"_ba << u"ProxyFailed"_s;
    QTest::newRow("407") << "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                            "Content-Length: 0\r\n\r\n"_ba
                         << u"ProxyLogin"_s;
    QTest::newRow("mute proxy") << "HTTP/1.1 200"_ba << u"ProxyFailed"_s;
}

void TestHttpStreamNetwork::N16_namesTheProxy()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, kind);
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    const quint16 port = proxy.serverPort();
    if (answer.isEmpty())
        proxy.close();
    connect(&proxy, &QTcpServer::newConnection, &proxy, [&proxy, answer] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
            if (socket->readAll().endsWith("\r\n\r\n"_ba))
                socket->write(answer);
        });
    });
    m_network->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port, u"user"_s, u"s3cret"_s));
    Exchange exchange(*m_network, post(QUrl(u"https://gateway.example/v1/chat/completions"_s)), shortLimits());
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), kind);
    QCOMPARE(exchange.error().subject, u"127.0.0.1:%1"_s.arg(port));
    QVERIFY(!exchange.error().detail.contains(u"s3cret"));
    QVERIFY(!exchange.stream().isSent());
}

void TestHttpStreamNetwork::N21_headerAboveItsCapEndsIt()
{
    net::HttpLimits limits;
    limits.maxHeaderBytes = 16 * 1024;
    m_gateway->enqueue(Reply::guideStream().headerFlood(20 * 1024));
    Exchange exchange(*m_network, post(chat()), limits);
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"TooMuchData"_s);
    QVERIFY(exchange.body.isEmpty());
    QCOMPARE(m_gateway->postCount(), 1);
}

// Qt 6.4 reads a long header byte by byte or stops after 64 KiB and waits for ever: the watchdog is what ends it. (Its
// thread closes the connection only when the flood pauses.) A Qt that refuses by itself is as good.
void TestHttpStreamNetwork::N21_headerOf16MegabytesEndsIt()
{
    m_gateway->enqueue(Reply::guideStream().headerFlood(16 * 1024 * 1024));
    Exchange exchange(*m_network, post(chat()), shortLimits());
    QVERIFY(exchange.run());
    const QStringList kinds{u"FirstByteTimeout"_s, u"TooMuchData"_s, u"NoAnswer"_s};
    QVERIFY2(kinds.contains(exchange.errorKind()), qPrintable(exchange.errorKind()));
    QVERIFY(exchange.body.isEmpty());
    QCOMPARE(m_gateway->postCount(), 1);
}

void TestHttpStreamNetwork::afterAConnectTimeoutTheNextTryConnectsAnew()
{
    QVERIFY(serveTls(*m_gateway, u"server.pem"_s));
    m_gateway->setManner(PracticeGateway::Manner::Mute);
    net::HttpLimits limits;
    limits.silence = {.tick = 10ms, .connect = 50ms};
    Exchange first(*m_network, trustingPost(), limits);
    QVERIFY(first.run());
    QCOMPARE(first.errorKind(), u"ConnectTimeout"_s);
    QTRY_COMPARE(m_gateway->openConnections(), 0);
    m_gateway->setManner(PracticeGateway::Manner::Answering);
    m_gateway->enqueue(Reply::guideStream());
    Exchange second(*m_network, trustingPost());
    QVERIFY(second.run());
    QCOMPARE(second.errorKind(), u"ok"_s);
    QCOMPARE(m_gateway->connectionCount(), 2);
}

void TestHttpStreamNetwork::aConnectTimeoutLeavesOtherRepliesAlone()
{
    PracticeGateway mute;
    QVERIFY(mute.listen());
    QVERIFY(serveTls(mute, u"server.pem"_s));
    mute.setManner(PracticeGateway::Manner::Mute);
    m_gateway->enqueue(Reply::stream({"data: a\n\n"_ba, Hold{}, "data: b\n\n"_ba}));
    Exchange running(*m_network, post(chat())); // on the same manager
    running.stream().start();
    QTRY_VERIFY(!running.body.isEmpty());
    net::HttpLimits limits;
    limits.silence = {.tick = 10ms, .connect = 50ms};
    Exchange timedOut(*m_network, post(mute.url(u"/x"_s)), limits);
    QVERIFY(timedOut.run());
    QCOMPARE(timedOut.errorKind(), u"ConnectTimeout"_s);
    m_gateway->release();
    QVERIFY(running.waitForEnd());
    QCOMPARE(running.errorKind(), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestHttpStreamNetwork)
#include "tst_httpstreamnetwork.moc"
