// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/lanefigures.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

TurnFigures twoLanes()
{
    return {.prompt = u"Q"_s,
            .lanes = {{.letter = u"A"_s,
                       .hue = 0,
                       .model = u"a/b"_s,
                       .firstTokenSeconds = 0.4,
                       .totalSeconds = 12.345,
                       .tokensPerSecond = 52.125,
                       .tokensIn = 1000,
                       .tokensOut = 104,
                       .cost = chat::Cost{.amount = 0.0012345, .currency = u"USD"_s}},
                      {.letter = u"B"_s, .hue = 1, .model = u"=HYPERLINK(1)\tx\n"_s, .firstTokenSeconds = 1.5}}};
}

} // namespace

class TestLaneFigures : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void aBarForEachLaneAndNumber();
    void whatNobodyMeasuredIsEmpty();
    void moneyOfTwoCurrenciesIsNotCompared();
    void aChartIsSaidInASentence();
    void theTableHasACellForEachTitle();
    void spreadsheetsGetExactNumbersAndNoFormulas();
};

void TestLaneFigures::aBarForEachLaneAndNumber()
{
    const std::vector<FigureBars> bars = barsOf(twoLanes());
    QCOMPARE(bars.size(), size_t(5));
    QStringList titles;
    for (const FigureBars &each : bars) {
        titles << each.title;
        QCOMPARE(each.letters, (QStringList{u"A"_s, u"B"_s}));
        QCOMPARE(each.values.size(), size_t(2));
        QCOMPARE(each.labels.size(), 2);
    }
    QCOMPARE(
        titles,
        (QStringList{u"First token, s"_s, u"Total, s"_s, u"Tokens per second"_s, u"Tokens out"_s, u"Cost, USD"_s}));
    QVERIFY(bars[0].values == (std::vector<std::optional<double>>{0.4, 1.5}));
    QVERIFY(bars[3].values == (std::vector<std::optional<double>>{104, std::nullopt}));
}

void TestLaneFigures::whatNobodyMeasuredIsEmpty()
{
    TurnFigures turn = twoLanes();
    turn.lanes.erase(turn.lanes.begin());
    const std::vector<FigureBars> bars = barsOf(turn);
    QVERIFY(!bars[0].isEmpty());
    for (size_t i = 1; i < bars.size(); ++i)
        QVERIFY(bars[i].isEmpty());
}

void TestLaneFigures::moneyOfTwoCurrenciesIsNotCompared()
{
    TurnFigures turn = twoLanes();
    turn.lanes[1].cost = chat::Cost{.amount = 1, .currency = u"CNY"_s};
    QVERIFY(barsOf(turn)[4].isEmpty());
    turn.lanes[1].cost->currency = u"USD"_s;
    QVERIFY(!barsOf(turn)[4].isEmpty());
}

void TestLaneFigures::aChartIsSaidInASentence()
{
    QCOMPARE(barsOf(twoLanes())[1].spoken(), u"Total, s: A 12.35, B not known"_s);
}

void TestLaneFigures::theTableHasACellForEachTitle()
{
    for (const LaneFigures &lane : twoLanes().lanes)
        QCOMPARE(figureCells(lane).size(), figureTitles().size());
    QCOMPARE(figureCells(twoLanes().lanes[0]).mid(2),
             (QStringList{u"0.400"_s, u"12.345"_s, u"52.13"_s, u"1000"_s, u"104"_s, u"≈ $0.0012"_s}));
}

void TestLaneFigures::spreadsheetsGetExactNumbersAndNoFormulas()
{
    QLocale::setDefault(QLocale(u"de_DE"_s));
    const QStringList lines = figuresAsTsv(twoLanes().lanes).split(u'\n');
    QCOMPARE(lines.size(), 4); // the last is empty
    QCOMPARE(lines[1], u"A\ta/b\t0.4\t12.345\t52.125\t1000\t104\t0.0012345\tUSD"_s);
    QCOMPARE(lines[2], u"B\t'=HYPERLINK(1) x\t1.5\t\t\t\t\t\t"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(lines[i].count(u'\t'), 8);
}

QTEST_GUILESS_MAIN(TestLaneFigures)
#include "tst_lanefigures.moc"
