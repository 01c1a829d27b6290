// SPDX-License-Identifier: GPL-3.0-or-later
// Rows N of the torture table as a whole answer meets them: how often it is tried, what is sent, how it ends.
#include "jobfixture.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using chat::Outcome;
using gateway::JobPhase;
using practice::Reply;

namespace {

int waitsToRetry(const JobFixture::Run &run)
{
    return int(run.waits.size());
}

//! A port at which nobody answers: its queue is full, so the kernel drops what knocks, as a firewall does.
class BlackHole
{
public:
    BlackHole()
    {
        m_server.setListenBacklogSize(1);
        m_isListening = m_server.listen(QHostAddress::LocalHost);
        m_server.pauseAccepting();
        for (int i = 0; i < 4; ++i) {
            m_waiting.push_back(std::make_unique<QTcpSocket>());
            m_waiting.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), m_server.serverPort());
        }
    }
    //! Whether as many wait as fit in, and one knocks in vain.
    [[nodiscard]] bool isFull() const
    {
        const auto connected = std::count_if(m_waiting.cbegin(), m_waiting.cend(), [](const auto &socket) {
            return socket->state() == QAbstractSocket::ConnectedState;
        });
        return m_isListening && connected == 2 && m_waiting.back()->state() == QAbstractSocket::ConnectingState;
    }
    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()); }

private:
    QTcpServer m_server;
    std::vector<std::unique_ptr<QTcpSocket>> m_waiting;
    bool m_isListening = false;
};

QByteArray tlsFile(const QString &name)
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA "/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestChatJobNetwork : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void N01_aRefusedConnectionIsTriedAgainTwice();
    void N02_anUnknownNameIsTriedAgainTwice();
    void N03_aNetworkThatSwallowsEverythingEndsAtTheConnectLimit();
    void N04_aMuteTlsPeerEndsAtTheConnectLimit();
    void N05_N06_N07_aWrongCertificateIsNotTriedAgain_data();
    void N05_N06_N07_aWrongCertificateIsNotTriedAgain();
    void N18_aFrozenServerIsWarnedOfThenInterrupted();
    void N19_stopWhileConnectingEndsAtOnce();
    void N21_aHeaderThatDripsEndsAtItsLimit();
};

void TestChatJobNetwork::initTestCase()
{
    // Where no name server answers, the system's own patience would be longer than a test's.
    qputenv("RES_OPTIONS", "timeout:1 attempts:1");
}

void TestChatJobNetwork::N01_aRefusedConnectionIsTriedAgainTwice()
{
    JobFixture f;
    f.gateway.stopListening();
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::ConnectionRefused);
    QCOMPARE(run->end->error->subject, u"127.0.0.1"_s);
    QCOMPARE(waitsToRetry(*run), 2);
    QCOMPARE(f.gateway.connectionCount(), 0);
    QVERIFY(!run->hadPhase(JobPhase::WaitingForAnswer));
}

void TestChatJobNetwork::N02_anUnknownNameIsTriedAgainTwice()
{
    JobFixture f;
    f.limits.silence.connect = 10s;
    f.profile.baseUrl = u"https://x.invalid"_s;
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::HostNotFound);
    QCOMPARE(run->end->error->subject, u"x.invalid"_s);
    QCOMPARE(waitsToRetry(*run), 2);
    QVERIFY(!run->hadPhase(JobPhase::WaitingForAnswer));
}

void TestChatJobNetwork::N03_aNetworkThatSwallowsEverythingEndsAtTheConnectLimit()
{
    const BlackHole hole;
    QTRY_VERIFY(hole.isFull());
    JobFixture f;
    f.limits.silence.connect = 400ms;
    f.profile.baseUrl = hole.url();
    const auto before = std::chrono::steady_clock::now();
    const auto run = f.run();
    QVERIFY(run->isOver());
    QVERIFY(std::chrono::steady_clock::now() - before >= 3 * 400ms);
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::ConnectTimeout);
    QCOMPARE(waitsToRetry(*run), 2);
    QVERIFY(!run->hadPhase(JobPhase::WaitingForAnswer));
    QVERIFY(hole.isFull());
}

