// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/metrics.h"
#include "chat/speedseries.h"

#include <QTest>

using namespace tokenhub::chat;
using namespace std::chrono_literals;
using Bytes = std::vector<qint64>;
using Rates = std::vector<double>;

class TestSpeedSeries : public QObject
{
    Q_OBJECT

private slots:
    void countsInIntervals();
    void joinsNeighboursWhenFull();
    void isBoundedForAnyLength();
    void ratesAreCountedTokens();
    void ratesAreEstimatedWithoutACount();
    void anIntervalThatIsHardlyBegunHasNoRate();
    void ratesOfAStoredSeriesAreFinite();
    void refusesWhatWasNotWrittenByUs_data();
    void refusesWhatWasNotWrittenByUs();
    void aRunningAnswerShowsTheIntervalsThatAreOver();
};

void TestSpeedSeries::countsInIntervals()
{
    SpeedSeries series;
    QVERIFY(series.isEmpty());
    series.add(0ms, 10);
    series.add(249ms, 5);
    series.add(250ms, 7);
    series.add(1000ms, 1); // a silence of two intervals before
    series.add(900ms, 1); // a clock gone wrong
    series.add(-5ms, 1);
    series.add(1100ms, 0);
    series.add(9999ms, -4);
    QCOMPARE(series.bytes(), (Bytes{15, 7, 0, 0, 3}));
    QCOMPARE(series.total(), 25);
    QCOMPARE(series.interval(), 250ms);
}

void TestSpeedSeries::joinsNeighboursWhenFull()
{
    SpeedSeries series;
    for (int i = 0; i < 64; ++i)
        series.add(250ms * i, i);
    QCOMPARE(series.interval(), 250ms);
    QCOMPARE(series.bytes().size(), size_t(64));
    series.add(250ms * 64, 1000);
    QCOMPARE(series.interval(), 500ms);
    QCOMPARE(series.bytes().size(), size_t(33));
    QCOMPARE(series.bytes()[1], 2 + 3);
    QCOMPARE(series.bytes().back(), 1000);
    QCOMPARE(series.total(), 63 * 64 / 2 + 1000);
}

void TestSpeedSeries::isBoundedForAnyLength()
{
    SpeedSeries series;
    qint64 sent = 0;
    for (std::chrono::milliseconds at = 0ms; at < 3h; at += 97ms, ++sent)
        series.add(at, 1);
    QVERIFY(series.bytes().size() <= SpeedSeries::mostSamples && series.bytes().size() > SpeedSeries::mostSamples / 2);
    QCOMPARE(series.total(), sent);
    series.add(std::chrono::milliseconds::max(), std::numeric_limits<qint64>::max());
    series.add(std::chrono::milliseconds::max(), std::numeric_limits<qint64>::max());
    QVERIFY(series.bytes().size() <= SpeedSeries::mostSamples);
    QVERIFY(series.total() > sent);
}

void TestSpeedSeries::ratesAreCountedTokens()
{
    SpeedSeries series;
    series.add(0ms, 100);
    series.add(250ms, 300);
    series.add(750ms, 100);
    // 50 tokens for 500 bytes, and nothing in the last second.
    QCOMPARE(series.rates(2000ms, 50), (Rates{40, 120, 0, 40, 0, 0, 0, 0}));
    QCOMPARE(series.rates(2000ms, 0), Rates(8, 0.0));
}

void TestSpeedSeries::ratesAreEstimatedWithoutACount()
{
    SpeedSeries series;
    series.add(0ms, 100);
    QCOMPARE(series.rates(250ms, {}), Rates{100});
    QCOMPARE(series.rates(250ms, -3), Rates{100});
    QVERIFY(SpeedSeries().rates(5000ms, 50).empty());
}

void TestSpeedSeries::anIntervalThatIsHardlyBegunHasNoRate()
{
    SpeedSeries series;
    series.add(0ms, 100);
    series.add(260ms, 40);
    QCOMPARE(series.rates(300ms, {}), Rates{100});
    QCOMPARE(series.rates(450ms, {}), (Rates{100, 50})); // 40 bytes in 200 ms
    QVERIFY(series.rates(100ms, {}).empty());
    QVERIFY(series.rates(-1ms, {}).empty());
}

void TestSpeedSeries::ratesOfAStoredSeriesAreFinite()
{
    const SpeedSeries series = SpeedSeries::fromStored(250ms, Bytes(64, 9'000'000'000'000'000));
    QVERIFY(!series.isEmpty());
    for (const auto span : {std::chrono::milliseconds(16'000), std::chrono::milliseconds::max()}) {
        const Rates rates = series.rates(span, std::numeric_limits<qint64>::max());
        QVERIFY(!rates.empty() && rates.size() <= SpeedSeries::mostSamples);
        for (const double rate : rates)
            QVERIFY(std::isfinite(rate) && rate >= 0);
    }
}

void TestSpeedSeries::refusesWhatWasNotWrittenByUs_data()
{
    QTest::addColumn<qint64>("interval");
    QTest::addColumn<Bytes>("bytes");
    QTest::newRow("nothing") << qint64(500) << Bytes{};
    QTest::newRow("no interval") << qint64(0) << Bytes{1};
    QTest::newRow("a negative one") << qint64(-250) << Bytes{1};
    QTest::newRow("between ours") << qint64(750) << Bytes{1};
    QTest::newRow("not whole") << qint64(251) << Bytes{1};
    QTest::newRow("endless") << std::numeric_limits<qint64>::max() << Bytes{1};
    QTest::newRow("too many") << qint64(250) << Bytes(65, 1);
    QTest::newRow("a negative count") << qint64(250) << Bytes{1, -1};
    QTest::newRow("too large") << qint64(250) << Bytes{std::numeric_limits<qint64>::max()};
}

void TestSpeedSeries::refusesWhatWasNotWrittenByUs()
{
    QFETCH(qint64, interval);
    QFETCH(Bytes, bytes);
    QVERIFY(SpeedSeries::fromStored(std::chrono::milliseconds(interval), bytes) == SpeedSeries());
}

void TestSpeedSeries::aRunningAnswerShowsTheIntervalsThatAreOver()
{
    Metrics metrics{.firstToken = 800ms};
    metrics.speed = SpeedSeries::fromStored(250ms, {100, 200, 40});
    QCOMPARE(metrics.speeds({}), (Rates{100, 200}));
    metrics.total = 800ms + 750ms;
    QCOMPARE(metrics.speeds({}), (Rates{100, 200, 40}));
    QCOMPARE(metrics.speeds({.completionTokens = 34}), (Rates{40, 80, 16}));
    metrics.firstToken.reset();
    QVERIFY(metrics.speeds({}).empty());
}

QTEST_GUILESS_MAIN(TestSpeedSeries)
#include "tst_speedseries.moc"
