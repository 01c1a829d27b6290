// SPDX-License-Identifier: GPL-3.0-or-later
// Several gateways, and ways to them, in the whole window.
#include "../support/loopbackproxy.h"
#include "leaksearch.h"
#include "mainwindow.h"
#include "menus.h"
#include "practice/practicegateway.h"
#include "windowdriver.h"

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::SpotKind;
using journeys::WindowDriver;
using practice::PracticeGateway;
using test::LoopbackProxy;

namespace {

struct World {
    World()
    {
        if (!first.listen() || !second.listen())
            qFatal("no ports for the practice gateways");
    }
    [[nodiscard]] app::Options options() const { return {.dataDir = folder.path()}; }

    PracticeGateway first;
    PracticeGateway second;
    QTemporaryDir folder;
    journeys::LogCollector log;
};

void fill(WindowDriver &driver, QLatin1StringView name, const QString &text)
{
    auto *line = driver.find<QLineEdit>(name);
    QVERIFY2(line, name.data());
    line->setFocus();
    QTest::keySequence(line, QKeySequence::SelectAll);
    QTest::keyClicks(line, text);
}

void press(WindowDriver &driver, QLatin1StringView name)
{
    auto *button = driver.find<QAbstractButton>(name);
    QVERIFY2(button && button->isEnabled(), name.data());
    button->click();
}

void save(WindowDriver &driver)
{
    press(driver, "saveGatewayButton"_L1);
    QTRY_COMPARE(driver.find<QLabel>("testGatewayLabel"_L1)->text(), u"Saved."_s);
}

void closeSettings(WindowDriver &driver)
{
    driver.find<QDialog>("settingsDialog"_L1)->close();
    driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
}

void addGateway(WindowDriver &driver, const QString &name, const QString &url)
{
    driver.openGateways();
    press(driver, "addGatewayButton"_L1);
    fill(driver, "gatewayNameLineEdit"_L1, name);
    fill(driver, "gatewayUrlLineEdit"_L1, url);
    save(driver);
    closeSettings(driver);
}

QString chosenGateway(WindowDriver &driver)
{
    return driver.find<QAbstractButton>("gatewayButton"_L1)->text();
}

void chooseGateway(WindowDriver &driver, const QString &name)
{
    QTest::mouseClick(driver.find("gatewayButton"_L1), Qt::LeftButton);
    auto *menu = driver.find<QMenu>("gatewayMenu"_L1);
    QTRY_VERIFY(menu->isVisible());
    for (QAction *action : menu->actions()) {
        if (action->text() == name) {
            journeys::chooseAction(*menu, *action);
            return;
        }
    }
    QFAIL("no such gateway in the menu");
}

} // namespace

class TestGateways : public QObject
{
    Q_OBJECT

private slots:
    void eachConversationKeepsItsGateway();
    void aConversationWhoseGatewayIsDeletedAsksFirst();
    void N16_fromADeadProxyToAnAnswer();
    void K09_aProxysLoginIsInTheKeyringAlone();
};

void TestGateways::eachConversationKeepsItsGateway()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    driver.enterGateway(world.first.url().toString(), {});
    QTRY_VERIFY(driver.listedModels() > 10);
    driver.chooseModel(u"practice/echo"_s);
    driver.send(u"to the first"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(world.first.postCount(), 1);

    addGateway(driver, u"Second"_s, world.second.url().toString());
    QCOMPARE(chosenGateway(driver), u"TokenHub"_s);
    driver.press(Qt::Key_N, Qt::ControlModifier);
    chooseGateway(driver, u"Second"_s);
    QTRY_COMPARE(chosenGateway(driver), u"Second"_s);
    QTRY_VERIFY(world.second.requests().size() > 0); // its list of models
    driver.send(u"to the second"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(world.second.postCount(), 1);
    QCOMPARE(world.first.postCount(), 1);

    // The older conversation still goes where it went, the newer one to the second.
    driver.chooseConversation(1);
    QTRY_COMPARE(driver.text(0), u"to the first"_s);
    QCOMPARE(chosenGateway(driver), u"TokenHub"_s);
    driver.send(u"again"_s);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(world.first.postCount(), 2);
    driver.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(chosenGateway(driver), u"Second"_s); // the last one chosen is for new chats
    driver.close();

    WindowDriver nextDay(world.options());
    QVERIFY(nextDay.start());
    QTRY_COMPARE(chosenGateway(nextDay), u"Second"_s);
    nextDay.close();
}

void TestGateways::aConversationWhoseGatewayIsDeletedAsksFirst()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    driver.enterGateway(world.first.url().toString(), {});
    addGateway(driver, u"Second"_s, world.second.url().toString());
    chooseGateway(driver, u"Second"_s);
    driver.chooseModel(u"qwen-plus"_s);
    driver.send(u"secret of the second"_s);
    QTRY_VERIFY(driver.isAnswered(2));

    driver.openGateways();
    press(driver, "deleteGatewayButton"_L1);
    auto *box = driver.find<QMessageBox>("deleteGatewayMessageBox"_L1);
    QVERIFY(box);
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    closeSettings(driver);
    QTRY_COMPARE(chosenGateway(driver), u"Choose a gateway"_s);
    driver.send(u"and now?"_s);
    QTRY_COMPARE(driver.draft(), u"and now?"_s); // not sent, not lost
    QCOMPARE(world.first.postCount(), 0);
    QCOMPARE(driver.rows(), 2);

    auto *use = driver.find<QPushButton>("noticeAction"_L1);
    QVERIFY(use);
    use->click();
    QTRY_COMPARE(chosenGateway(driver), u"TokenHub"_s);
    driver.press(Qt::Key_Return);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(world.first.postCount(), 1);
    QCOMPARE(world.second.postCount(), 1);
    driver.close();
}

