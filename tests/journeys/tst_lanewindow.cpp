// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"
#include "composer/prompteditor.h"
#include "lanehands.h"
#include "lastquestion.h"
#include "notices/noticebar.h"
#include "panels/parameterpanel.h"
#include "panels/segmentedchoice.h"
#include "practice/guidechunks.h"
#include "transcript/transcriptview.h"
#include "window/messagedetails.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
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

QStringList historyOf(const practice::RecordedRequest &request)
{
    QStringList all;
    const QJsonArray messages = request.json()["messages"_L1].toArray();
    for (const QJsonValue &message : messages)
        all << message["role"_L1].toString() + u": "_s + message["content"_L1].toString();
    return all;
}

//! Of the last question to that model.
QStringList askedOf(const practice::PracticeGateway &gateway, const QString &model)
{
    QStringList last;
    for (const practice::RecordedRequest &request : gateway.requests()) {
        if (request.method == "POST" && request.json()["model"_L1].toString() == model)
            last = historyOf(request);
    }
    return last;
}

void pressNotice(const WindowDriver &driver, const QString &label)
{
    for (QPushButton *button : driver.window().conversation().notices().findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().contains(label)) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(label));
}

} // namespace

//! Several lanes side by side, in the real window.
class TestLaneWindow : public QObject
{
    Q_OBJECT

private slots:
    void oneLaneLooksAsItAlwaysDid();
    void twoModelsAreAskedTheSameAndSeeNothingOfEachOther();
    void lanesComeBackWhenTheConversationIsOpenedAgain();
    void aRemovedLaneIsBroughtBack();
    void lanesMoveByDraggingAndByKeys();
    void aLaneIsFoldedAndShownAlone();
    void narrowWindowsShowAllAnswersInOneList();
    void parametersAreOfTheLaneInUse();
    void parametersChangeTogetherWhereTheyAreLocked();
    void oneLaneIsStoppedAndTriedAgain();
    void aNewLaneIsAskedTheEarlierPrompts();
    void aLaneGoesOnAsAChat();
    void whatIsOutOfSightIsNotLaidOut();
};

void TestLaneWindow::oneLaneLooksAsItAlwaysDid()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    driver.send(u"hello"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QVERIFY(columnOf(driver, 0).header().isHidden());
    QVERIFY(driver.find("laneTabBar"_L1)->isHidden());
    QCOMPARE(columnOf(driver, 0).geometry(), QRect(QPoint(0, 0), stripOf(driver).size()));
    // What is of several lanes is not offered.
    const app::Actions &actions = driver.window().actions();
    for (const QAction *several : {actions.nextLane, actions.moveLaneOn, actions.foldLane, actions.maximiseLane,
                                   actions.removeLane, actions.reopenLane})
        QVERIFY2(!several->isEnabled(), qPrintable(several->text()));
    QVERIFY(actions.addLane->isEnabled());
}

void TestLaneWindow::twoModelsAreAskedTheSameAndSeeNothingOfEachOther()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    QCOMPARE(modelsOf(driver), (QStringList{u"practice/echo"_s, u"practice/hello"_s}));
    world.gateway.script(practice::match::model(u"practice/echo"_s), saying(u"from A"_s));
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(u"from B"_s));
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    driver.send(u"two"_s);
    QTRY_VERIFY(areAnswered(driver, 4));
    QCOMPARE(saidIn(driver, 0),
             (QStringList{u"user: one"_s, u"assistant: from A"_s, u"user: two"_s, u"assistant: from A"_s}));
    QCOMPARE(saidIn(driver, 1),
             (QStringList{u"user: one"_s, u"assistant: from B"_s, u"user: two"_s, u"assistant: from B"_s}));
    QCOMPARE(askedOf(world.gateway, u"practice/echo"_s),
             (QStringList{u"user: one"_s, u"assistant: from A"_s, u"user: two"_s}));
    QCOMPARE(askedOf(world.gateway, u"practice/hello"_s),
             (QStringList{u"user: one"_s, u"assistant: from B"_s, u"user: two"_s}));
    QCOMPARE(faceOf(driver, 0).letter + faceOf(driver, 1).letter, u"AB"_s);
    QTRY_VERIFY2(faceOf(driver, 1).metrics.contains("first"_L1) && faceOf(driver, 1).metrics.contains("out"_L1),
                 qPrintable(faceOf(driver, 1).metrics));
    QVERIFY(columnOf(driver, 1).header().accessibleName().contains("Lane B: practice/hello"_L1));
}

