// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of HttpStream: what is sent, what is told, in which order and how often. Faults: the two files beside
// it.
#include "exchange.h"
#include "practice/practicegateway.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using practice::Drip;
using practice::Hold;
using practice::Pause;
using practice::PracticeGateway;
using practice::Raw;
using practice::Reply;

class TestHttpStream : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesStatusHeaderAndBody();
    void getSendsNoBody();
    void sendsIdentityAndNoCookies();
    void aLongBodyArrivesWhole();
    void nothingIsEmittedFromInsideACall();
    void refusesWhatMustNotBeSent_data();
    void refusesWhatMustNotBeSent();
    void anAnswerOf4xxIsAValue();
    void a401IsNotAskedTwice();
    void N19_stopEndsAtOnce_data();
    void N19_stopEndsAtOnce();
    void cancelBeforeTheStartSendsNothing();
    void cancelAfterTheEndChangesNothing();
    void cancelInsideASlotLosesNoByte();
    void S07_endNowClosesTheConnection();
    void deletingItClosesTheConnectionSilently();
    void S09_silenceIsToldAndThenEndsIt();
    void S10_commentsDoNotKeepItAlive();
    void S11_slowDataKeepsItAlive();
    void dataAfterAWarningTakesItBack();
    void noAnswerInTimeEndsIt_data();
    void noAnswerInTimeEndsIt();
    void N04_aMuteTlsPeerIsAConnectTimeout();
    void aRefusalThatDripsKeepsItsStatus();
    void N17_afterASleepWithoutAByteItIsInterrupted();

private:
    [[nodiscard]] QUrl chat() const { return m_gateway->url(u"/v1/chat/completions"_s); }
    //! What the codec would do: an event with data feeds the watchdog.
    static void feedOnData(Exchange &exchange);

    std::unique_ptr<PracticeGateway> m_gateway;
    std::unique_ptr<DirectNetwork> m_network;
};

void TestHttpStream::init()
{
    m_gateway = std::make_unique<PracticeGateway>();
    m_network = std::make_unique<DirectNetwork>();
    QVERIFY(m_gateway->listen());
}

void TestHttpStream::feedOnData(Exchange &exchange)
{
    exchange.onChunk = [&exchange](const QByteArray &) {
        if (exchange.body.endsWith("\n\n"_ba) && exchange.body.contains("data:"_ba))
            exchange.stream().noteDataEvent();
    };
}

void TestHttpStream::givesStatusHeaderAndBody()
{
    m_gateway->enqueue(
        Reply::stream({"data: a\n\n"_ba, Pause{20ms}, "data: b\n\n"_ba}).header("X-Request-Id"_ba, "r-7"_ba));
    Exchange exchange(*m_network, post(chat(), "{\"model\":\"m\"}"_ba));
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.log, (QStringList{u"sent"_s, u"head"_s, u"chunk"_s, u"end"_s}));
    QCOMPARE(exchange.body, "data: a\n\ndata: b\n\n"_ba);
    QCOMPARE(exchange.end().head.status, 200);
    QCOMPARE(exchange.end().bytes, exchange.body.size());
    QCOMPARE(exchange.end().bodyEnd, net::BodyEnd::Clean);
    QVERIFY(exchange.head->contentType.startsWith("text/event-stream"_ba));
    QCOMPARE(exchange.head->header("x-request-id"), "r-7"_ba);
    QVERIFY(exchange.stream().isSent());
    QCOMPARE(m_gateway->lastRequest().body, "{\"model\":\"m\"}"_ba);
    QCOMPARE(m_gateway->lastRequest().header("authorization"), "Bearer k-1234"_ba);
}

void TestHttpStream::getSendsNoBody()
{
    Exchange exchange(*m_network, get(m_gateway->url(u"/v1/models"_s)));
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.end().head.status, 200);
    QVERIFY(exchange.body.startsWith('{'));
    QCOMPARE(m_gateway->lastRequest().method, "GET"_ba);
    QCOMPARE(m_gateway->postCount(), 0);
}

void TestHttpStream::sendsIdentityAndNoCookies()
{
    m_gateway->enqueue(Reply::guideAnswer().header("Set-Cookie"_ba, "a=b; Path=/"_ba));
    for (int i = 0; i < 2; ++i) {
        Exchange exchange(*m_network, post(chat()));
        QVERIFY(exchange.run());
        QCOMPARE(exchange.errorKind(), u"ok"_s);
        QCOMPARE(m_gateway->lastRequest().header("accept-encoding"), "identity"_ba);
        QCOMPARE(m_gateway->lastRequest().headerCount("cookie"), 0);
        QCOMPARE(m_gateway->lastRequest().headerCount("authorization"), 1);
    }
    QCOMPARE(m_gateway->postCount(), 2);
}

