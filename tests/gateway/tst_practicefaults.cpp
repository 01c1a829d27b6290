// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"

#include "rawclient.h"
#include "wiretext.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub::practice;

namespace {

const QByteArray request = postOf(chatOf("qwen-plus", "poem", R"("stream":true)"));

QByteArray testFile(const QString &name)
{
    QFile file(QString::fromUtf8(TOKENHUB_TEST_DATA) + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! What a script makes the practice gateway do, seen through a bare socket.
class TestPracticeFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void hangsUpWithFin();
    void resetsWithRst();
    void endsWithoutAByte();
    void writesABrokenChunkSizeLine();
    void claimsAWrongLength_data();
    void claimsAWrongLength();
    void endsABodyWithoutLengthByClosing();
    void cutsTheNormalAnswerInsideAChunk();
    void cutsQuietlyWhenTheEndIsComplete();
    void addsToTheNormalAnswer();
    void pausesAsLongAsTold();
    void dripsBodyAndHead();
    void holdsUntilReleased();
    void neverAnswers();
    void sendsFloodsOfTheRightSize();
    void waitsForASlowReaderInsteadOfFillingTheMemory();
    void makesAStreamWhileItIsSent();
    void staysOpenAfterTheLastByte();
    void redirects();
    void packsWithGzip();
    void closesIdleConnectionsOnly();
    void resetsAllConnections();
    void noticesThatTheClientCloses();
    void isMute();
    void speaksTls();
    void resetsUnderTls();
    void endsWhileRepliesAreRunning();

private:
    [[nodiscard]] std::unique_ptr<RawClient> asking(const QByteArray &bytes = request);

    std::unique_ptr<PracticeGateway> m_gateway;
};

void TestPracticeFaults::init()
{
    m_gateway = std::make_unique<PracticeGateway>();
    QVERIFY(m_gateway->listen());
}

void TestPracticeFaults::cleanup()
{
    m_gateway.reset();
}

std::unique_ptr<RawClient> TestPracticeFaults::asking(const QByteArray &bytes)
{
    auto client = std::make_unique<RawClient>(m_gateway->port());
    client->send(bytes);
    return client;
}

void TestPracticeFaults::hangsUpWithFin()
{
    const GuideChunks chunks;
    m_gateway->enqueue(Reply::sse({chunks.first(), chunks.text(u"Hi")}).thenHangUp());
    const QSignalSpy closed(m_gateway.get(), &PracticeGateway::connectionClosed);
    const auto client = asking();
    QTRY_COMPARE(client->poll().end(), RawClient::End::Fin);
    QVERIFY(client->received().endsWith(sseEvent(chunks.text(u"Hi")) + "\r\n"));
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.first().at(1).value<ClosedBy>(), ClosedBy::Gateway);
}

void TestPracticeFaults::resetsWithRst()
{
    m_gateway->enqueue(Reply::stream({"data: half a li"_ba, Pause{30ms}}).thenReset());
    const auto client = asking();
    QTRY_COMPARE(client->poll().end(), RawClient::End::Reset);
    QVERIFY(client->received().endsWith("\r\ndata: half a li\r\n"));
}

void TestPracticeFaults::endsWithoutAByte()
{
    m_gateway->enqueue(Reply::hangUp());
    m_gateway->enqueue(Reply::reset());
    m_gateway->enqueue(Reply::raw({"HTTP/1.1 200 OK\r\nContent-Ty"_ba}));
    const auto first = asking();
    QTRY_COMPARE(first->poll().end(), RawClient::End::Fin);
    QVERIFY(first->received().isEmpty());
    const auto second = asking();
    QTRY_COMPARE(second->poll().end(), RawClient::End::Reset);
    QVERIFY(second->received().isEmpty());
    const auto third = asking();
    QTRY_COMPARE(third->poll().end(), RawClient::End::Fin);
    QCOMPARE(third->received(), "HTTP/1.1 200 OK\r\nContent-Ty"_ba);
}

void TestPracticeFaults::writesABrokenChunkSizeLine()
{
    m_gateway->enqueue(Reply::stream({"data: 1\n\n"_ba, Raw{"zz\r\n"}}).thenHangUp());
    const auto client = asking();
    QTRY_COMPARE(client->poll().end(), RawClient::End::Fin);
    QVERIFY(client->received().endsWith("\r\n\r\n9\r\ndata: 1\n\n\r\nzz\r\n"));
}

void TestPracticeFaults::claimsAWrongLength_data()
{
    QTest::addColumn<int>("claimed");
    QTest::newRow("too short") << 3;
    QTest::newRow("too long") << 300;
}

void TestPracticeFaults::claimsAWrongLength()
{
    QFETCH(int, claimed);
    m_gateway->enqueue(Reply::status(200).json("{\"a\":1}").contentLength(claimed).thenHangUp());
    const auto client = asking();
    QTRY_COMPARE(client->poll().end(), RawClient::End::Fin);
    QVERIFY(client->head().contains("Content-Length: " + QByteArray::number(claimed) + "\r\n"));
    QVERIFY(client->received().endsWith("\r\n\r\n{\"a\":1}"));
}

void TestPracticeFaults::endsABodyWithoutLengthByClosing()
{
    m_gateway->enqueue(Reply::guideStream().framing(Framing::UntilClose));
    const auto client = asking();
    QTRY_COMPARE(client->poll().end(), RawClient::End::Fin);
    QVERIFY(!client->head().contains("Content-Length") && !client->head().contains("Transfer-Encoding"));
    QCOMPARE(client->body(), testFile(u"guide/stream.sse"_s));
}

void TestPracticeFaults::cutsTheNormalAnswerInsideAChunk()
{
    m_gateway->enqueue(Reply::normal().cutAfter(400).thenHangUp());
    const auto client = asking(postOf(chatOf("practice/guide", "x", R"("stream":true)")));
    QTRY_COMPARE(client->poll().end(), RawClient::End::Fin);
    const QByteArray sample = testFile(u"guide/stream.sse"_s);
    QVERIFY(client->received().endsWith(
        "\r\n" + sample.mid(sample.indexOf("\n\n") + 2).left(400 - sample.indexOf("\n\n") - 2)));
    QVERIFY(!client->received().endsWith("\r\n"));
}

void TestPracticeFaults::cutsQuietlyWhenTheEndIsComplete()
{
    m_gateway->script(match::posts(), Reply::normal().cutAfter(100));
    for (const QByteArray &more : {R"("stream":true)"_ba, R"("stream":false)"_ba}) {
        const auto client = asking(postOf(chatOf("practice/guide", "x", more)));
        QTRY_VERIFY(client->hasAnswer());
        QCOMPARE(client->body().size(), 100);
    }
}

void TestPracticeFaults::addsToTheNormalAnswer()
{
    m_gateway->enqueue(Reply::normal().header("X-Extra", "1").thenDone());
    const auto client = asking();
    QTRY_VERIFY(client->hasAnswer());
    QVERIFY(client->head().contains("X-Extra: 1\r\n"));
    QVERIFY(client->body().contains(R"("finish_reason":"stop")"));
    QVERIFY(client->body().endsWith("data: [DONE]\n\n"));
}

void TestPracticeFaults::pausesAsLongAsTold()
{
    m_gateway->enqueue(Reply::sse({"0"_ba, Pause{60s}}));
    const auto longSleeper = asking(); // whose time must not be waited for
    QTRY_VERIFY(longSleeper->poll().received().contains("data: 0"));
    m_gateway->enqueue(Reply::sse({"1"_ba, Pause{200ms}, "2"_ba}));
    QElapsedTimer timer;
    timer.start();
    const auto client = asking();
    QTRY_VERIFY(client->poll().received().contains("data: 1"));
    QVERIFY(!client->received().contains("data: 2"));
    QTRY_VERIFY(client->hasAnswer());
    QVERIFY(timer.elapsed() >= 200);
    QCOMPARE(client->body(), "data: 1\n\ndata: 2\n\n"_ba);
}

void TestPracticeFaults::dripsBodyAndHead()
{
    m_gateway->enqueue(Reply::stream({Drip{"abcdef", 20ms, 2}}));
    QElapsedTimer timer;
    timer.start();
    const auto body = asking();
    QTRY_VERIFY(body->hasAnswer());
    QVERIFY(timer.elapsed() >= 60);
    QVERIFY(body->received().endsWith("2\r\nab\r\n2\r\ncd\r\n2\r\nef\r\n0\r\n\r\n"));

    m_gateway->enqueue(Reply::status(204).headerDrip(5ms));
    timer.start();
    const auto head = asking();
    QTRY_COMPARE(head->poll().received(), "HTTP/1.1 204 No Content\r\n\r\n"_ba);
    QVERIFY(timer.elapsed() >= 5 * (head->received().size() - 1));
}

void TestPracticeFaults::holdsUntilReleased()
{
    m_gateway->enqueue(Reply::sse({"1"_ba, Hold{}, "2"_ba}));
    const auto client = asking();
    QTRY_COMPARE(m_gateway->held(), 1);
    QTRY_VERIFY(client->poll().received().contains("data: 1"));
    QVERIFY(!client->received().contains("data: 2"));
    m_gateway->release();
    QTRY_VERIFY(client->hasAnswer());
    QCOMPARE(m_gateway->held(), 0);
}

void TestPracticeFaults::neverAnswers()
{
    m_gateway->enqueue(Reply::silence());
    const auto client = asking();
    QTRY_COMPARE(m_gateway->postCount(), 1);
    const auto other = asking();
    QTRY_VERIFY(other->hasAnswer());
    QVERIFY(client->poll().received().isEmpty());
    QCOMPARE(client->end(), RawClient::End::None);
}

void TestPracticeFaults::sendsFloodsOfTheRightSize()
{
    m_gateway->enqueue(Reply::status(200).headerFlood(1'000'000).body({Flood{3'000'000, 'y'}}));
    const auto client = asking();
    QTRY_VERIFY(client->hasAnswer());
    QVERIFY(client->head().size() > 1'000'000 && client->head().size() < 1'010'000);
    QCOMPARE(client->body().count('y'), 3'000'000);
}

void TestPracticeFaults::waitsForASlowReaderInsteadOfFillingTheMemory()
{
    const QSignalSpy finished(m_gateway.get(), &PracticeGateway::replyFinished);
    auto made = std::make_shared<qint64>(0); // bytes; shared with the reply, which outlives this function
    m_gateway->enqueue(Reply::streamFrom([made]() -> std::optional<Step> {
        *made += 64 * 1024;
        return *made < 200'000'000 ? std::optional<Step>(QByteArray(64 * 1024, 'x')) : std::nullopt;
    }));
    const auto slow = asking();
    QTRY_COMPARE(m_gateway->postCount(), 1);
    const auto other = asking();
    QTRY_VERIFY(other->hasAnswer());
    QCOMPARE(finished.size(), 1); // the other's
    QVERIFY2(*made < 50'000'000, qPrintable(QString::number(*made))); // what the system takes in, and a little more
    slow->close();
    QTRY_VERIFY(m_gateway->requests().front().clientClosed.has_value());
    QVERIFY(!m_gateway->requests().front().answered.has_value());
}

void TestPracticeFaults::makesAStreamWhileItIsSent()
{
    int left = 1000;
    m_gateway->enqueue(Reply::streamFrom([left]() mutable {
                           return left-- > 0 ? std::optional<Step>("x"_ba) : std::nullopt;
                       }).thenDone());
    const auto client = asking();
    QTRY_VERIFY(client->hasAnswer());
    QCOMPARE(client->body(), QByteArray(1000, 'x') + "data: [DONE]\n\n");
}

void TestPracticeFaults::staysOpenAfterTheLastByte()
{
    const QSignalSpy finished(m_gateway.get(), &PracticeGateway::replyFinished);
    m_gateway->enqueue(Reply::sse({"1"_ba}).thenStayOpen());
    const auto client = asking();
    QTRY_COMPARE(finished.size(), 1);
    QTRY_VERIFY(client->poll().received().endsWith("data: 1\n\n\r\n"));
    m_gateway->closeIdleConnections(); // it is not idle: it still owes the rest
    const auto other = asking();
    QTRY_VERIFY(other->hasAnswer());
    QCOMPARE(client->poll().end(), RawClient::End::None);
}

void TestPracticeFaults::redirects()
{
    m_gateway->enqueue(Reply::redirect(307, QUrl(u"http://127.0.0.1:1/x"_s)));
    const auto client = asking();
    QTRY_VERIFY(client->hasAnswer());
    QCOMPARE(client->status(), 307);
    QVERIFY(client->head().contains("Location: http://127.0.0.1:1/x\r\n"));
}

void TestPracticeFaults::packsWithGzip()
{
    // Qt's own client unpacks it: a judge that did not pack it.
    const QByteArray sample = testFile(u"guide/answer.json"_s);
    m_gateway->script(match::any(), Reply::normal().gzip(), 1);
    m_gateway->script(match::any(), Reply::gzipBomb(1'000'000), 1);
    QNetworkAccessManager manager;
    QNetworkRequest networkRequest(m_gateway->url(u"/v1/chat/completions"_s));
    networkRequest.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> packed(manager.post(networkRequest, chatOf("practice/guide", "x")));
    QTRY_VERIFY(packed->isFinished());
    QCOMPARE(packed->rawHeader("Content-Encoding"), "gzip"_ba);
    QCOMPARE(packed->readAll(), sample);
    const std::unique_ptr<QNetworkReply> bomb(manager.get(networkRequest));
    QTRY_VERIFY(bomb->isFinished());
    QCOMPARE(bomb->readAll(), QByteArray(1'000'000, ' '));
}

void TestPracticeFaults::closesIdleConnectionsOnly()
{
    m_gateway->enqueue(Reply::status(200).json("{}"));
    m_gateway->enqueue(Reply::sse({"1"_ba, Hold{}}));
    const auto idle = asking();
    QTRY_VERIFY(idle->hasAnswer());
    const auto busy = asking();
    QTRY_COMPARE(m_gateway->held(), 1);
    m_gateway->closeIdleConnections();
    QTRY_COMPARE(idle->poll().end(), RawClient::End::Fin);
    QCOMPARE(busy->poll().end(), RawClient::End::None);
    QCOMPARE(m_gateway->openConnections(), 1);
}

void TestPracticeFaults::resetsAllConnections()
{
    m_gateway->enqueue(Reply::sse({"1"_ba, Hold{}}));
    const auto busy = asking();
    QTRY_COMPARE(m_gateway->held(), 1);
    const RawClient idle(m_gateway->port());
    QTRY_COMPARE(m_gateway->openConnections(), 2);
    m_gateway->resetConnections();
    QTRY_COMPARE(busy->poll().end(), RawClient::End::Reset);
    QTRY_COMPARE(m_gateway->openConnections(), 0);
}

void TestPracticeFaults::noticesThatTheClientCloses()
{
    const QSignalSpy closed(m_gateway.get(), &PracticeGateway::connectionClosed);
    m_gateway->enqueue(Reply::sse({"1"_ba, Pause{60s}, "2"_ba}));
    const auto client = asking();
    QTRY_VERIFY(client->poll().received().contains("data: 1"));
    const auto before = std::chrono::steady_clock::now();
    client->close();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.first().at(1).value<ClosedBy>(), ClosedBy::Client);
    QVERIFY(m_gateway->lastRequest().clientClosed >= before);
    QVERIFY(!m_gateway->lastRequest().answered.has_value());
}

