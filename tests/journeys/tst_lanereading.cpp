// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"
#include "composer/prompteditor.h"
#include "lanehands.h"
#include "lanes/diffview.h"
#include "transcript/transcriptview.h"

#include <QAbstractTextDocumentLayout>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::journeys;

namespace {

//! An answer in sections, the text of each so long.
QString sections(const QStringList &headings, int sentences)
{
    QString answer;
    for (const QString &heading : headings)
        answer += u"## "_s + heading + u"\n\n"_s
            + QString(u"This is a sentence about "_s + heading + u". "_s).repeated(sentences) + u"\n\n"_s;
    return answer;
}

//! Where a heading's line is on the screen, from the viewport's top; 100,000 where it is not laid out.
int topOf(const app::TranscriptView &view, int row, const QString &heading)
{
    if (!view.rows().isBuilt(row))
        return 100'000;
    for (const app::TextBox &box : view.rows().geometry(row).texts) {
        for (QTextBlock block = box.document->begin(); block.isValid(); block = block.next()) {
            if (block.text() == heading)
                return view.scroll().top(row) + box.rect.top()
                    + int(box.document->documentLayout()->blockBoundingRect(block).top());
        }
    }
    return 100'000;
}

void wheel(const app::TranscriptView &view, int steps)
{
    const QPoint at = view.viewport()->rect().center();
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, QPoint(0, -120 * steps), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

} // namespace

//! Reading several answers to one prompt, in the real window.
class TestLaneReading : public QObject
{
    Q_OBJECT

private slots:
    void lanesScrollBySectionsUntilAKeyUnlocksThem();
    void aNewTurnStartsAtTheSameHeight();
    void differencesAreShownAndClosedByEscape();
    void differencesOfEarlierTurnsAndOtherLanes();
    void findingGoesThroughAllLanes();
};

void TestLaneReading::lanesScrollBySectionsUntilAKeyUnlocksThem()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    const QStringList headings{u"Beginnings"_s, u"Middle"_s, u"Details"_s, u"Endings"_s, u"After all"_s};
    world.gateway.script(practice::match::model(u"practice/echo"_s), saying(sections(headings, 16)));
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(sections(headings, 48)));
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    app::TranscriptView &left = columnOf(driver, 0).pane().transcript();
    app::TranscriptView &right = columnOf(driver, 1).pane().transcript();
    stripOf(driver).setCurrentLane(columnOf(driver, 0).pane().model().lane());
    for (const QString &heading : {u"Middle"_s, u"Details"_s}) {
        left.goToHeading(left.model()->message(1).id, int(headings.indexOf(heading)), heading);
        const auto tops = [&] { return std::pair(topOf(left, 1, heading), topOf(right, 1, heading)); };
        QTRY_VERIFY2(std::abs(tops().first - tops().second) <= 4,
                     qPrintable(u"%1: %2 and %3"_s.arg(heading).arg(tops().first).arg(tops().second)));
    }
    // Back, from the other lane, which is longer.
    stripOf(driver).setCurrentLane(columnOf(driver, 1).pane().model().lane());
    const int before = left.scroll().value();
    for (int i = 0; i < 12; ++i)
        wheel(right, -4);
    QTRY_VERIFY(left.scroll().value() < before);
    // Unlocked by its key each goes its own way.
    driver.press(Qt::Key_F8);
    const int stays = left.scroll().value();
    for (int i = 0; i < 4; ++i)
        wheel(right, 4);
    QCOMPARE(left.scroll().value(), stays);
    driver.press(Qt::Key_F8);
    QTRY_VERIFY(left.scroll().value() != stays);
}

void TestLaneReading::aNewTurnStartsAtTheSameHeight()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    world.gateway.script(practice::match::model(u"practice/echo"_s), saying(sections({u"A"_s}, 4)), 1);
    world.gateway.script(practice::match::model(u"practice/echo"_s), saying(sections({u"B"_s}, 80)));
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(sections({u"C"_s}, 80)), 1);
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(sections({u"D"_s}, 120)));
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTRY_COMPARE(driver.draft(), QString());
    driver.send(u"two"_s);
    QTRY_VERIFY(areAnswered(driver, 4));
    const auto topOfAnswer
        = [&driver](size_t place) { return columnOf(driver, place).pane().transcript().scroll().top(3); };
    QTRY_VERIFY(topOfAnswer(0) < 0 && topOfAnswer(1) < 0); // both are shown, at their ends
    // To the newest question by key: it and the answers stand beside each other.
    driver.press(Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(topOfAnswer(0), topOfAnswer(1));
    QVERIFY(topOfAnswer(0) > 0 && topOfAnswer(0) < 200);
}

void TestLaneReading::differencesAreShownAndClosedByEscape()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    auto *action = driver.window().actions().diffLanes;
    QVERIFY(!action->isEnabled());
    addLane(driver, u"practice/hello"_s);
    world.gateway.script(practice::match::model(u"practice/echo"_s), saying(u"Use a B-tree.\n\nIt is fast."_s));
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(u"Use a hash index.\n\nIt is fast."_s));
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTest::mouseClick(driver.find<QPushButton>("diffButton"_L1), Qt::LeftButton);
    app::DiffView &diff = driver.window().conversation().diff();
    QTRY_VERIFY(diff.isVisible() && diff.plainText().contains("hash"_L1));
    QTRY_VERIFY(driver.find("diffTextBrowser"_L1)->hasFocus());
    QVERIFY(stripOf(driver).isHidden());
    QVERIFY(diff.plainText().contains("B-tree"_L1) && diff.plainText().contains("It is fast."_L1));
    QTest::mouseClick(driver.find<QCheckBox>("diffOnlyChangesCheckBox"_L1), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY(!diff.plainText().contains("It is fast."_L1));
    QVERIFY(diff.plainText().contains("hash"_L1));
    // Read by a screen reader as text, in a thing that has a name.
    auto *text = driver.find<QTextBrowser>("diffTextBrowser"_L1);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(text);
    QVERIFY(accessible && accessible->textInterface());
    QVERIFY(accessible->text(QAccessible::Name).contains("Differences"_L1));
    QVERIFY(accessible->textInterface()->characterCount() > 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!diff.isVisible() && stripOf(driver).isVisible());
    QVERIFY(!action->isChecked());
    QVERIFY(driver.find<app::PromptEditor>("promptEditor"_L1)->hasFocus());
}

