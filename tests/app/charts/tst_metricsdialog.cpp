// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/metricsdialog.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

LaneFigures lane(const QString &letter, double seconds)
{
    return {.letter = letter,
            .hue = letter.front().unicode() - u'A',
            .model = u"model "_s + letter,
            .firstTokenSeconds = seconds / 10,
            .totalSeconds = seconds};
}

std::vector<TurnFigures> turns(int count)
{
    std::vector<TurnFigures> all;
    for (int i = 0; i < count; ++i)
        all.push_back({.number = i + 1,
                       .prompt = u"prompt %1"_s.arg(i),
                       .lanes = {lane(u"A"_s, i + 1), lane(u"B"_s, 2 * i + 2)}});
    return all;
}

} // namespace

class TestMetricsDialog : public QObject
{
    Q_OBJECT

private slots:
    void theNewestTurnIsShown();
    void theChosenTurnStaysWhileOthersCome();
    void noTurnIsSaid();
    void theTableIsCopiedByKeysAndByTheButton();
    void chartsAreDrawnInTheThemesColours_data();
    void chartsAreDrawnInTheThemesColours();
    void withoutChartsThereIsTheTable();

private:
    [[nodiscard]] static QTableWidget &tableOf(const MetricsDialog &dialog)
    {
        return *dialog.findChild<QTableWidget *>(u"metricsTable"_s);
    }
    [[nodiscard]] static QComboBox &turnOf(const MetricsDialog &dialog)
    {
        return *dialog.findChild<QComboBox *>(u"metricsTurnComboBox"_s);
    }
};

void TestMetricsDialog::theNewestTurnIsShown()
{
    MetricsDialog dialog(nullptr);
    dialog.setTurns(turns(3));
    QCOMPARE(turnOf(dialog).currentText(), u"3. prompt 2"_s);
    QCOMPARE(tableOf(dialog).rowCount(), 2);
    QCOMPARE(tableOf(dialog).item(1, 3)->text(), u"6.000"_s);
    dialog.setTurns(turns(4));
    QCOMPARE(turnOf(dialog).currentText(), u"4. prompt 3"_s);
}

void TestMetricsDialog::theChosenTurnStaysWhileOthersCome()
{
    MetricsDialog dialog(nullptr);
    dialog.setTurns(turns(3));
    turnOf(dialog).setCurrentIndex(0);
    QCOMPARE(tableOf(dialog).item(1, 3)->text(), u"2.000"_s);
    dialog.setTurns(turns(4));
    QCOMPARE(turnOf(dialog).currentText(), u"1. prompt 0"_s);
    dialog.setTurns({}); // another conversation
    dialog.setTurns(turns(2));
    QCOMPARE(turnOf(dialog).currentText(), u"2. prompt 1"_s);
}

void TestMetricsDialog::noTurnIsSaid()
{
    MetricsDialog dialog(nullptr);
    dialog.show();
    QVERIFY(dialog.findChild<QWidget *>(u"noMetricsLabel"_s)->isVisible());
    QVERIFY(!tableOf(dialog).isVisible());
    dialog.setTurns(turns(1));
    QVERIFY(!dialog.findChild<QWidget *>(u"noMetricsLabel"_s)->isVisible());
    QVERIFY(tableOf(dialog).isVisible());
}

void TestMetricsDialog::theTableIsCopiedByKeysAndByTheButton()
{
    MetricsDialog dialog(nullptr);
    dialog.setTurns(turns(1));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const QClipboard *clipboard = QGuiApplication::clipboard();
    tableOf(dialog).setFocus();
    tableOf(dialog).setCurrentCell(1, 0);
    QTest::keyClick(&tableOf(dialog), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(clipboard->text().startsWith("Lane\tModel\t"_L1));
    QVERIFY(clipboard->text().contains("\nB\tmodel B\t0.2\t2\t"_L1));
    QVERIFY(!clipboard->text().contains("model A"_L1));
    dialog.findChild<QPushButton *>(u"copyMetricsButton"_s)->click();
    QVERIFY(clipboard->text().contains("\nA\tmodel A\t"_L1) && clipboard->text().contains("\nB\tmodel B\t"_L1));
}

void TestMetricsDialog::chartsAreDrawnInTheThemesColours_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << lightTheme();
    QTest::newRow("dark") << darkTheme();
}

void TestMetricsDialog::chartsAreDrawnInTheThemesColours()
{
#ifdef TOKENHUB_HAS_CHARTS
    QFETCH(Theme, theme);
    const ChartBackEnd *charts = loadCharts(QStringLiteral(TOKENHUB_BIN_DIR));
    QVERIFY(charts);
    MetricsDialog dialog(charts);
    dialog.setPalette(paletteOf(theme));
    dialog.setTurns(turns(2));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QList<QWidget *> all = dialog.findChildren<QWidget *>(u"metricsChart"_s);
    QCOMPARE(all.size(), 5);
    QVERIFY(all[0]->isVisible() && all[1]->isVisible());
    QVERIFY(!all[2]->isVisible()); // nothing was measured of it
    QCOMPARE(all[1]->accessibleName(), u"Total, s: A 2.00, B 4.00"_s);
    const QImage image = all[1]->grab().toImage();
    QHash<QRgb, int> colours;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++colours[image.pixel(x, y)];
    }
    const int a = colours.value(theme.lanes[0].rgb());
    const int b = colours.value(theme.lanes[1].rgb());
    QVERIFY2(a > 300 && b > 3 * a / 2, qPrintable(u"%1 %2"_s.arg(a).arg(b))); // twice as high
    QVERIFY(colours.value(dialog.palette().color(QPalette::Window).rgb()) > a);
#endif
}

void TestMetricsDialog::withoutChartsThereIsTheTable()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"No charts"_s));
    QVERIFY(!loadCharts(u"/nowhere/bin"_s));
    QVERIFY(!loadCharts(u"relative"_s));
    MetricsDialog dialog(nullptr);
    dialog.setTurns(turns(1));
    dialog.show();
    QVERIFY(tableOf(dialog).isVisible());
}

QTEST_MAIN(TestMetricsDialog)
#include "tst_metricsdialog.moc"
