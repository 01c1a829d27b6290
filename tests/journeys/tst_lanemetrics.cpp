// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanehands.h"
#include "lanes/sparkline.h"
#include "practice/guidechunks.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QTableWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::journeys;
using practice::GuideChunks;
using practice::Reply;

namespace {

//! 30 tokens in, 20 out, over more than a second; the last quarter comes after \a beforeTheLast.
Reply slowly(const QString &text, const practice::Step &beforeTheLast = practice::Pause{350ms})
{
    const GuideChunks chunks;
    const practice::Pause pause{350ms};
    return Reply::sse({chunks.first(), chunks.text(text), pause, chunks.text(text + text), pause, chunks.text(text),
                       beforeTheLast, chunks.text(text), chunks.finish(),
                       chunks.usage({.prompt = 30, .completion = 20})});
}

void fill(const WindowDriver &driver, QLatin1StringView name, const QString &text)
{
    auto *line = driver.find<QLineEdit>(name);
    QVERIFY2(line, name.data());
    line->selectAll();
    QTest::keyClicks(line, text);
}

//! Two lanes, of which the first has a price: 2.50 in and 10 out for a million tokens.
void beginWithPrice(WindowDriver &driver, LaneWorld &world, const Reply &reply = slowly(u"words "_s))
{
    driver.enterGateway(world.gateway.url().toString(), {});
    driver.openGateways();
    driver.find<QAbstractButton>("advancedToolButton"_L1)->click();
    driver.find<QAbstractButton>("addPriceButton"_L1)->click();
    fill(driver, "priceModelLineEdit"_L1, u"practice/echo"_s);
    fill(driver, "priceInputLineEdit"_L1, u"2.50"_s);
    fill(driver, "priceOutputLineEdit"_L1, u"10"_s);
    driver.find<QAbstractButton>("saveGatewayButton"_L1)->click();
    QTRY_COMPARE(driver.find<QLabel>("testGatewayLabel"_L1)->text(), u"Saved."_s);
    driver.find<QDialog>("settingsDialog"_L1)->close();
    driver.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
    driver.chooseModel(u"practice/echo"_s);
    addLane(driver, u"practice/hello"_s);
    world.gateway.script(practice::match::posts(), reply);
}

const app::Sparkline &speedOf(const WindowDriver &driver, size_t place)
{
    return *columnOf(driver, place).header().findChild<app::Sparkline *>();
}

QTableWidget &tableOf(const WindowDriver &driver)
{
    return *driver.find<QTableWidget>("metricsTable"_L1);
}

//! All that the dialog shows and says.
QString wordsOf(const QDialog &dialog)
{
    QStringList words{dialog.windowTitle()};
    for (const QWidget *widget : dialog.findChildren<QWidget *>())
        words << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
    const auto *table = dialog.findChild<QTableWidget *>(u"metricsTable"_s);
    for (int row = 0; row < table->rowCount(); ++row) {
        for (int column = 0; column < table->columnCount(); ++column)
            words << table->item(row, column)->text();
    }
    const auto *turns = dialog.findChild<QComboBox *>(u"metricsTurnComboBox"_s);
    for (int turn = 0; turn < turns->count(); ++turn)
        words << turns->itemText(turn);
    return words.join(u'\n');
}

} // namespace

//! What was measured of lanes: in their headers, in a message's details and side by side.
class TestLaneMetrics : public QObject
{
    Q_OBJECT

private slots:
    void speedIsDrawnWhileItStreamsAndAfterReopening();
    void costStandsWhereAPriceIs();
    void metricsStandSideBySide();
    void hiddenModelsAreNotTold();
};

void TestLaneMetrics::speedIsDrawnWhileItStreamsAndAfterReopening()
{
    LaneWorld world;
    QString said;
    {
        WindowDriver driver(world.saved());
        QVERIFY(driver.start());
        beginWithPrice(driver, world, slowly(u"words "_s, practice::Hold{}));
        QVERIFY(speedOf(driver, 0).isHidden());
        driver.send(u"one"_s);
        const auto isHeld = [&driver](size_t place) {
            const chat::ConversationModel &model = columnOf(driver, place).pane().model();
            return model.rowCount() == 2 && model.message(1).text() == QByteArray("words ").repeated(4);
        };
        QTRY_VERIFY(isHeld(0) && isHeld(1));
        QTRY_VERIFY(speedOf(driver, 0).isVisible() && speedOf(driver, 1).isVisible()); // while both stream
        world.gateway.release();
        QTRY_VERIFY(areAnswered(driver, 2));
        // 20 tokens for 30 letters: 4 tokens in the first quarter of a second.
        QTRY_VERIFY2(speedOf(driver, 0).accessibleName().endsWith("to 32"_L1)
                         || speedOf(driver, 0).accessibleName().endsWith("to 16"_L1),
                     qPrintable(speedOf(driver, 0).accessibleName()));
        said = speedOf(driver, 1).accessibleName();
        driver.close();
    }
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.chooseConversation(0);
    QTRY_COMPARE(laneCount(driver), size_t(2));
    QTRY_VERIFY(speedOf(driver, 1).isVisible());
    QCOMPARE(speedOf(driver, 1).accessibleName(), said);
}

