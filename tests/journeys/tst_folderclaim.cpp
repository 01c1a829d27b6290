// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/folderclaim.h"

#include "lastquestion.h"
#include "mainwindow.h"
#include "practice/practicegateway.h"
#include "windowdriver.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::FolderClaim;
using app::StartWish;
using journeys::WindowDriver;
using practice::PracticeGateway;
using Claim = FolderClaim::Claim;

namespace {

//! A start of the real program.
struct Start {
    Start(const QString &folder, const QStringList &more = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_ACTIVATION_TOKEN"_s, u"token-of-the-launcher"_s);
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(TOKENHUB_BIN_DIR) + u"/tokenhub-chat"_s,
                      QStringList{u"--data-dir"_s, folder} + more);
    }
    ~Start()
    {
        program.kill();
        program.waitForFinished();
    }
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 20'000);
    }

    QProcess program;
};

QString dataFolder(const QTemporaryDir &folder)
{
    return folder.filePath(u"data"_s);
}

} // namespace

class TestFolderClaim : public QObject
{
    Q_OBJECT

private slots:
    void aWishSurvivesTheWay();
    void whatIsNoWishIsNone_data();
    void whatIsNoWishIsNone();
    void onlyOneHoldsAFolder();
    void whatIsTooLongIsNotHandedOver();
    void hostileTalkersDoNoHarm();
    void aFolderThatCannotBeLockedIsUsedUnguarded();
    void D09_aSecondStartRaisesTheFirstWindow();
    void D09_aSecondStartHandsOverItsQuestion();
    void D09_afterKillTheNextStartTakesOver();
    void D09_aFirstThatDoesNotAnswerIsSaid();
};

void TestFolderClaim::aWishSurvivesTheWay()
{
    const StartWish wish{
        .gateway = u"http://127.0.0.1:1"_s, .model = u"m"_s, .ask = u"two\nlines “文”"_s, .activation = u"t"_s};
    QCOMPARE(app::wishLine(wish).count('\n'), 1);
    QVERIFY(app::wishFromLine(app::wishLine(wish)) == wish);
}

void TestFolderClaim::whatIsNoWishIsNone_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << "hello\n"_ba;
    QTest::newRow("a list") << "[1,2]\n"_ba;
    QTest::newRow("another form") << R"({"form":"other","ask":"x"})"_ba;
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("too long") << app::wishLine({.ask = QString(app::longestWish, u'x')});
}

void TestFolderClaim::whatIsNoWishIsNone()
{
    QFETCH(QByteArray, line);
    QVERIFY(!app::wishFromLine(line));
}