void TestPracticeFaults::isMute()
{
    m_gateway->setManner(PracticeGateway::Manner::Mute);
    const QSignalSpy opened(m_gateway.get(), &PracticeGateway::connectionOpened);
    const auto client = asking();
    QTRY_COMPARE(opened.size(), 1);
    m_gateway->setManner(PracticeGateway::Manner::Answering);
    const auto other = asking();
    QTRY_VERIFY(other->hasAnswer());
    QVERIFY(client->poll().received().isEmpty());
    QCOMPARE(client->end(), RawClient::End::None);
    QCOMPARE(m_gateway->postCount(), 1);
}

namespace {
void useTls(PracticeGateway &gateway)
{
    gateway.setTls(QSslCertificate(testFile(u"tls/server.pem"_s)), QSslKey(testFile(u"tls/server.key"_s), QSsl::Rsa));
}

void trustTestAuthority(QSslSocket &socket)
{
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setCaCertificates({QSslCertificate(testFile(u"tls/ca.pem"_s))});
    socket.setSslConfiguration(configuration);
}
} // namespace

void TestPracticeFaults::speaksTls()
{
    useTls(*m_gateway);
    QCOMPARE(m_gateway->url().scheme(), u"https"_s);
    QSslSocket socket;
    trustTestAuthority(socket);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_gateway->port());
    QTRY_VERIFY2(socket.isEncrypted(), qPrintable(socket.errorString()));
    socket.write(postOf(chatOf("practice/guide", "x")));
    QByteArray received;
    QTRY_VERIFY((received += socket.readAll()).endsWith(testFile(u"guide/answer.json"_s)));
}