void TestHttpStream::aLongBodyArrivesWhole()
{
    const QByteArray body = "{\"x\":\""_ba + QByteArray(8 * 1024 * 1024, 'y') + "\"}"_ba;
    m_gateway->enqueue(Reply::guideAnswer());
    Exchange exchange(*m_network, post(chat(), body));
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QVERIFY(m_gateway->lastRequest().body == body);
    QCOMPARE(m_gateway->postCount(), 1);
}

void TestHttpStream::nothingIsEmittedFromInsideACall()
{
    for (const QUrl &url : {chat(), QUrl(u"ftp://127.0.0.1/x"_s)}) {
        Exchange exchange(*m_network, post(url));
        exchange.stream().start();
        QCOMPARE(exchange.log, QStringList());
        exchange.stream().cancel();
        QCOMPARE(exchange.log, QStringList());
        QVERIFY(exchange.waitForEnd());
        QCOMPARE(exchange.errorKind(), u"Cancelled"_s);
        QCOMPARE(exchange.log, QStringList{u"end"_s});
    }
    QCOMPARE(m_gateway->postCount(), 0);
}

void TestHttpStream::refusesWhatMustNotBeSent_data()
{
    QTest::addColumn<QUrl>("url"); // empty: the gateway's
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("kind");
    const QUrl ours;
    QTest::newRow("other scheme") << QUrl(u"ftp://127.0.0.1/x"_s) << "POST"_ba
                                  << "x"_ba << u"BadUrl"_s;
    QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s) << "GET"_ba
                          << "x"_ba << u"BadUrl"_s;
    QTest::newRow("no host") << QUrl(u"http:///x"_s) << "POST"_ba
                             << "x"_ba << u"BadUrl"_s;
    QTest::newRow("other verb") << ours << "PUT"_ba
                                << "x"_ba << u"Internal"_s;
    QTest::newRow("K08 header injection") << ours << "POST"_ba
                                          << "k\r\nX-Evil: 1"_ba << u"BadField"_s;
    QTest::newRow("K08 line feed") << ours << "POST"_ba
                                   << "k\n"_ba << u"BadField"_s;
    QTest::newRow("K08 NUL") << ours << "POST"_ba << QByteArray("k\0x", 3) << u"BadField"_s;
    QTest::newRow("K08 not ASCII") << ours << "POST"_ba
                                   << "k\xC3\xA9"_ba << u"BadField"_s;
}

void TestHttpStream::refusesWhatMustNotBeSent()
{
    QFETCH(QUrl, url);
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, header);
    QFETCH(QString, kind);
    net::HttpRequest request = post(url.isEmpty() ? chat() : url);
    request.verb = verb;
    request.headers.append({"X-Test"_ba, header});
    Exchange exchange(*m_network, request);
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), kind);
    QCOMPARE(exchange.log, QStringList{u"end"_s});
    QVERIFY(!exchange.stream().isSent());
    QVERIFY(!exchange.error().detail.contains(u"Evil"));
    QCOMPARE(m_gateway->connectionCount(), 0);
}

void TestHttpStream::anAnswerOf4xxIsAValue()
{
    m_gateway->enqueue(Reply::error(422, u"no such field"_s));
    Exchange exchange(*m_network, post(chat()));
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.end().head.status, 422);
    QVERIFY(exchange.end().errorBody.contains("no such field"_ba));
    QCOMPARE(exchange.end().bodyEnd, net::BodyEnd::Clean);
    QCOMPARE(exchange.log, (QStringList{u"sent"_s, u"head"_s, u"end"_s}));
}

void TestHttpStream::a401IsNotAskedTwice()
{
    m_gateway->enqueue(Reply::error(401, u"key"_s).header("WWW-Authenticate"_ba, "Basic realm=\"x\""_ba));
    Exchange exchange(*m_network, post(chat()));
    QVERIFY(exchange.run());
    QCOMPARE(exchange.end().head.status, 401);
    QCOMPARE(m_gateway->postCount(), 1);
}

void TestHttpStream::N19_stopEndsAtOnce_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("connecting") << u"connecting"_s;
    QTest::newRow("header pending") << u"header"_s;
    QTest::newRow("mid stream") << u"stream"_s;
}