void TestLaneWindow::lanesComeBackWhenTheConversationIsOpenedAgain()
{
    LaneWorld world;
    {
        WindowDriver driver(world.saved());
        QVERIFY(driver.start());
        driver.enterGateway(world.gateway.url().toString(), {});
        driver.chooseModel(u"practice/echo"_s);
        addLane(driver, u"practice/hello"_s);
        addLane(driver, u"practice/poem"_s);
        driver.send(u"one"_s);
        QTRY_VERIFY(areAnswered(driver, 2));
        chooseOf(driver, 2, u"Move the lane back"_s);
        QTRY_COMPARE(modelsOf(driver), (QStringList{u"practice/echo"_s, u"practice/poem"_s, u"practice/hello"_s}));
        driver.close();
    }
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    QCOMPARE(laneCount(driver), size_t(1));
    driver.chooseConversation(0);
    QTRY_COMPARE(laneCount(driver), size_t(3));
    QCOMPARE(modelsOf(driver), (QStringList{u"practice/echo"_s, u"practice/poem"_s, u"practice/hello"_s}));
    QVERIFY(areAnswered(driver, 2));
    // And a new chat has one.
    driver.window().actions().newChat->trigger();
    QTRY_COMPARE(laneCount(driver), size_t(1));
    QVERIFY(columnOf(driver, 0).header().isHidden());
}

void TestLaneWindow::aRemovedLaneIsBroughtBack()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    addLane(driver, u"practice/poem"_s);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    const QStringList said = saidIn(driver, 1);
    chooseOf(driver, 1, u"Remove the lane"_s);
    QTRY_COMPARE(modelsOf(driver), (QStringList{u"practice/echo"_s, u"practice/poem"_s}));
    pressNotice(driver, u"Undo"_s);
    QTRY_COMPARE(modelsOf(driver), (QStringList{u"practice/echo"_s, u"practice/hello"_s, u"practice/poem"_s}));
    QCOMPARE(saidIn(driver, 1), said);
    // Down to one, which stands there as if it had always been alone; the menu brings the last one back.
    chooseOf(driver, 0, u"Remove the lane"_s);
    chooseOf(driver, 0, u"Remove the lane"_s);
    QTRY_COMPARE(laneCount(driver), size_t(1));
    QVERIFY(columnOf(driver, 0).header().isHidden());
    QCOMPARE(driver.rows(), 2);
    driver.window().actions().reopenLane->trigger();
    QTRY_COMPARE(modelsOf(driver), (QStringList{u"practice/hello"_s, u"practice/poem"_s}));
    QCOMPARE(saidIn(driver, 0), said);
}

void TestLaneWindow::lanesMoveByDraggingAndByKeys()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    addLane(driver, u"practice/poem"_s);
    const QStringList before = modelsOf(driver);
    QCOMPARE(before, (QStringList{u"practice/echo"_s, u"practice/hello"_s, u"practice/poem"_s}));
    // The first one onto the last.
    app::LaneHeader &header = columnOf(driver, 0).header();
    const QPoint grip(header.width() / 2, header.height() - 6);
    const QPoint target = header.mapFromGlobal(columnOf(driver, 2).mapToGlobal(QPoint(60, 100)));
    QTest::mousePress(&header, Qt::LeftButton, {}, grip);
    QTest::mouseMove(&header, grip + QPoint(40, 0));
    QTest::mouseMove(&header, target);
    QTest::mouseRelease(&header, Qt::LeftButton, {}, target);
    QTRY_COMPARE(modelsOf(driver), (QStringList{u"practice/hello"_s, u"practice/poem"_s, u"practice/echo"_s}));
    QCOMPARE(faceOf(driver, 2).letter, u"C"_s);
    // The one in use, by keys.
    stripOf(driver).setCurrentLane(columnOf(driver, 1).pane().model().lane());
    driver.press(Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(modelsOf(driver), (QStringList{u"practice/hello"_s, u"practice/echo"_s, u"practice/poem"_s}));
    driver.press(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(modelsOf(driver), (QStringList{u"practice/hello"_s, u"practice/poem"_s, u"practice/echo"_s}));
    // A press without a way moves nothing.
    QTest::mouseClick(&columnOf(driver, 0).header(), Qt::LeftButton, {}, grip);
    QCOMPARE(modelsOf(driver), (QStringList{u"practice/hello"_s, u"practice/poem"_s, u"practice/echo"_s}));
}

void TestLaneWindow::aLaneIsFoldedAndShownAlone()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    addLane(driver, u"practice/poem"_s);
    chooseOf(driver, 1, u"Fold the lane"_s);
    QTRY_COMPARE(columnOf(driver, 1).width(), app::foldedLane);
    QVERIFY(columnOf(driver, 1).pane().isHidden());
    QTest::mouseClick(&columnOf(driver, 1).header(), Qt::LeftButton);
    QTRY_VERIFY(columnOf(driver, 1).width() >= app::narrowestLane);
    QVERIFY(columnOf(driver, 1).pane().isVisible());

    const app::LaneHeader &header = columnOf(driver, 2).header();
    QTest::mouseDClick(&columnOf(driver, 2).header(), Qt::LeftButton, {},
                       QPoint(header.width() / 2, header.height() - 6));
    QTRY_COMPARE(columnOf(driver, 2).width(), stripOf(driver).width());
    QVERIFY(columnOf(driver, 0).isHidden() && columnOf(driver, 1).isHidden());
    // The others are a key away.
    driver.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(columnOf(driver, 0).isVisible() && columnOf(driver, 2).isHidden());
    driver.window().actions().maximiseLane->trigger();
    QTRY_VERIFY(columnOf(driver, 1).isVisible() && columnOf(driver, 2).isVisible());
}

