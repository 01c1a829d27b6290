// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"
#include "exporthands.h"
#include "lanes/diffview.h"
#include "transcript/transcriptview.h"

#include <QAccessible>
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::journeys;

namespace {

//! The texts of the last question to that model.
QStringList lastTo(const practice::PracticeGateway &gateway, const QString &model)
{
    QStringList texts;
    for (const practice::RecordedRequest &request : gateway.requests()) {
        if (request.method != "POST" || request.json()["model"_L1].toString() != model)
            continue;
        texts.clear();
        const QJsonArray messages = request.json()["messages"_L1].toArray();
        for (const QJsonValue &message : messages)
            texts << message["content"_L1].toString();
    }
    return texts;
}

//! All labels of a message, as they are painted.
QString labelsOf(const WindowDriver &driver, size_t place, int row)
{
    const app::TranscriptRows &rows = columnOf(driver, place).pane().transcript().rows();
    QStringList all;
    if (row < rows.count() && rows.isBuilt(row) && rows.isCurrent(row)) {
        for (const app::LabelBox &label : rows.geometry(row).labels)
            all << label.text;
    }
    return all.join(u'\n');
}

//! Chooses the entry of an answer's menu that begins with \a text.
void chooseOfMessage(const WindowDriver &driver, size_t place, const QString &text)
{
    app::TranscriptView &view = columnOf(driver, place).pane().transcript();
    QTRY_VERIFY(view.rows().isBuilt(1) && view.rows().isCurrent(1));
    view.setFocus();
    const QPoint at(60, view.scroll().top(1) + 12);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(view.viewport(), &event);
    QPointer<QMenu> menu;
    QTRY_VERIFY((menu = view.findChild<QMenu *>(u"messageMenu"_s)) && menu->isVisible());
    for (QAction *action : menu->actions()) {
        if (QString(action->text()).remove(u'&').startsWith(text)) {
            QVERIFY(action->isEnabled());
            chooseAction(*menu, *action);
            QTRY_VERIFY(!menu);
            return;
        }
    }
    QFAIL(qPrintable(text));
}

} // namespace

//! Judging answers to one prompt, in the real window.
class TestJudging : public QObject
{
    Q_OBJECT

private slots:
    void twoModelsOnePromptDiffVoteReportAndTheWinnerGoesOn();
    void anAnswerIsRatedTaggedAndNoted();
    void verdictsComeBackAndOneAloneIsTheBest();
    void anAnswerIsBroughtBackFromAnotherConversation();
};

void TestJudging::twoModelsOnePromptDiffVoteReportAndTheWinnerGoesOn()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    world.gateway.script(practice::match::model(u"practice/echo"_s), saying(u"Use a B-tree."_s));
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(u"Use a hash."_s));
    driver.send(u"Which index?"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    // What differs.
    driver.window().actions().diffLanes->trigger();
    QTRY_VERIFY(driver.window().conversation().diff().plainText().contains("hash"_L1));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!driver.window().conversation().isDiffShown());
    // The second one is the better one: all go on from it.
    chooseOfMessage(driver, 1, u"Best answer"_s);
    QTRY_VERIFY2(labelsOf(driver, 1, 1).contains("best"_L1), qPrintable(labelsOf(driver, 1, 1)));
    QVERIFY(!labelsOf(driver, 0, 1).contains("best"_L1));
    driver.window().actions().contextPolicy->actions().at(1)->trigger();
    driver.send(u"And then?"_s);
    QTRY_VERIFY(areAnswered(driver, 4));
    for (const QString &model : {u"practice/echo"_s, u"practice/hello"_s})
        QCOMPARE(lastTo(world.gateway, model), (QStringList{u"Which index?"_s, u"Use a hash."_s, u"And then?"_s}));
    // All of it goes into a report.
    exportAs(driver, world.folder.filePath(u"report.html"_s));
    QFile report(world.folder.filePath(u"report.html"_s));
    QTRY_VERIFY(report.exists());
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray html = report.readAll();
    for (const char *part : {"Which index?", "And then?", "best answer", "<del>", "<ins>", "<svg", "practice/hello"})
        QVERIFY2(html.contains(part), part);
    // And its lane goes on as a chat of its own.
    chooseOf(driver, 1, u"Continue as a chat"_s);
    QTRY_COMPARE(laneCount(driver), size_t(1));
    QCOMPARE(saidIn(driver, 0).value(1), u"assistant: Use a hash."_s);
    driver.send(u"More"_s);
    QTRY_VERIFY(areAnswered(driver, 6));
    QCOMPARE(lastTo(world.gateway, u"practice/hello"_s).size(), 5);
}