void TestFolderClaim::onlyOneHoldsAFolder()
{
    QTemporaryDir folder;
    QTemporaryDir other;
    FolderClaim first(dataFolder(folder));
    QCOMPARE(first.claim(), Claim::First);
    QCOMPARE(QFileInfo(dataFolder(folder) + u"/instance.socket"_s).permissions()
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    FolderClaim elsewhere(dataFolder(other));
    QCOMPARE(elsewhere.claim(), Claim::First);
    FolderClaim second(dataFolder(folder));
    QCOMPARE(second.claim(), Claim::Taken);
    QSignalSpy wishes(&first, &FolderClaim::wished);
    QSignalSpy handed(&second, &FolderClaim::handedOver);
    second.handOver({.ask = u"hello"_s});
    QTRY_COMPARE(handed.size(), 1);
    QCOMPARE(wishes.size(), 1);
    QCOMPARE(wishes.front().front().value<StartWish>(), StartWish{.ask = u"hello"_s});
}

void TestFolderClaim::whatIsTooLongIsNotHandedOver()
{
    QTemporaryDir folder;
    FolderClaim first(dataFolder(folder));
    QCOMPARE(first.claim(), Claim::First);
    FolderClaim second(dataFolder(folder));
    QCOMPARE(second.claim(), Claim::Taken);
    QSignalSpy wishes(&first, &FolderClaim::wished);
    QSignalSpy refused(&second, &FolderClaim::tooLong);
    second.handOver({.ask = QString(app::longestWish, u'x')});
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(wishes.size(), 0);
}

void TestFolderClaim::hostileTalkersDoNoHarm()
{
    QTemporaryDir folder;
    FolderClaim first(dataFolder(folder));
    QCOMPARE(first.claim(), Claim::First);
    QSignalSpy wishes(&first, &FolderClaim::wished);
    const QString name = dataFolder(folder) + u"/instance.socket"_s;
    QLocalSocket mute;
    mute.connectToServer(name);
    QLocalSocket flood;
    flood.connectToServer(name);
    QTRY_COMPARE(flood.state(), QLocalSocket::ConnectedState);
    flood.write(QByteArray(4 * app::longestWish, 'x'));
    QTRY_COMPARE(flood.state(), QLocalSocket::UnconnectedState);
    QLocalSocket babbler;
    babbler.connectToServer(name);
    QTRY_COMPARE(babbler.state(), QLocalSocket::ConnectedState);
    babbler.write("GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(babbler.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(wishes.size(), 0);
    FolderClaim second(dataFolder(folder));
    QCOMPARE(second.claim(), Claim::Taken);
    second.handOver({.model = u"m"_s});
    QTRY_COMPARE(wishes.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(mute.state() == QLocalSocket::UnconnectedState, 10'000);
}

void TestFolderClaim::aFolderThatCannotBeLockedIsUsedUnguarded()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    FolderClaim instance(file.fileName() + u"/data"_s);
    QCOMPARE(instance.claim(), Claim::Unguarded);
}

void TestFolderClaim::D09_aSecondStartRaisesTheFirstWindow()
{
    QTemporaryDir folder;
    WindowDriver driver({.dataDir = folder.path(), .localPorts = {}});
    FolderClaim instance(dataFolder(folder));
    QCOMPARE(instance.claim(), Claim::First);
    connect(&instance, &FolderClaim::wished, &driver.application(), &app::Application::fulfil);
    QVERIFY(driver.start());
    driver.window().showMinimized();
    QTRY_VERIFY(!driver.window().isActiveWindow());
    Start second(folder.path());
    QVERIFY(second.ends());
    QCOMPARE(second.program.exitCode(), 0);
    QCOMPARE(second.program.readAllStandardOutput().count('\n'), 1);
    QTRY_VERIFY(!driver.window().isMinimized() && driver.window().isActiveWindow());
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), "token-of-the-launcher"_ba);
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

void TestFolderClaim::D09_aSecondStartHandsOverItsQuestion()
{
    PracticeGateway gateway;
    QVERIFY(gateway.listen());
    QTemporaryDir folder;
    Start first(folder.path(), {u"--gateway"_s, gateway.url().toString(), u"--model"_s, u"practice/echo"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!gateway.requests().empty(), 20'000); // its list of models: it is up
    Start second(folder.path(), {u"--model"_s, u"practice/poem"_s, u"--ask"_s, u"A poem, please"_s});
    QVERIFY(second.ends());
    QCOMPARE(second.program.exitCode(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(gateway.postCount(), 1, 20'000);
    QCOMPARE(journeys::lastQuestion(gateway).json()["model"_L1].toString(), u"practice/poem"_s);
    QCOMPARE(first.program.state(), QProcess::Running);
}

void TestFolderClaim::D09_afterKillTheNextStartTakesOver()
{
    PracticeGateway gateway;
    QVERIFY(gateway.listen());
    QTemporaryDir folder;
    {
        Start first(folder.path(), {u"--gateway"_s, gateway.url().toString()});
        QTRY_VERIFY_WITH_TIMEOUT(!gateway.requests().empty(), 20'000);
        ::kill(pid_t(first.program.processId()), SIGKILL);
        QVERIFY(first.ends());
    }
    QVERIFY(QFileInfo::exists(dataFolder(folder) + u"/instance.lock"_s));
    gateway.forgetRequests();
    Start next(folder.path(), {u"--gateway"_s, gateway.url().toString()});
    QTRY_VERIFY_WITH_TIMEOUT(!gateway.requests().empty(), 20'000);
    QCOMPARE(next.program.state(), QProcess::Running);
    Start second(folder.path());
    QVERIFY(second.ends());
    QCOMPARE(second.program.exitCode(), 0);
}

void TestFolderClaim::D09_aFirstThatDoesNotAnswerIsSaid()
{
    PracticeGateway gateway;
    QVERIFY(gateway.listen());
    QTemporaryDir folder;
    Start first(folder.path(), {u"--gateway"_s, gateway.url().toString()});
    QTRY_VERIFY_WITH_TIMEOUT(!gateway.requests().empty(), 20'000);
    ::kill(pid_t(first.program.processId()), SIGSTOP);
    Start second(folder.path());
    QVERIFY(second.ends());
    QCOMPARE(second.program.exitCode(), 1);
    QVERIFY(second.program.readAllStandardError().contains("does not answer"));
}

QTEST_MAIN(TestFolderClaim)
#include "tst_folderclaim.moc"