void TestChatJobNetwork::N04_aMuteTlsPeerEndsAtTheConnectLimit()
{
    JobFixture f;
    f.limits.silence.connect = 300ms;
    f.gateway.setManner(practice::PracticeGateway::Manner::Mute);
    f.profile.baseUrl = u"https://127.0.0.1:%1"_s.arg(f.gateway.port());
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::ConnectTimeout);
    QCOMPARE(waitsToRetry(*run), 2);
    QCOMPARE(f.gateway.postCount(), 0);
}

void TestChatJobNetwork::N05_N06_N07_aWrongCertificateIsNotTriedAgain_data()
{
    QTest::addColumn<QString>("certificate");
    for (const auto *name : {"server.pem", "wronghost.pem", "expired.pem"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestChatJobNetwork::N05_N06_N07_aWrongCertificateIsNotTriedAgain()
{
    QFETCH(QString, certificate);
    practice::PracticeGateway gateway;
    gateway.setTls(QSslCertificate(tlsFile(certificate)), QSslKey(tlsFile(u"server.key"_s), QSsl::Rsa));
    QVERIFY(gateway.listen());
    JobFixture f;
    f.profile.baseUrl = gateway.url().toString();
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::TlsFailed);
    QCOMPARE(waitsToRetry(*run), 0);
    QCOMPARE(gateway.postCount(), 0);
    QCOMPARE(gateway.connectionCount(), 1);
}

//! Another program is the server, so that it can be frozen: like a link that goes down, nothing comes and nobody says
//! why. (The same with a real link: tst_linkdown, where the system allows networks of a test's own.)
void TestChatJobNetwork::N18_aFrozenServerIsWarnedOfThenInterrupted()
{
    QProcess server;
    server.start(QStringLiteral(TOKENHUB_BIN_DIR "/practice-gateway"), {u"--rate"_s, u"50"_s});
    QTRY_VERIFY(server.canReadLine());
    JobFixture f;
    f.profile.baseUrl = QString::fromUtf8(server.readLine()).trimmed();
    f.next.parameters = {};
    const auto run = f.start(u"poem"_s);
    QTRY_VERIFY(!run->text().isEmpty());
    ::kill(pid_t(server.processId()), SIGSTOP);
    QTRY_VERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Interrupted);
    QCOMPARE(run->kind(), ErrorKind::Stalled);
    QVERIFY(run->hadPhase(JobPhase::Stalled));
    QVERIFY(!run->text().isEmpty());
    QCOMPARE(waitsToRetry(*run), 0);
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestChatJobNetwork::N19_stopWhileConnectingEndsAtOnce()
{
    const BlackHole hole;
    QTRY_VERIFY(hole.isFull());
    JobFixture f;
    f.profile.baseUrl = hole.url();
    const auto run = f.start();
    QTRY_VERIFY(run->hadPhase(JobPhase::Connecting));
    const auto before = std::chrono::steady_clock::now();
    run->job->stop();
    QTRY_VERIFY(run->isOver());
    QVERIFY(std::chrono::steady_clock::now() - before < 100ms);
    QCOMPARE(run->end->outcome, Outcome::Stopped);
}

void TestChatJobNetwork::N21_aHeaderThatDripsEndsAtItsLimit()
{
    JobFixture f;
    f.limits.silence.firstByte = 500ms;
    f.gateway.script(practice::match::posts(), Reply::guideStream().headerFlood(100'000).headerDrip(20ms));
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::FirstByteTimeout);
    QCOMPARE(f.gateway.postCount(), 1);
    QVERIFY(run->text().isEmpty());
}

QTEST_GUILESS_MAIN(TestChatJobNetwork)
#include "tst_chatjob_network.moc"