void TestLaneWindow::narrowWindowsShowAllAnswersInOneList()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    driver.window().resize(560, 640);
    auto *tabs = driver.find<QTabBar>("laneTabBar"_L1);
    QTRY_VERIFY(tabs->isVisible());
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(tabs->tabText(0).startsWith("A"_L1) && tabs->tabText(0).contains("practice/echo"_L1));
    QVERIFY(columnOf(driver, 0).isVisible() && columnOf(driver, 1).isHidden());
    QCOMPARE(saidIn(driver, 0).size(), 3);
    QCOMPARE(saidIn(driver, 0).first(), u"user: one"_s);
    // The tab says whose parameters they are; what streams in comes below.
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QTRY_COMPARE(stripOf(driver).currentLane(), columnOf(driver, 0).pane().model().lane());
    QVERIFY(columnOf(driver, 0).isVisible());
    driver.send(u"two"_s);
    QTRY_COMPARE(columnOf(driver, 0).pane().model().rowCount(), 6);
    QTRY_VERIFY(!columnOf(driver, 0).pane().model().message(4).isRunning()
                && !columnOf(driver, 0).pane().model().message(5).isRunning());
    QCOMPARE(saidIn(driver, 0).at(3), u"user: two"_s);
    // What belongs to one lane is asked in it.
    QTest::mouseClick(driver.find<QToolButton>("laneListMenuButton"_L1), Qt::LeftButton);
    QPointer<QMenu> menu;
    QTRY_VERIFY((menu = driver.find<QMenu>("laneMenu"_L1)) && menu->isVisible());
    menu->close();
    driver.window().resize(1280, 800);
    QTRY_VERIFY(tabs->isHidden() && columnOf(driver, 1).isVisible());
    QCOMPARE(saidIn(driver, 0).size(), 4);
    // A wide window has tabs where they were chosen, or a grid, or the list.
    const QList<QAction *> layouts = driver.window().actions().laneLayout->actions();
    layouts.at(2)->trigger();
    QTRY_VERIFY(tabs->isVisible() && columnOf(driver, 1).isHidden());
    QCOMPARE(saidIn(driver, 0).size(), 4);
    layouts.at(1)->trigger();
    QTRY_VERIFY(tabs->isHidden() && columnOf(driver, 0).isVisible() && columnOf(driver, 1).isVisible());
    layouts.at(3)->trigger();
    QTRY_VERIFY(tabs->isVisible() && columnOf(driver, 1).isHidden());
    QCOMPARE(saidIn(driver, 0).size(), 6);
}

void TestLaneWindow::parametersAreOfTheLaneInUse()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/echo"_s);
    driver.window().showParameters();
    auto &thinking = *driver.window().parameters().findChild<app::SegmentedChoice *>(u"thinkingSegmentedChoice"_s);
    QTest::mouseClick(thinking.findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
    QTRY_COMPARE(faceOf(driver, 1).differences, QStringList{u"thinking on"_s});
    QVERIFY(faceOf(driver, 0).differences.isEmpty());
    // The other lane's are shown when one turns to it.
    stripOf(driver).stepCurrent(1);
    QVERIFY(!driver.window().parameters().target().parameters.thinking);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    int thinkingAsked = 0;
    for (const practice::RecordedRequest &request : world.gateway.requests())
        thinkingAsked += request.method == "POST" && request.json().contains("enable_thinking"_L1) ? 1 : 0;
    QCOMPARE(thinkingAsked, 1);
}

