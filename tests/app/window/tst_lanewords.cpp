// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/lanewords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestLaneWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void aRunningAnswersSpeedIsEstimatedOverAllItsTime();
    void anEndedAnswersSpeedIsCountedAndItsCostIsTold();
};

void TestLaneWords::aRunningAnswersSpeedIsEstimatedOverAllItsTime()
{
    chat::Message answer = chat::makeAnswer(u"m"_s, {});
    // It begins with what was there before: none of it came now.
    answer.parts = {{.kind = chat::PartKind::Text, .text = QByteArray(100'000, 'x')}};
    LaneProgress progress{.metrics = {.firstToken = 500ms}, .streaming = 1s};
    QVERIFY(!laneMetrics(answer, progress).contains("tok/s"_L1));
    // 100 tokens in a quarter of a second, then nothing for three quarters; the last interval is not over.
    progress.metrics.speed = chat::SpeedSeries::fromStored(250ms, {400, 0, 0, 0, 40});
    QCOMPARE(laneMetrics(answer, progress), u"0.5 s first · about 100 tok/s"_s);
    progress.streaming = 900ms; // too early to tell
    QVERIFY(!laneMetrics(answer, progress).contains("tok/s"_L1));
}

void TestLaneWords::anEndedAnswersSpeedIsCountedAndItsCostIsTold()
{
    chat::Message answer = chat::makeAnswer(u"m"_s, {});
    answer.outcome = chat::Outcome::Complete;
    answer.usage = {.promptTokens = 10, .completionTokens = 100};
    LaneProgress progress{.metrics = {.firstToken = 500ms, .total = 2500ms}};
    QCOMPARE(laneMetrics(answer, progress), u"0.5 s first · 50 tok/s · 100 out · 2.5 s"_s);
    progress.cost = chat::Cost{.amount = 0.0012, .currency = u"USD"_s};
    QCOMPARE(laneMetrics(answer, progress), u"0.5 s first · 50 tok/s · 100 out · 2.5 s · ≈ $0.0012"_s);
}

QTEST_GUILESS_MAIN(TestLaneWords)
#include "tst_lanewords.moc"
