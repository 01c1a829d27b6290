// SPDX-License-Identifier: GPL-3.0-or-later
// In a network namespace of its own (see CMakeLists.txt), where the test may take the link down.
#include "exchange.h"
#include "practice/practicegateway.h"

#include <QProcess>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using practice::Drip;
using practice::PracticeGateway;
using practice::Reply;

namespace {

bool ip(const QString &arguments)
{
    return QProcess::execute(u"ip"_s, arguments.split(u' ')) == 0;
}

} // namespace

class TestLinkDown : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void N03_aCallIntoTheVoidIsAConnectTimeout();
    void N18_aLinkThatGoesDownIsToldAndThenEndsIt();
    void N18_aLinkThatComesBackInTimeLosesNothing();

private:
    //! A stream that goes on for as long as the test lasts, on a link that is up.
    [[nodiscard]] std::unique_ptr<Exchange> streaming(const net::HttpLimits &limits);

    std::unique_ptr<PracticeGateway> m_gateway;
    std::unique_ptr<DirectNetwork> m_network;
};

void TestLinkDown::init()
{
    QVERIFY(ip(u"link set lo up"_s));
    m_gateway = std::make_unique<PracticeGateway>();
    m_network = std::make_unique<DirectNetwork>();
    QVERIFY(m_gateway->listen());
}

std::unique_ptr<Exchange> TestLinkDown::streaming(const net::HttpLimits &limits)
{
    m_gateway->enqueue(Reply::stream({Drip{"data: x\n\n"_ba.repeated(300), 10ms, 9}}));
    auto exchange = std::make_unique<Exchange>(*m_network, post(m_gateway->url(u"/v1/chat/completions"_s)), limits);
    exchange->onChunk = [stream = &exchange->stream()](const QByteArray &) { stream->noteDataEvent(); };
    exchange->stream().start();
    return exchange;
}

// A cable whose other end drops what is not addressed to it.
void TestLinkDown::N03_aCallIntoTheVoidIsAConnectTimeout()
{
    QVERIFY(ip(u"link add void0 type veth peer name void1"_s));
    QVERIFY(ip(u"addr add 10.9.9.1/24 dev void0"_s));
    QVERIFY(ip(u"link set void0 up"_s) && ip(u"link set void1 up"_s));
    QVERIFY(ip(u"neigh add 10.9.9.2 lladdr 02:00:00:00:00:02 dev void0"_s));
    net::HttpLimits limits = shortLimits();
    limits.silence.connect = 500ms;
    Exchange exchange(*m_network, post(QUrl(u"https://10.9.9.2/v1/chat/completions"_s)), limits);
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ConnectTimeout"_s);
    QVERIFY(!exchange.stream().isSent());
}

void TestLinkDown::N18_aLinkThatGoesDownIsToldAndThenEndsIt()
{
    net::HttpLimits limits = shortLimits();
    limits.silence.stallWarning = 400ms;
    limits.silence.stall = 1200ms;
    const auto exchange = streaming(limits);
    QTRY_VERIFY(exchange->body.size() > 90);
    QVERIFY(ip(u"link set lo down"_s));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(exchange->errorKind(), u"Stalled"_s);
    QVERIFY(exchange->log.contains(u"stall"_s));
    QVERIFY(exchange->body.size() > 90);
    QCOMPARE(m_gateway->postCount(), 1);
}

void TestLinkDown::N18_aLinkThatComesBackInTimeLosesNothing()
{
    net::HttpLimits limits = shortLimits();
    limits.silence.stallWarning = 300ms;
    limits.silence.stall = 10s;
    const auto exchange = streaming(limits);
    QTRY_VERIFY(exchange->body.size() > 90);
    QVERIFY(ip(u"link set lo down"_s));
    QTRY_VERIFY(exchange->log.contains(u"stall"_s));
    QVERIFY(ip(u"link set lo up"_s));
    QVERIFY(exchange->waitForEnd());
    QCOMPARE(exchange->errorKind(), u"ok"_s);
    QCOMPARE(exchange->body, "data: x\n\n"_ba.repeated(300));
    QVERIFY(exchange->log.contains(u"flow"_s));
    QCOMPARE(m_gateway->postCount(), 1);
}

QTEST_GUILESS_MAIN(TestLinkDown)
#include "tst_linkdown.moc"
