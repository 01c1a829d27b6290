// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"
#include "composer/lanesend.h"
#include "lanehands.h"
#include "lanes/comparisonbar.h"
#include "practice/guidechunks.h"
#include "transcript/transcriptview.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::journeys;
using practice::GuideChunks;
using practice::Reply;

namespace {

Reply holding(const QString &before, const QString &after)
{
    const GuideChunks chunks;
    return Reply::sse(
        {chunks.first(), chunks.text(before), practice::Hold{}, chunks.text(after), chunks.finish(), chunks.usage()});
}

//! What was asked of that model, each question as the texts that were sent.
QStringList questionsTo(const practice::PracticeGateway &gateway, const QString &model)
{
    QStringList all;
    for (const practice::RecordedRequest &request : gateway.requests()) {
        if (request.method != "POST" || request.json()["model"_L1].toString() != model)
            continue;
        QStringList texts;
        const QJsonArray messages = request.json()["messages"_L1].toArray();
        for (const QJsonValue &message : messages)
            texts << message["content"_L1].toString();
        all << texts.join(u'|');
    }
    return all;
}

//! Chooses the entry of the menu behind a button that begins with \a text.
void chooseFrom(const WindowDriver &driver, QLatin1StringView button, const QString &text)
{
    auto *pressed = driver.find<QPushButton>(button);
    QVERIFY(pressed && pressed->isVisible() && pressed->menu());
    for (QAction *action : pressed->menu()->actions()) {
        if (QString(action->text()).remove(u'&').startsWith(text)) {
            QMenu &menu = *pressed->menu();
            menu.popup(pressed->mapToGlobal(QPoint()));
            QTRY_VERIFY(menu.isVisible());
            chooseAction(menu, *action);
            QTRY_VERIFY(!menu.isVisible());
            return;
        }
    }
    QFAIL(qPrintable(text));
}

} // namespace

//! How several lanes are asked, in the real window.
class TestComparison : public QObject
{
    Q_OBJECT

private slots:
    void aPromptGoesToAllOrToOne();
    void oneAfterAnother();
    void thePolicyIsSeenAndHolds();
    void escapeStopsAllAndAllAreTriedAgain();
    void aPromptIsEditedInAllLanes();
    void setsOfLanesAreSavedAndBegunWith();
    void quittingAmidEightStreamsLosesNothing();
};

void TestComparison::aPromptGoesToAllOrToOne()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    QVERIFY(driver.find("sendScopeButton"_L1)->isHidden() || !driver.find("sendScopeButton"_L1)->isVisible());
    QVERIFY(!driver.find("comparisonBar"_L1)->isVisible());
    addLane(driver, u"practice/hello"_s);
    QVERIFY(!driver.find("modelPicker"_L1)->isVisible()); // each lane has its own above it
    driver.send(u"to both"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    chooseFrom(driver, "sendScopeButton"_L1, u"This lane"_s);
    QCOMPARE(driver.find<QPushButton>("sendScopeButton"_L1)->text(), u"Lane B"_s);
    driver.send(u"to one"_s);
    QTRY_COMPARE(saidIn(driver, 1).size(), 4);
    QCOMPARE(saidIn(driver, 0).size(), 2);
    stripOf(driver).stepCurrent(1);
    QCOMPARE(driver.find<QPushButton>("sendScopeButton"_L1)->text(), u"Lane A"_s);
    QTRY_COMPARE(driver.draft(), QString());
    driver.send(u"to the other"_s);
    QTRY_COMPARE(saidIn(driver, 0).size(), 4);
    QCOMPARE(saidIn(driver, 0).at(2), u"user: to the other"_s);
    QCOMPARE(saidIn(driver, 1).size(), 4);
}

void TestComparison::oneAfterAnother()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    chooseFrom(driver, "sendOrderButton"_L1, u"One after another"_s);
    QCOMPARE(driver.find<QPushButton>("sendOrderButton"_L1)->text(), u"One after another"_s);
    world.gateway.enqueue(holding(u"first"_s, u" done"_s));
    driver.send(u"one"_s);
    QTRY_COMPARE(saidIn(driver, 0).value(1), u"assistant: first"_s);
    QCOMPARE(world.gateway.postCount(), 1);
    QCOMPARE(saidIn(driver, 1).value(1), u"assistant: "_s);
    world.gateway.release();
    QTRY_VERIFY(areAnswered(driver, 2));
    QCOMPARE(world.gateway.postCount(), 2);
}

void TestComparison::thePolicyIsSeenAndHolds()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    const auto *policy = driver.find<QPushButton>("contextPolicyButton"_L1);
    QVERIFY(policy->isVisible());
    QVERIFY2(policy->text().startsWith("Isolated"_L1), qPrintable(policy->text()));
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    chooseFrom(driver, "contextPolicyButton"_L1, u"Fresh each turn"_s);
    QVERIFY2(policy->text().startsWith("Fresh"_L1), qPrintable(policy->text()));
    driver.send(u"two"_s);
    QTRY_VERIFY(areAnswered(driver, 4));
    for (const QString &model : {u"practice/echo"_s, u"practice/hello"_s})
        QCOMPARE(questionsTo(world.gateway, model), (QStringList{u"one"_s, u"two"_s}));
    // However narrow the window is.
    driver.window().resize(430, 600);
    QTRY_VERIFY(policy->isVisible()
                && driver.window().conversation().rect().contains(
                    policy->mapTo(&driver.window().conversation(), policy->rect().center())));
}

