// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"
#include "wiretext.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

//! The program practice-gateway, as a person or another program starts it.
class TestPracticeProgram : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void printsItsUrlAndAnswers();
    void endsCleanlyOnSigterm();
    void endsWhenItsInputCloses();
    void outlivesItsInputOtherwise();
    void demandsTheGivenKey();
    void playsAScriptFile();
    void keepsTheGivenRate();
    void refusesWrongOptions_data();
    void refusesWrongOptions();
    void helpsAndNamesItsVersion();

private:
    [[nodiscard]] bool startGateway(const QStringList &arguments);

    QProcess m_process;
    quint16 m_port = 0;
};

void TestPracticeProgram::init()
{
    m_process.setProgram(QString::fromUtf8(TOKENHUB_BIN_DIR) + u"/practice-gateway"_s);
}

void TestPracticeProgram::cleanup()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool TestPracticeProgram::startGateway(const QStringList &arguments)
{
    m_process.setArguments(arguments);
    m_process.start();
    if (!QTest::qWaitFor([this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; }))
        return false;
    const QUrl url(QString::fromUtf8(m_process.readLine()).trimmed());
    m_port = quint16(url.port(0));
    return url.scheme() == "http"_L1 && url.host() == "127.0.0.1"_L1 && m_port != 0;
}

void TestPracticeProgram::printsItsUrlAndAnswers()
{
    QVERIFY(startGateway({u"--port"_s, u"0"_s}));
    RawClient client(m_port);
    client.send(postOf(chatOf("qwen-plus", "Hello, who are you?"), "Authorization: Bearer any\r\n"));
    QTRY_VERIFY(client.hasAnswer());
    QVERIFY(client.body().contains("I am a large language model. Nice to meet you."));
}

void TestPracticeProgram::endsCleanlyOnSigterm()
{
    QVERIFY(startGateway({}));
    RawClient client(m_port);
    client.send(postOf(chatOf("practice/slow", "x", R"("stream":true)")));
    QTRY_VERIFY(client.poll().received().contains("data: "));
    m_process.terminate();
    QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
    QCOMPARE(m_process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process.exitCode(), 0);
}

void TestPracticeProgram::endsWhenItsInputCloses()
{
    QVERIFY(startGateway({u"--exit-with-parent"_s}));
    m_process.write("bytes that mean nothing\n");
    RawClient client(m_port);
    client.send(getOf("/v1/models"));
    QTRY_VERIFY(client.hasAnswer());
    m_process.closeWriteChannel();
    QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
    QCOMPARE(m_process.exitCode(), 0);
}

void TestPracticeProgram::outlivesItsInputOtherwise()
{
    QVERIFY(startGateway({}));
    m_process.closeWriteChannel();
    RawClient client(m_port);
    client.send(getOf("/v1/models"));
    QTRY_VERIFY(client.hasAnswer());
    QCOMPARE(m_process.state(), QProcess::Running);
}

void TestPracticeProgram::demandsTheGivenKey()
{
    QVERIFY(startGateway({u"--key"_s, u"sk-right"_s}));
    RawClient stranger(m_port);
    stranger.send(getOf("/v1/models", "Authorization: Bearer sk-wrong\r\n"));
    QTRY_VERIFY(stranger.hasAnswer());
    QCOMPARE(stranger.status(), 401);
    RawClient friendly(m_port);
    friendly.send(getOf("/v1/models", "Authorization: Bearer sk-right\r\n"));
    QTRY_VERIFY(friendly.hasAnswer());
    QCOMPARE(friendly.status(), 200);
}

void TestPracticeProgram::playsAScriptFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(R"({"rules":[{"reply":{"status":429,"headers":{"Retry-After":"2"},"error":"slow down"}}]})");
    file.close();
    QVERIFY(startGateway({u"--script"_s, file.fileName()}));
    RawClient client(m_port);
    client.send(postOf(chatOf("m", "x")));
    QTRY_VERIFY(client.hasAnswer());
    QCOMPARE(client.status(), 429);
}

void TestPracticeProgram::keepsTheGivenRate()
{
    QVERIFY(startGateway({u"--rate"_s, u"100"_s}));
    RawClient client(m_port);
    QElapsedTimer timer;
    timer.start();
    client.send(postOf(chatOf("practice/markdown", "x", R"("stream":true,"max_tokens":30)")));
    QTRY_VERIFY(client.hasAnswer());
    QVERIFY(timer.elapsed() >= 290);
}

void TestPracticeProgram::refusesWrongOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s} << "--port"_ba;
    QTest::newRow("rate") << QStringList{u"--rate"_s, u"quick"_s} << "--rate"_ba;
    QTest::newRow("script") << QStringList{u"--script"_s, u"/nonexistent/script.json"_s}
                            << "/nonexistent/script.json"_ba;
    QTest::newRow("unknown") << QStringList{u"--unknown"_s} << "unknown"_ba;
}

void TestPracticeProgram::refusesWrongOptions()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    QVERIFY(!startGateway(arguments));
    QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
    QVERIFY(m_process.exitCode() != 0);
    QVERIFY(m_process.readAllStandardError().contains(named));
}

void TestPracticeProgram::helpsAndNamesItsVersion()
{
    m_process.setArguments({u"--help"_s});
    m_process.start();
    QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
    const QByteArray help = m_process.readAllStandardOutput();
    for (const char *option : {"--port", "--script", "--rate", "--key", "--exit-with-parent", "\"rules\""})
        QVERIFY2(help.contains(option), option);
    m_process.setArguments({u"--version"_s});
    m_process.start();
    QTRY_COMPARE(m_process.state(), QProcess::NotRunning);
    QCOMPARE(m_process.readAllStandardOutput(), "practice-gateway " TOKENHUB_VERSION "\n"_ba);
}

QTEST_GUILESS_MAIN(TestPracticeProgram)
#include "tst_practiceprogram.moc"
