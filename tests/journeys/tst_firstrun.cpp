// SPDX-License-Identifier: GPL-3.0-or-later
#include "lastquestion.h"
#include "leaksearch.h"
#include "mainwindow.h"
#include "notices/noticebar.h"
#include "panels/keyentry.h"
#include "panels/modelpicker.h"
#include "panels/secretedit.h"
#include "panels/tonelabel.h"
#include "practice/practicegateway.h"
#include "window/conversationview.h"
#include "windowdriver.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

// The practice program answers at a pace that one can read.
#define TRY_COMPLETE(driver, count)                                                                                    \
    QTRY_VERIFY2_WITH_TIMEOUT((driver).isAnswered(count)                                                               \
                                  && (driver).message((count)-1).outcome == chat::Outcome::Complete,                   \
                              qPrintable((driver).sentence((count)-1)), 60'000)

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::Tone;
using app::ToneLabel;
using journeys::WindowDriver;
using practice::PracticeGateway;

namespace {

const QByteArray key = "sk-firstrun-77c1d0aa42";

//! A gateway and a data folder for one test; nothing of what else listens on this computer is looked at.
struct World {
    World()
    {
        if (!gateway.listen())
            qFatal("no port for the practice gateway");
        gateway.setKey(key);
    }

    [[nodiscard]] app::Options options() const
    {
        return {.dataDir = folder.path(),
                .localPorts = localPorts,
                .practiceProgram = QStringLiteral(TOKENHUB_BIN_DIR) + u"/practice-gateway"_s};
    }
    //! The gateway of this world stands for one far away: it wants a key.
    [[nodiscard]] app::Options farAway() const
    {
        app::Options options = this->options();
        options.isOnThisComputer = [](const QString &) { return false; };
        return options;
    }
    //! As if the program came with this gateway instead of TokenHub.
    void becomeTheGateway() const
    {
        WindowDriver driver(options());
        QVERIFY(driver.start());
        QTRY_VERIFY(driver.find("keyEntry"_L1) && driver.find("keyEntry"_L1)->isVisible());
        driver.enterGateway(gateway.url().toString(), {});
        driver.close();
    }

    PracticeGateway gateway;
    QTemporaryDir folder;
    std::vector<session::LocalPort> localPorts;
};

struct Page {
    explicit Page(const WindowDriver &driver)
        : entry(driver.find<app::KeyEntry>("keyEntry"_L1)), key(driver.find<app::SecretEdit>("keySecretEdit"_L1)),
          test(driver.find<QPushButton>("testKeyButton"_L1)), result(driver.find<ToneLabel>("keyStatusLabel"_L1)),
          server(driver.find<QPushButton>("localServerButton"_L1)),
          practice(driver.find<QPushButton>("practiceButton"_L1)), status(driver.find<ToneLabel>("noKeyStatusLabel"_L1))
    {
    }

    app::KeyEntry *entry;
    app::SecretEdit *key;
    QPushButton *test;
    ToneLabel *result;
    QPushButton *server;
    QPushButton *practice;
    ToneLabel *status;
};

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

QString gatewayName(const WindowDriver &driver)
{
    return driver.find<QAbstractButton>("gatewayButton"_L1)->text();
}

quint16 portOf(const PracticeGateway &gateway)
{
    return quint16(gateway.url().port());
}

} // namespace

//! The first minutes with the program, in the three ways the welcome page offers.
class TestFirstRun : public QObject
{
    Q_OBJECT

private slots:
    void aKeyIsTestedStoredAndUsed();
    void aTypedKeyIsUsedByTheFirstQuestion();
    void aServerOnThisComputerIsFoundAndUsed();
    void severalServersAreOffered();
    void noServerIsSaidPlainly();
    void practiceSaysThatItsAnswersAreCanned();
    void aPracticeGatewayThatDiesIsSaid();
    void aPracticeGatewayThatIsMissingIsSaid();
    void aPracticeChatOfYesterdayTellsWhatToDo();
};

void TestFirstRun::aKeyIsTestedStoredAndUsed()
{
    const journeys::LogCollector log;
    World world;
    world.becomeTheGateway();
    WindowDriver driver(world.farAway());
    QVERIFY(driver.start());
    Page page(driver);
    QTRY_VERIFY(page.entry->isVisible());
    QTRY_VERIFY(page.key->hasFocus());
    QVERIFY(!page.test->isEnabled());

    // A wrong one first: it is told, and stays to be corrected.
    QTest::keyClicks(page.key, u"sk-of-somebody-else"_s);
    click(page.test);
    QTRY_COMPARE(page.result->tone(), Tone::Bad);
    QVERIFY2(page.result->text().contains("rejects this key (401)"_L1), qPrintable(page.result->text()));
    QCOMPARE(page.key->text(), u"sk-of-somebody-else"_s);

    QTest::keySequence(page.key, QKeySequence::SelectAll);
    QTest::keyClicks(page.key, QString::fromLatin1(key));
    QVERIFY2(!page.result->text().contains("rejects"_L1), "what was said of another key still stands there");
    click(page.test);
    QTRY_COMPARE(page.result->tone(), Tone::Good);
    QVERIFY2(page.result->text().startsWith("The gateway accepts this key. "_L1), qPrintable(page.result->text()));
    QVERIFY2(page.result->text().contains("model"_L1), qPrintable(page.result->text()));

    // Return stores it, tests it where it is now, and the page stays for the steps that are left.
    QTest::keyClick(page.key, Qt::Key_Return);
    QTRY_VERIFY2(page.result->text().contains("It is in the keyring."_L1), qPrintable(page.result->text()));
    QVERIFY(page.entry->isVisible());
    QCOMPARE(page.key->text(), QString());
    driver.chooseModel(u"practice/echo"_s);
    driver.send(u"Hello, who are you?"_s);
    TRY_COMPLETE(driver, 2);
    QVERIFY(!page.entry->isVisible());
    QCOMPARE(journeys::lastQuestion(world.gateway).header("Authorization"), "Bearer " + key);
    driver.close();
    QCOMPARE(journeys::placesOf(key, {world.folder.path(), QDir::homePath()}), QStringList());
}

void TestFirstRun::aTypedKeyIsUsedByTheFirstQuestion()
{
    World world;
    world.becomeTheGateway();
    {
        WindowDriver driver(world.farAway());
        QVERIFY(driver.start());
        Page page(driver);
        QTRY_VERIFY(page.entry->isVisible());
        driver.chooseModel(u"practice/echo"_s);
        QTest::keyClicks(page.key, QString::fromLatin1(key));
        driver.send(u"Hello"_s);
        TRY_COMPLETE(driver, 2);
        QTRY_COMPARE(page.key->text(), QString()); // stored
        driver.close();
    }
    WindowDriver driver(world.farAway());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.send(u"Hello again"_s);
    TRY_COMPLETE(driver, 2);
}

void TestFirstRun::aServerOnThisComputerIsFoundAndUsed()
{
    World world;
    world.gateway.setKey({});
    world.localPorts = {{u"Ollama"_s, portOf(world.gateway)}};
    {
        WindowDriver driver(world.options());
        QVERIFY(driver.start());
        Page page(driver);
        QTRY_VERIFY(page.entry->isVisible());
        QTRY_VERIFY(driver.find<QPushButton>("serverOfferButton0"_L1));
        QVERIFY2(driver.find<QPushButton>("serverOfferButton0"_L1)
                     ->text()
                     .startsWith(u"Ollama on port %1, "_s.arg(portOf(world.gateway))),
                 qPrintable(driver.find<QPushButton>("serverOfferButton0"_L1)->text()));
        click(page.server);
        QTRY_VERIFY(!page.entry->isVisible());
        QCOMPARE(gatewayName(driver), u"Ollama"_s);
        QVERIFY(driver.find("promptEditor"_L1)->hasFocus());
        QVERIFY(!driver.window().conversation().modelPicker().currentModel().isEmpty());
        driver.send(u"hello"_s);
        TRY_COMPLETE(driver, 2);
        QCOMPARE(world.gateway.lastRequest().header("Authorization"), QByteArray());
        driver.close();
    }
    // It is the gateway from now on.
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    QTRY_COMPARE(gatewayName(driver), u"Ollama"_s);
    driver.send(u"hello again"_s);
    TRY_COMPLETE(driver, 2);
    QVERIFY(!driver.find("keyEntry"_L1)->isVisible());
}

void TestFirstRun::severalServersAreOffered()
{
    World world;
    PracticeGateway other;
    QVERIFY(other.listen());
    world.gateway.setKey({});
    world.localPorts = {{u"Ollama"_s, portOf(world.gateway)}, {u"vLLM"_s, portOf(other)}};
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    QTRY_VERIFY(driver.find<QPushButton>("serverOfferButton1"_L1));
    auto *second = driver.find<QPushButton>("serverOfferButton1"_L1);
    QTRY_VERIFY(second->isVisible());
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Space);
    QTRY_COMPARE(gatewayName(driver), u"vLLM"_s);
    driver.send(u"hello"_s);
    TRY_COMPLETE(driver, 2);
    QCOMPARE(other.postCount(), 1);
}