void TestComparison::escapeStopsAllAndAllAreTriedAgain()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    for (const QString &model : {u"practice/echo"_s, u"practice/hello"_s}) {
        world.gateway.script(practice::match::model(model), holding(u"half"_s, u" whole"_s), 1);
        world.gateway.script(practice::match::model(model), saying(u"whole"_s));
    }
    driver.send(u"one"_s);
    QTRY_VERIFY(saidIn(driver, 0).value(1) == "assistant: half"_L1
                && saidIn(driver, 1).value(1) == "assistant: half"_L1);
    QVERIFY(!driver.window().actions().retryLanes->isEnabled());
    driver.press(Qt::Key_Escape);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTRY_COMPARE(faceOf(driver, 0).problem + faceOf(driver, 1).problem, u"stoppedstopped"_s);
    QVERIFY(driver.window().actions().retryLanes->isEnabled());
    driver.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(areAnswered(driver, 2) && saidIn(driver, 0).value(1) == "assistant: whole"_L1
                && saidIn(driver, 1).value(1) == "assistant: whole"_L1);
    QTRY_VERIFY(!driver.window().actions().retryLanes->isEnabled());
}

void TestComparison::aPromptIsEditedInAllLanes()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTRY_COMPARE(driver.window().conversation().composer().state(), app::ComposerState::Idle);
    driver.press(Qt::Key_Up, Qt::ControlModifier);
    QTRY_COMPARE(driver.draft(), u"one"_s);
    driver.send(u" more"_s);
    QTRY_VERIFY(areAnswered(driver, 2) && saidIn(driver, 0).value(0) == "user: one more"_L1
                && saidIn(driver, 1).value(0) == "user: one more"_L1);
    QCOMPARE(questionsTo(world.gateway, u"practice/hello"_s), (QStringList{u"one"_s, u"one more"_s}));
}

void TestComparison::setsOfLanesAreSavedAndBegunWith()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    addLane(driver, u"practice/poem"_s);
    const QStringList models = modelsOf(driver);
    chooseFrom(driver, "laneSetButton"_L1, u"Save these lanes"_s);
    auto *dialog = driver.find<QInputDialog>("laneSetNameDialog"_L1);
    QTRY_VERIFY(dialog && dialog->isVisible());
    auto *line = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(line, u"mine & yours"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(driver.find<QMenu>("laneSetMenu"_L1)->actions().front()->text(), u"mine && yours"_s);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    driver.window().actions().newChat->trigger();
    QTRY_COMPARE(laneCount(driver), size_t(1));
    // From the menu, and as what every comparison begins with.
    QMenu &menu = *driver.find<QMenu>("laneSetMenu"_L1);
    menu.actions().front()->trigger();
    QTRY_COMPARE(modelsOf(driver), models);
    driver.send(u"two"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    for (QAction *action : menu.actions()) {
        if (action->menu() && action->menu()->actions().size() == 2) {
            action->menu()->actions().at(1)->trigger();
            break; // the menu is filled anew
        }
    }
    driver.window().actions().newChat->trigger();
    QTRY_COMPARE(laneCount(driver), size_t(1));
    driver.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(modelsOf(driver), models);
}

void TestComparison::quittingAmidEightStreamsLosesNothing()
{
    LaneWorld world;
    world.gateway.script(practice::match::posts(), holding(u"So far so good"_s, u" and more"_s));
    {
        WindowDriver driver(world.saved());
        QVERIFY(driver.start());
        driver.enterGateway(world.gateway.url().toString(), {});
        driver.chooseModel(u"practice/echo"_s);
        for (int i = 1; i < 8; ++i)
            driver.window().actions().duplicateLane->trigger();
        driver.send(u"Go"_s);
        for (size_t place = 0; place < 8; ++place)
            QTRY_COMPARE(saidIn(driver, place).value(1), u"assistant: So far so good"_s);
        driver.type(u"a draft"_s);
        driver.close();
    }
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.chooseConversation(0);
    QTRY_COMPARE(laneCount(driver), size_t(8));
    for (size_t place = 0; place < 8; ++place) {
        QCOMPARE(saidIn(driver, place), (QStringList{u"user: Go"_s, u"assistant: So far so good"_s}));
        QTRY_COMPARE(faceOf(driver, place).problem, u"interrupted"_s);
    }
    QTRY_COMPARE(driver.draft(), u"a draft"_s);
    QVERIFY(driver.window().actions().retryLanes->isEnabled());
}

QTEST_MAIN(TestComparison)
#include "tst_comparison.moc"