void TestLaneReading::differencesOfEarlierTurnsAndOtherLanes()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    addLane(driver, u"practice/poem"_s);
    for (const auto &[model, word] :
         {std::pair(u"practice/echo"_s, u"alpha"_s), std::pair(u"practice/hello"_s, u"beta"_s),
          std::pair(u"practice/poem"_s, u"gamma"_s)}) {
        world.gateway.script(practice::match::model(model), saying(word + u" first"_s), 1);
        world.gateway.script(practice::match::model(model), saying(word + u" second"_s));
    }
    for (int turn = 1; turn <= 2; ++turn) {
        driver.send(u"question %1"_s.arg(turn));
        QTRY_VERIFY(areAnswered(driver, 2 * turn));
        QTRY_COMPARE(driver.draft(), QString());
    }
    chooseOf(driver, 2, u"Show this lane alone"_s);
    driver.window().actions().maximiseLane->trigger();
    // Of the last lane: it and the one before it.
    stripOf(driver).setCurrentLane(columnOf(driver, 2).pane().model().lane());
    driver.window().actions().diffLanes->trigger();
    app::DiffView &diff = driver.window().conversation().diff();
    QTRY_VERIFY2(diff.plainText().contains("beta second"_L1) && diff.plainText().contains("gamma second"_L1),
                 qPrintable(diff.plainText()));
    QCOMPARE(driver.find<QLabel>("diffTurnLabel"_L1)->text(), u"2 of 2"_s);
    QTest::mouseClick(driver.find<QToolButton>("diffPreviousButton"_L1), Qt::LeftButton);
    QTRY_VERIFY(diff.plainText().contains("beta first"_L1) && diff.plainText().contains("gamma first"_L1));
    // Another lane on the left, by key.
    auto *left = driver.find<QComboBox>("diffLeftComboBox"_L1);
    QCOMPARE(left->currentText(), u"B  practice/hello"_s);
    QTest::keyClick(left, Qt::Key_Up);
    QTRY_VERIFY2(diff.plainText().contains("alpha first"_L1), qPrintable(diff.plainText()));
    QVERIFY(diff.plainText().contains("gamma first"_L1));
    // Another conversation closes it.
    driver.window().actions().newChat->trigger();
    QTRY_VERIFY(!diff.isVisible() && stripOf(driver).isVisible());
}

void TestLaneReading::findingGoesThroughAllLanes()
{
    LaneWorld world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    addLane(driver, u"practice/hello"_s);
    world.gateway.script(practice::match::model(u"practice/echo"_s), saying(u"a needle, and a needle"_s));
    world.gateway.script(practice::match::model(u"practice/hello"_s), saying(u"no pin but a needle"_s));
    driver.send(u"Where?"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    stripOf(driver).setCurrentLane(columnOf(driver, 0).pane().model().lane());
    driver.press(Qt::Key_F, Qt::ControlModifier);
    auto *line = driver.find<QLineEdit>("findLineEdit"_L1);
    const auto *status = driver.find<QLabel>("findStatusLabel"_L1);
    QTest::keyClicks(line, u"needle"_s);
    QTRY_COMPARE(status->text(), u"1 of 3"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(status->text(), u"2 of 3"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(status->text(), u"3 of 3"_s);
    QCOMPARE(stripOf(driver).currentLane(), columnOf(driver, 1).pane().model().lane());
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(status->text(), u"1 of 3, from the top again"_s);
    QCOMPARE(stripOf(driver).currentLane(), columnOf(driver, 0).pane().model().lane());
    QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(status->text(), u"3 of 3, from the end again"_s);
    // What is in the other lane alone is found there.
    line->clear();
    QTest::keyClicks(line, u"pin"_s);
    stripOf(driver).setCurrentLane(columnOf(driver, 0).pane().model().lane());
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(stripOf(driver).currentLane(), columnOf(driver, 1).pane().model().lane());
    QTRY_COMPARE(status->text(), u"1 of 1"_s);
    // A window that becomes narrow has one list to look in, and one that becomes wide has lanes again.
    driver.window().resize(560, 640);
    QTRY_VERIFY(columnOf(driver, 1).isHidden());
    QTRY_COMPARE(status->text(), u"1 of 1"_s);
    driver.window().resize(1280, 800);
    QTRY_VERIFY(columnOf(driver, 1).isVisible());
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(stripOf(driver).currentLane(), columnOf(driver, 1).pane().model().lane());
    QTRY_COMPARE(status->text(), u"1 of 1"_s);
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_VERIFY(!driver.find("findBar"_L1)->isVisible());
    QCOMPARE(columnOf(driver, 1).pane().transcript().selectedText(), u"pin"_s);
}

QTEST_MAIN(TestLaneReading)
#include "tst_lanereading.moc"