void TestLaneMetrics::costStandsWhereAPriceIs()
{
    LaneWorld world;
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    beginWithPrice(driver, world);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    // 30 in and 20 out: 0.000075 and 0.0002 dollars.
    QTRY_VERIFY2(faceOf(driver, 0).metrics.endsWith(u"· ≈ $0.00028"_s), qPrintable(faceOf(driver, 0).metrics));
    QVERIFY(!faceOf(driver, 1).metrics.contains(u"$"_s) && faceOf(driver, 1).metrics.contains(u"20 out"_s));
    chooseOf(driver, 0, u"Show what was sent"_s);
    QTRY_VERIFY(driver.find<QDialog>("messageDetails"_L1));
    QStringList rows;
    for (const QLabel *row : driver.find<QDialog>("messageDetails"_L1)->findChildren<QLabel *>())
        rows << row->accessibleName();
    QVERIFY2(rows.contains(u"Cost: ≈ $0.00028"_s), qPrintable(rows.join(u'\n')));
}

void TestLaneMetrics::metricsStandSideBySide()
{
    LaneWorld world;
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    QAction *compare = driver.window().actions().compareMetrics;
    QVERIFY(!compare->isEnabled());
    beginWithPrice(driver, world);
    QVERIFY(compare->isEnabled());
    compare->trigger();
    const QPointer<QDialog> dialog = driver.find<QDialog>("metricsDialog"_L1);
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    QCOMPARE(tableOf(driver).rowCount(), 0);
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTRY_COMPARE(tableOf(driver).rowCount(), 2);
    QTRY_COMPARE(tableOf(driver).item(0, 7)->text(), u"≈ $0.00028"_s);
    QCOMPARE(tableOf(driver).item(0, 1)->text(), u"practice/echo"_s);
    QCOMPARE(tableOf(driver).item(1, 1)->text(), u"practice/hello"_s);
    QCOMPARE(tableOf(driver).item(1, 6)->text(), u"20"_s);
    QVERIFY(tableOf(driver).item(1, 7)->text().isEmpty());
    driver.window().actions().newChat->trigger();
    QTRY_COMPARE(tableOf(driver).rowCount(), 0);
    QVERIFY(!compare->isEnabled());
    dialog->close();
    QTRY_VERIFY(!dialog);
}

void TestLaneMetrics::hiddenModelsAreNotTold()
{
    LaneWorld world;
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    beginWithPrice(driver, world);
    chat::Conversation &conversation = *columnOf(driver, 0).pane().model().conversation();
    chat::ComparisonSettings blind = conversation.head().comparison;
    blind.isBlind = true;
    conversation.setComparison(blind);
    driver.window().actions().compareMetrics->trigger();
    driver.send(u"one"_s);
    QTRY_VERIFY(areAnswered(driver, 2));
    QTRY_COMPARE(tableOf(driver).rowCount(), 2);
    QTRY_COMPARE(tableOf(driver).item(1, 6)->text(), u"20"_s);
    const auto *dialog = driver.find<QDialog>("metricsDialog"_L1);
    QVERIFY2(!wordsOf(*dialog).contains("practice"_L1) && !wordsOf(*dialog).contains(u'$'),
             qPrintable(wordsOf(*dialog)));
    QVERIFY(wordsOf(*dialog).contains("Model A"_L1) && wordsOf(*dialog).contains("Model B"_L1));
    QVERIFY(!faceOf(driver, 0).metrics.contains(u'$'));
    chat::Turn turn = conversation.turns().back();
    turn.isRevealed = true;
    conversation.putTurn(turn);
    QTRY_VERIFY(wordsOf(*dialog).contains("practice/echo"_L1) && wordsOf(*dialog).contains(u'$'));
}

QTEST_MAIN(TestLaneMetrics)
#include "tst_lanemetrics.moc"