void TestJudging::anAnswerIsRatedTaggedAndNoted()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    chooseOfMessage(driver, 0, u"Rate, tag, note"_s);
    auto *dialog = driver.find<QDialog>("verdictDialog"_L1);
    QTRY_VERIFY(dialog && dialog->isVisible());
    QTest::keyClick(dialog->findChild<QComboBox *>(), Qt::Key_4);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"verdictTagsLineEdit"_s), u"brief,  wrong   date, brief"_s);
    QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(), u"as it should be"_s);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"verdictTagsLineEdit"_s), Qt::Key_Return);
    QTRY_VERIFY2(labelsOf(driver, 0, 1).contains(u"practice/echo · 4 of 5 · brief · wrong date · “as it should be”"_s),
                 qPrintable(labelsOf(driver, 0, 1)));
    // Heard as well.
    QAccessibleInterface *transcript = QAccessible::queryAccessibleInterface(&columnOf(driver, 0).pane().transcript());
    bool isHeard = false;
    for (int i = 0; i < transcript->childCount(); ++i)
        isHeard = isHeard || transcript->child(i)->text(QAccessible::Name).contains("4 of 5"_L1);
    QVERIFY(isHeard);
    // One alone has nobody to be compared with.
    driver.window().actions().newChat->trigger();
    QTRY_COMPARE(laneCount(driver), size_t(1));
    QVERIFY(!driver.window().actions().markBest->isEnabled());
}

void TestJudging::verdictsComeBackAndOneAloneIsTheBest()
{
    LaneWorld world;
    {
        WindowDriver driver(world.saved());
        QVERIFY(driver.start());
        driver.enterGateway(world.gateway.url().toString(), {});
        driver.chooseModel(u"practice/echo"_s);
        addLane(driver, u"practice/hello"_s);
        driver.send(u"one"_s);
        QTRY_VERIFY(areAnswered(driver, 2));
        QTRY_VERIFY(driver.window().actions().markBest->isEnabled());
        driver.press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(labelsOf(driver, 1, 1).contains("best"_L1));
        stripOf(driver).stepCurrent(1);
        QVERIFY(!driver.window().actions().markBest->isChecked());
        driver.press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(labelsOf(driver, 0, 1).contains("best"_L1));
        QTRY_VERIFY(!labelsOf(driver, 1, 1).contains("best"_L1));
        driver.close();
    }
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.chooseConversation(0);
    QTRY_COMPARE(laneCount(driver), size_t(2));
    QTRY_VERIFY(labelsOf(driver, 0, 1).contains("best"_L1));
    QVERIFY(driver.window().actions().markBest->isChecked());
    driver.window().actions().markBest->trigger(); // taken back
    QTRY_VERIFY(!labelsOf(driver, 0, 1).isEmpty() && !labelsOf(driver, 0, 1).contains("best"_L1));
}

void TestJudging::anAnswerIsBroughtBackFromAnotherConversation()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    world.gateway.enqueue(saying(u"1"_s));
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    chooseOfMessage(driver, 0, u"Delete"_s);
    QTRY_COMPARE(driver.rows(), 1);
    // What streams goes on while another one is on screen.
    const practice::GuideChunks chunks;
    world.gateway.enqueue(practice::Reply::sse({chunks.first(), chunks.text(u"2"_s), practice::Hold{}}));
    driver.send(u"two"_s);
    QTRY_VERIFY(driver.rows() == 3 && driver.text(2) == u"2"_s);
    driver.press(Qt::Key_N, Qt::ControlModifier);
    driver.send(u"other"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    driver.window().actions().undoDelete->trigger();
    QTRY_COMPARE(saidIn(driver, 0), (QStringList{u"user: one"_s, u"assistant: 1"_s}));
}

QTEST_MAIN(TestJudging)
#include "tst_judging.moc"