void TestGateways::N16_fromADeadProxyToAnAnswer()
{
    World world;
    LoopbackProxy proxy(world.first.port());
    LoopbackProxy dead;
    const QString deadPort = QString::number(dead.serverPort());
    dead.close();
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    driver.enterGateway(world.first.url().toString(), {});
    driver.openGateways();
    press(driver, "advancedToolButton"_L1);
    driver.find<QComboBox>("proxyUseComboBox"_L1)->setCurrentIndex(2);
    fill(driver, "proxyHostLineEdit"_L1, u"127.0.0.1"_s);
    fill(driver, "proxyPortLineEdit"_L1, deadPort);
    save(driver);
    closeSettings(driver);
    driver.chooseModel(u"practice/echo"_s);
    driver.send(u"Are you there?"_s);
    QTRY_VERIFY(driver.hasSpot(1, u"Cancel"_s) || driver.isAnswered(2)); // it tries again by itself
    if (!driver.isAnswered(2))
        driver.pressSpot(1, SpotKind::Remedy, u"Cancel"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QTRY_VERIFY2(driver.sentence(1).contains(u"The proxy 127.0.0.1:%1"_s.arg(deadPort)),
                 qPrintable(driver.sentence(1)));

    driver.pressSpot(1, SpotKind::Remedy, u"Gateway settings"_s);
    QTRY_VERIFY(driver.find("gatewaysPage"_L1)->isVisible());
    fill(driver, "proxyPortLineEdit"_L1, QString::number(proxy.serverPort()));
    save(driver);
    closeSettings(driver);
    driver.pressSpot(1, SpotKind::Remedy, u"Try again"_s);
    QTRY_VERIFY(driver.isAnswered(2) && driver.message(1).outcome == chat::Outcome::Complete);
    QVERIFY(!proxy.targets().isEmpty());
    QCOMPARE(world.first.postCount(), 1);
    driver.close();
}

void TestGateways::K09_aProxysLoginIsInTheKeyringAlone()
{
    World world;
    const QByteArray password = "proxy-word-7f3a9c21";
    LoopbackProxy proxy(world.first.port());
    proxy.demandLogin(u"ada"_s, QString::fromLatin1(password));
    {
        WindowDriver driver(world.options());
        QVERIFY(driver.start());
        driver.enterGateway(world.first.url().toString(), {});
        driver.openGateways();
        press(driver, "advancedToolButton"_L1);
        driver.find<QComboBox>("proxyUseComboBox"_L1)->setCurrentIndex(3);
        fill(driver, "proxyHostLineEdit"_L1, u"127.0.0.1"_s);
        fill(driver, "proxyPortLineEdit"_L1, QString::number(proxy.serverPort()));
        fill(driver, "proxyUserLineEdit"_L1, u"ada"_s);
        fill(driver, "proxyPasswordSecretEdit"_L1, QString::fromLatin1(password));
        save(driver);
        auto *told = driver.find<QLabel>("proxyPasswordSecretEditStatusLabel"_L1);
        QTRY_COMPARE(told->text(), u"The password is in the keyring."_s);
        closeSettings(driver);
        driver.chooseModel(u"practice/echo"_s);
        driver.send(u"one"_s);
        QTRY_VERIFY(driver.isAnswered(2));
        QCOMPARE(driver.message(1).outcome, chat::Outcome::Complete);
        driver.close();
    }
    WindowDriver nextDay(world.options()); // nobody enters it again
    QVERIFY(nextDay.start());
    QTRY_COMPARE(nextDay.history().size(), 1);
    nextDay.chooseModel(u"practice/echo"_s);
    nextDay.send(u"two"_s);
    QTRY_VERIFY(nextDay.isAnswered(2));
    QCOMPARE(nextDay.message(1).outcome, chat::Outcome::Complete);
    nextDay.close();
    QCOMPARE(journeys::placesOf(password, {world.folder.path(), QDir::homePath()}), QStringList());
    QVERIFY(!journeys::placesOf("ada"_ba, {world.folder.path()}).isEmpty()); // else the search finds nothing at all
    QVERIFY(!journeys::LogCollector::text().contains(password));
}

QTEST_MAIN(TestGateways)

#include "tst_gateways.moc"