void TestFirstRun::noServerIsSaidPlainly()
{
    World world;
    QTcpServer reserved;
    QVERIFY(reserved.listen(QHostAddress::LocalHost));
    const quint16 nobody = reserved.serverPort();
    reserved.close();
    world.localPorts = {{u"Ollama"_s, nobody}};
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    Page page(driver);
    QTRY_VERIFY(page.server->isVisible());
    QVERIFY(!page.status->isVisible()); // nobody asked yet
    click(page.server);
    QTRY_COMPARE(page.status->tone(), Tone::Warn);
    QVERIFY2(page.status->text().contains(u"Ollama (%1)"_s.arg(nobody)), qPrintable(page.status->text()));
    QVERIFY(page.server->isEnabled());
    // Started meanwhile, it is found at the next click.
    PracticeGateway late;
    QVERIFY(late.listen(nobody));
    click(page.server);
    QTRY_COMPARE(gatewayName(driver), u"Ollama"_s);
}

void TestFirstRun::practiceSaysThatItsAnswersAreCanned()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    Page page(driver);
    QTRY_VERIFY(page.practice->isVisible());
    click(page.practice);
    QTRY_VERIFY(!page.entry->isVisible());
    app::NoticeBar &notices = driver.window().conversation().notices();
    QTRY_COMPARE(notices.shownId(), u"practice"_s);
    QVERIFY2(notices.accessibleName().contains("canned"_L1), qPrintable(notices.accessibleName()));
    QVERIFY(!driver.find("noticeClose"_L1)->isVisible()); // it stays
    QVERIFY2(gatewayName(driver).contains("canned"_L1), qPrintable(gatewayName(driver)));
    driver.send(u"hello"_s);
    TRY_COMPLETE(driver, 2);
    QVERIFY(driver.message(1).model.startsWith("practice/"_L1));
    QCOMPARE(notices.shownId(), u"practice"_s);
    QCOMPARE(world.gateway.connectionCount(), 0);

    click(driver.find("noticeAction"_L1)); // Enter a key
    QTRY_VERIFY(page.entry->isVisible());
    QTRY_VERIFY(page.key->hasFocus());
    QCOMPARE(gatewayName(driver), u"TokenHub"_s);
    QVERIFY(notices.shownId() != "practice"_L1);
    QVERIFY(!driver.window().conversation().modelPicker().currentModel().startsWith("practice/"_L1));
    QCOMPARE(driver.history(), QStringList{u"hello"_s}); // an ordinary conversation
}