void TestLaneWindow::parametersChangeTogetherWhereTheyAreLocked()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    driver.window().showParameters();
    auto &thinking = *driver.window().parameters().findChild<app::SegmentedChoice *>(u"thinkingSegmentedChoice"_s);
    auto &search = *driver.window().parameters().findChild<app::SegmentedChoice *>(u"searchSegmentedChoice"_s);
    QTest::mouseClick(search.findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
    QTRY_COMPARE(faceOf(driver, 1).differences, QStringList{u"search on"_s});
    driver.window().actions().lockLanes->trigger();
    QTest::mouseClick(thinking.findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
    const auto targets = [&driver](size_t place) {
        const chat::ConversationModel &model = columnOf(driver, place).pane().model();
        return model.conversation()->lane(model.lane()).target;
    };
    QTRY_COMPARE(targets(0).parameters.thinking, std::optional(true));
    QCOMPARE(targets(1).parameters.thinking, std::optional(true));
    // What was not touched stays each lane's own, and so does the model.
    QVERIFY(!targets(0).parameters.search);
    QCOMPARE(targets(0).model, u"practice/echo"_s);
    QCOMPARE(faceOf(driver, 1).differences, QStringList{u"search on"_s});
}

void TestLaneWindow::oneLaneIsStoppedAndTriedAgain()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    world.gateway.script(practice::match::model(u"practice/echo"_s), holding(u"slow"_s, u" end"_s), 1);
    world.gateway.script(practice::match::model(u"practice/hello"_s), holding(u"half"_s, u" whole"_s), 1);
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(u"again"_s));
    driver.send(u"one"_s);
    QTRY_VERIFY(saidIn(driver, 0).size() == 2 && saidIn(driver, 0).last() == "assistant: slow"_L1
                && saidIn(driver, 1).last() == "assistant: half"_L1);
    chooseOf(driver, 1, u"Stop"_s);
    QTRY_COMPARE(faceOf(driver, 1).problem, u"stopped"_s);
    // The other one goes on, and Send is still Stop.
    QCOMPARE(driver.window().conversation().composer().state(), app::ComposerState::Running);
    chooseOf(driver, 1, u"Try again"_s);
    QTRY_COMPARE(saidIn(driver, 1).last(), u"assistant: again"_s);
    QCOMPARE(saidIn(driver, 0).last(), u"assistant: slow"_s);
    world.gateway.release();
    QTRY_COMPARE(saidIn(driver, 0).last(), u"assistant: slow end"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    chooseOf(driver, 0, u"Show what was sent"_s);
    const auto *details = driver.window().findChild<app::MessageDetails *>();
    QTRY_VERIFY(details && details->isVisible());
}

void TestLaneWindow::aNewLaneIsAskedTheEarlierPrompts()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    for (const QString &prompt : {u"one"_s, u"two"_s}) {
        driver.send(prompt);
        QTRY_VERIFY(!driver.message(driver.rows() - 1).isRunning() && driver.text(driver.rows() - 2) == prompt);
    }
    addLane(driver, u"practice/hello"_s);
    QCOMPARE(saidIn(driver, 1), QStringList());
    chooseOf(driver, 1, u"Ask the earlier prompts"_s);
    QTRY_VERIFY(areAnswered(driver, 4));
    QCOMPARE(saidIn(driver, 1).at(2), u"user: two"_s);
    const QStringList sent = askedOf(world.gateway, u"practice/hello"_s);
    QCOMPARE(sent.size(), 3);
    QCOMPARE(sent.at(1), saidIn(driver, 1).at(1)); // its own answer, not the other lane's
}

void TestLaneWindow::aLaneGoesOnAsAChat()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    const QStringList said = saidIn(driver, 1);
    chooseOf(driver, 1, u"Continue as a chat"_s);
    QTRY_COMPARE(laneCount(driver), size_t(1));
    QCOMPARE(saidIn(driver, 0), said);
    QCOMPARE(driver.window().conversation().modelPicker().currentModel(), u"practice/hello"_s);
    QTRY_COMPARE(driver.history().size(), 2);
}

void TestLaneWindow::whatIsOutOfSightIsNotLaidOut()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    for (int i = 1; i < 8; ++i)
        driver.window().actions().duplicateLane->trigger();
    QTRY_COMPARE(laneCount(driver), size_t(8));
    stripOf(driver).setCurrentLane(columnOf(driver, 0).pane().model().lane());
    QTRY_VERIFY(columnOf(driver, 7).visibleRegion().isEmpty());
    const app::TranscriptView &hidden = columnOf(driver, 7).pane().transcript();
    const app::TranscriptView &shown = columnOf(driver, 0).pane().transcript();
    const int before = hidden.rows().layoutCount();
    driver.send(u"a question to all of them"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTRY_VERIFY(shown.rows().isBuilt(1) && shown.rows().isCurrent(1));
    QCOMPARE(hidden.rows().layoutCount(), before);
    // When it comes into sight it has all that came.
    stripOf(driver).setCurrentLane(columnOf(driver, 7).pane().model().lane());
    QTRY_VERIFY(hidden.rows().isBuilt(1) && hidden.rows().isCurrent(1));
    QVERIFY(columnOf(driver, 0).visibleRegion().isEmpty());
}

QTEST_MAIN(TestLaneWindow)
#include "tst_lanewindow.moc"