void TestHttpStream::N19_stopEndsAtOnce()
{
    QFETCH(QString, when);
    if (when == u"connecting") {
        QVERIFY(serveTls(*m_gateway, u"server.pem"_s));
        m_gateway->setManner(PracticeGateway::Manner::Mute); // the handshake gets no answer
    } else {
        m_gateway->enqueue(when == u"header" ? Reply::silence() : Reply::stream({"data: kept\n\n"_ba}).thenStayOpen());
    }
    Exchange exchange(*m_network, post(chat()));
    exchange.stream().start();
    QTRY_COMPARE(m_gateway->openConnections(), 1);
    QTRY_COMPARE(m_gateway->postCount(), when == u"connecting" ? 0 : 1);
    QTRY_COMPARE(exchange.body.isEmpty(), when != u"stream");

    QElapsedTimer timer;
    timer.start();
    exchange.stream().cancel();
    QVERIFY(exchange.waitForEnd());
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(exchange.errorKind(), u"Cancelled"_s);
    QTRY_COMPARE(m_gateway->openConnections(), 0);
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(exchange.body, when == u"stream" ? "data: kept\n\n"_ba : ""_ba);
    QCOMPARE(exchange.ends, 1);
}

void TestHttpStream::cancelBeforeTheStartSendsNothing()
{
    Exchange exchange(*m_network, post(chat()));
    exchange.stream().cancel();
    exchange.stream().start();
    QVERIFY(exchange.waitForEnd());
    QCOMPARE(exchange.errorKind(), u"Cancelled"_s);
    QCOMPARE(m_gateway->connectionCount(), 0);
}

void TestHttpStream::cancelAfterTheEndChangesNothing()
{
    m_gateway->enqueue(Reply::guideAnswer());
    Exchange exchange(*m_network, post(chat()));
    QVERIFY(exchange.run());
    exchange.stream().cancel();
    exchange.stream().endNow();
    Exchange next(*m_network, get(m_gateway->url(u"/v1/models"_s))); // its end comes after anything still queued
    QVERIFY(next.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.ends, 1);
}

void TestHttpStream::cancelInsideASlotLosesNoByte()
{
    m_gateway->enqueue(Reply::stream({"data: a\n\n"_ba}).thenStayOpen());
    Exchange exchange(*m_network, post(chat()));
    // Cancelled when the header is here: the body that came with it is not read yet.
    connect(&exchange.stream(), &net::HttpStream::headersReceived, &exchange, [&exchange] {
        QMetaObject::invokeMethod(&exchange.stream(), &net::HttpStream::cancel, Qt::QueuedConnection);
    });
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"Cancelled"_s);
    QCOMPARE(exchange.log.last(), u"end"_s);
    QCOMPARE(exchange.ends, 1);
}

void TestHttpStream::S07_endNowClosesTheConnection()
{
    m_gateway->enqueue(Reply::stream({"data: [DONE]\n\n"_ba}).thenStayOpen());
    Exchange exchange(*m_network, post(chat()));
    exchange.onChunk = [&exchange](const QByteArray &) { exchange.stream().endNow(); };
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.end().bodyEnd, net::BodyEnd::ClosedByUs);
    QCOMPARE(exchange.end().bytes, exchange.body.size());
    QTRY_COMPARE(m_gateway->openConnections(), 0);
    QCOMPARE(exchange.ends, 1);
}

void TestHttpStream::deletingItClosesTheConnectionSilently()
{
    m_gateway->enqueue(Reply::stream({"data: a\n\n"_ba}).thenStayOpen());
    auto exchange = std::make_unique<Exchange>(*m_network, post(chat()));
    exchange->stream().start();
    QTRY_VERIFY(!exchange->body.isEmpty());
    exchange.reset();
    QTRY_COMPARE(m_gateway->openConnections(), 0);
}

void TestHttpStream::S09_silenceIsToldAndThenEndsIt()
{
    m_gateway->enqueue(Reply::stream({"data: kept\n\n"_ba, Hold{}}));
    Exchange exchange(*m_network, post(chat()), shortLimits());
    feedOnData(exchange);
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"Stalled"_s);
    QCOMPARE(exchange.error().httpStatus.value_or(0), 200);
    QCOMPARE(exchange.log, (QStringList{u"sent"_s, u"head"_s, u"chunk"_s, u"stall"_s, u"end"_s}));
    QCOMPARE(exchange.body, "data: kept\n\n"_ba);
    QTRY_COMPARE(m_gateway->openConnections(), 0);
}

void TestHttpStream::S10_commentsDoNotKeepItAlive()
{
    m_gateway->enqueue(Reply::stream({"data: kept\n\n"_ba, Drip{": ping\n\n"_ba.repeated(1000), 15ms, 8}}));
    Exchange exchange(*m_network, post(chat()), shortLimits());
    exchange.onChunk = [&exchange](const QByteArray &chunk) {
        if (chunk.contains("data:"_ba))
            exchange.stream().noteDataEvent();
    };
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"Stalled"_s);
    QVERIFY(exchange.log.contains(u"stall"_s));
    QVERIFY(!exchange.log.contains(u"flow"_s));
    QVERIFY(exchange.body.contains(": ping"_ba));
}