void TestFirstRun::aPracticeGatewayThatDiesIsSaid()
{
    World world;
    app::Options options = world.options();
    // A script that says its own process id, to be killed from here.
    QFile program(world.folder.filePath(u"practice"_s));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\necho $$ >\"" + QFile::encodeName(world.folder.filePath(u"pid"_s)) + "\"\nexec \""
                  + QFile::encodeName(options.practiceProgram) + "\" \"$@\"\n");
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    options.practiceProgram = program.fileName();
    WindowDriver driver(options);
    QVERIFY(driver.start());
    Page page(driver);
    QTRY_VERIFY(page.practice->isVisible());
    click(page.practice);
    app::NoticeBar &notices = driver.window().conversation().notices();
    QTRY_COMPARE(notices.shownId(), u"practice"_s);
    QFile pid(world.folder.filePath(u"pid"_s));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    const int id = pid.readAll().trimmed().toInt();
    QVERIFY(id > 1);
    ::kill(id, SIGKILL);
    QTRY_VERIFY2(notices.accessibleName().contains("ended unexpectedly"_L1), qPrintable(notices.accessibleName()));
    driver.send(u"anybody?"_s);
    QTRY_VERIFY(driver.isAnswered(2) && driver.message(1).outcome == chat::Outcome::Failed);

    click(driver.find("noticeAction"_L1)); // Start again
    QTRY_VERIFY2(notices.accessibleName().contains("canned"_L1), qPrintable(notices.accessibleName()));
    driver.press(Qt::Key_R, Qt::ControlModifier);
    TRY_COMPLETE(driver, 2);
}

void TestFirstRun::aPracticeGatewayThatIsMissingIsSaid()
{
    World world;
    app::Options options = world.options();
    options.practiceProgram = world.folder.filePath(u"nothing-here"_s);
    WindowDriver driver(options);
    QVERIFY(driver.start());
    Page page(driver);
    QTRY_VERIFY(page.practice->isVisible());
    click(page.practice);
    QTRY_COMPARE(page.status->tone(), Tone::Bad);
    QVERIFY2(page.status->text().contains("not installed"_L1), qPrintable(page.status->text()));
    QVERIFY(page.practice->isEnabled());
    QCOMPARE(gatewayName(driver), u"TokenHub"_s);
}

void TestFirstRun::aPracticeChatOfYesterdayTellsWhatToDo()
{
    World world;
    {
        WindowDriver driver(world.options());
        QVERIFY(driver.start());
        Page page(driver);
        QTRY_VERIFY(page.practice->isVisible());
        click(page.practice);
        QTRY_VERIFY(!page.entry->isVisible());
        driver.send(u"hello"_s);
        TRY_COMPLETE(driver, 2);
        driver.close();
    }
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.chooseConversation(0);
    QTRY_COMPARE(driver.rows(), 2);
    app::NoticeBar &notices = driver.window().conversation().notices();
    QTRY_COMPARE(notices.shownId(), u"practiceChat"_s);
    QVERIFY2(notices.accessibleName().contains("canned"_L1), qPrintable(notices.accessibleName()));
    click(driver.find("noticeOtherAction"_L1)); // Practise again
    QTRY_COMPARE(notices.shownId(), u"practice"_s);
    driver.send(u"hello again"_s);
    TRY_COMPLETE(driver, 4);
}

QTEST_MAIN(TestFirstRun)
#include "tst_firstrun.moc"