void TestPracticeFaults::resetsUnderTls()
{
    useTls(*m_gateway);
    m_gateway->enqueue(Reply::reset());
    QSslSocket socket;
    trustTestAuthority(socket);
    const QSignalSpy failed(&socket, &QAbstractSocket::errorOccurred);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_gateway->port());
    QTRY_VERIFY2(socket.isEncrypted(), qPrintable(socket.errorString()));
    socket.write(request);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_gateway->postCount(), 1);
}

void TestPracticeFaults::endsWhileRepliesAreRunning()
{
    m_gateway->enqueue(Reply::sse({"1"_ba, Pause{60s}}));
    m_gateway->enqueue(Reply::sse({"1"_ba, Hold{}}));
    m_gateway->enqueue(Reply::stream({Flood{100'000'000}}));
    const auto pausing = asking();
    const auto holding = asking();
    const auto flooding = asking();
    QTRY_COMPARE(m_gateway->postCount(), 3);
    m_gateway.reset();
    QTRY_COMPARE(pausing->poll().end(), RawClient::End::Reset);
    QTRY_COMPARE(holding->poll().end(), RawClient::End::Reset);
    QTRY_COMPARE(flooding->poll().end(), RawClient::End::Reset);
}

QTEST_GUILESS_MAIN(TestPracticeFaults)
#include "tst_practicefaults.moc"
