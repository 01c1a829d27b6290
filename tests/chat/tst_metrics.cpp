// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/metrics.h"

#include <QTest>

using namespace tokenhub::chat;
using namespace std::chrono_literals;

class TestMetrics : public QObject
{
    Q_OBJECT

private slots:
    void reasoningLastsUntilTheFirstText();
    void withoutReasoningThereIsNoReasoningTime();
    void theRateCountsFromTheFirstToken();
    void anUnknowableRateIsEmpty_data();
    void anUnknowableRateIsEmpty();
};

void TestMetrics::reasoningLastsUntilTheFirstText()
{
    QCOMPARE((Metrics{.firstToken = 300ms, .firstText = 2300ms}.reasoningTime()), std::optional(Metrics::Ms(2000)));
}

void TestMetrics::withoutReasoningThereIsNoReasoningTime()
{
    QVERIFY(!Metrics{}.reasoningTime());
    QVERIFY(!(Metrics{.firstToken = 300ms}.reasoningTime()));
    QVERIFY(!(Metrics{.firstToken = 300ms, .firstText = 300ms}.reasoningTime()));
    QVERIFY(!(Metrics{.firstText = 300ms}.reasoningTime()));
}

void TestMetrics::theRateCountsFromTheFirstToken()
{
    const Metrics metrics{.firstToken = 500ms, .total = 2500ms};
    QCOMPARE(metrics.tokensPerSecond({.completionTokens = 104}).value_or(0), 52.0);
    QCOMPARE(metrics.tokensPerSecond({.completionTokens = 0}).value_or(-1), 0.0);
}

void TestMetrics::anUnknowableRateIsEmpty_data()
{
    QTest::addColumn<std::optional<Metrics::Ms>>("firstToken");
    QTest::addColumn<std::optional<Metrics::Ms>>("total");
    QTest::addColumn<std::optional<qint64>>("tokens");
    using Ms = std::optional<Metrics::Ms>;
    using Count = std::optional<qint64>;
    QTest::newRow("no tokens counted") << Ms(100ms) << Ms(2000ms) << Count();
    QTest::newRow("nothing came") << Ms() << Ms(2000ms) << Count(5);
    QTest::newRow("still running") << Ms(100ms) << Ms() << Count(5);
    QTest::newRow("all in one piece") << Ms(100ms) << Ms(120ms) << Count(5);
    QTest::newRow("a clock gone wrong") << Ms(100ms) << Ms(50ms) << Count(5);
}

void TestMetrics::anUnknowableRateIsEmpty()
{
    QFETCH(std::optional<Metrics::Ms>, firstToken);
    QFETCH(std::optional<Metrics::Ms>, total);
    QFETCH(std::optional<qint64>, tokens);
    const Metrics metrics{.firstToken = firstToken, .total = total};
    QVERIFY(!metrics.tokensPerSecond({.completionTokens = tokens}));
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