void TestHttpStream::S11_slowDataKeepsItAlive()
{
    // An event takes about 60 ms, all of them three times the limit of silence.
    net::HttpLimits limits = shortLimits();
    limits.silence.stallWarning = 10s;
    m_gateway->enqueue(Reply::stream({Drip{"data: x\n\n"_ba.repeated(12), 6ms, 1}}));
    Exchange exchange(*m_network, post(chat()), limits);
    feedOnData(exchange);
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.body, "data: x\n\n"_ba.repeated(12));
}

void TestHttpStream::dataAfterAWarningTakesItBack()
{
    net::HttpLimits limits = shortLimits();
    limits.silence.stall = 10s;
    m_gateway->enqueue(Reply::stream({"data: a\n\n"_ba, Hold{}, "data: b\n\n"_ba}));
    Exchange exchange(*m_network, post(chat()), limits);
    feedOnData(exchange);
    exchange.stream().start();
    QTRY_VERIFY(exchange.log.contains(u"stall"_s));
    m_gateway->release();
    QVERIFY(exchange.waitForEnd());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.log,
             (QStringList{u"sent"_s, u"head"_s, u"chunk"_s, u"stall"_s, u"chunk"_s, u"flow"_s, u"end"_s}));
}

void TestHttpStream::noAnswerInTimeEndsIt_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("not a byte") << u"silence"_s << u"FirstByteTimeout"_s << 0;
    QTest::newRow("a header and no body") << u"header"_s << u"FirstByteTimeout"_s << 200;
    QTest::newRow("comments only") << u"comments"_s << u"Stalled"_s << 200;
    QTest::newRow("N21 a header that drips") << u"drip"_s << u"FirstByteTimeout"_s << 0;
}

void TestHttpStream::noAnswerInTimeEndsIt()
{
    QFETCH(QString, what);
    QFETCH(QString, kind);
    QFETCH(int, status);
    if (what == u"silence")
        m_gateway->enqueue(Reply::silence());
    else if (what == u"header")
        m_gateway->enqueue(Reply::stream({Hold{}, "data: late\n\n"_ba}));
    else if (what == u"comments")
        m_gateway->enqueue(Reply::stream({Drip{": ping\n\n"_ba.repeated(1000), 15ms, 8}}));
    else
        m_gateway->enqueue(Reply::guideStream().headerDrip(20ms));
    Exchange exchange(*m_network, post(chat()), shortLimits());
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), kind);
    QCOMPARE(exchange.error().httpStatus.value_or(0), status);
    QVERIFY(exchange.stream().isSent());
    QVERIFY(exchange.log.contains(u"stall"_s)); // told before
    QCOMPARE(m_gateway->postCount(), 1);
    QTRY_COMPARE(m_gateway->openConnections(), 0);
}

void TestHttpStream::N04_aMuteTlsPeerIsAConnectTimeout()
{
    QVERIFY(serveTls(*m_gateway, u"server.pem"_s));
    m_gateway->setManner(PracticeGateway::Manner::Mute);
    Exchange exchange(*m_network, post(chat()), shortLimits());
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ConnectTimeout"_s);
    QCOMPARE(exchange.error().subject, u"127.0.0.1"_s);
    QVERIFY(!exchange.stream().isSent());
    QCOMPARE(exchange.log, QStringList{u"end"_s});
}

void TestHttpStream::aRefusalThatDripsKeepsItsStatus()
{
    m_gateway->enqueue(Reply::status(503).body({Drip{QByteArray(100'000, 'x'), 10ms, 1}}));
    Exchange exchange(*m_network, post(chat()), shortLimits());
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.end().head.status, 503);
    QCOMPARE(exchange.end().bodyEnd, net::BodyEnd::ClosedByUs);
    QVERIFY(exchange.end().errorBody.startsWith('x'));
}

void TestHttpStream::N17_afterASleepWithoutAByteItIsInterrupted()
{
    base::ManualClock clock;
    m_gateway->enqueue(Reply::stream({"data: kept\n\n"_ba, Hold{}}));
    net::HttpLimits limits = shortLimits();
    limits.silence.stall = 1h;
    limits.silence.stallWarning = 1h;
    Exchange exchange(*m_network, post(chat()), limits, clock);
    feedOnData(exchange);
    exchange.stream().start();
    QTRY_COMPARE(m_gateway->held(), 1);
    QTRY_COMPARE(exchange.body, "data: kept\n\n"_ba);
    clock.advance(1h);
    QVERIFY(exchange.waitForEnd());
    QCOMPARE(exchange.errorKind(), u"Interrupted"_s);
    QVERIFY(exchange.error().detail.contains(u"woke"));
}

QTEST_GUILESS_MAIN(TestHttpStream)
#include "tst_httpstream.moc"
