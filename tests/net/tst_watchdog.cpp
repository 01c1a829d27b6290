// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/watchdog.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tokenhub;
using net::Watchdog;
using net::WatchdogLimits;
using Phase = Watchdog::Phase;
using Verdict = Watchdog::Verdict;

namespace {
//! The number of seconds until something other than Fine, and what it is.
std::pair<int, Verdict> run(Watchdog &watchdog, base::ManualClock &clock, int atMost)
{
    for (int second = 1; second <= atMost; ++second) {
        clock.advance(1s);
        const Verdict verdict = watchdog.tick();
        if (verdict != Verdict::Fine)
            return {second, verdict};
    }
    return {atMost, Verdict::Fine};
}
using Run = std::pair<int, Verdict>;
} // namespace

class TestWatchdog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void connectingEndsAfterTenSeconds();
    void eachPhaseStartsAnew();
    void sendingEndsOnlyWithoutProgress();
    void S09_silenceWarnsOnceAndEnds();
    void S10_bytesAloneDoNotFeedIt();
    void S11_dataFeedsIt();
    void aNewSilenceWarnsAgain();
    void N17_aStopOfSecondsCountsAsOneTick();
    void afterASleepAStreamMustShowAByte_data();
    void afterASleepAStreamMustShowAByte();
    void aByteAfterASleepIsEnough();
    void aSleepBeforeTheFirstDataCountsAsOneTick();
    void U05_aClockSetBackHasNoEffect();
    void theFirstTickHasNoPast();

private:
    base::ManualClock m_clock;
};

void TestWatchdog::init()
{
    m_clock = base::ManualClock();
}

void TestWatchdog::connectingEndsAfterTenSeconds()
{
    Watchdog watchdog({}, m_clock);
    QCOMPARE(run(watchdog, m_clock, 100), Run(10, Verdict::Expired));
}

void TestWatchdog::eachPhaseStartsAnew()
{
    Watchdog watchdog({}, m_clock);
    QCOMPARE(run(watchdog, m_clock, 9), Run(9, Verdict::Fine));
    watchdog.enter(Phase::Connecting); // the current one: no new start
    watchdog.enter(Phase::Sending);
    QCOMPARE(run(watchdog, m_clock, 59), Run(59, Verdict::Fine));
    watchdog.enter(Phase::Refused);
    QCOMPARE(run(watchdog, m_clock, 100), Run(10, Verdict::Expired));
}

void TestWatchdog::sendingEndsOnlyWithoutProgress()
{
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Sending);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(run(watchdog, m_clock, 50), Run(50, Verdict::Fine));
        watchdog.noteProgress();
    }
    QCOMPARE(run(watchdog, m_clock, 100), Run(60, Verdict::Expired));
}

void TestWatchdog::S09_silenceWarnsOnceAndEnds()
{
    for (const Phase phase : {Phase::Waiting, Phase::Streaming}) {
        Watchdog watchdog({}, m_clock);
        watchdog.enter(phase);
        QCOMPARE(run(watchdog, m_clock, 200), Run(45, Verdict::Warn));
        QVERIFY(watchdog.isWarned());
        QCOMPARE(watchdog.silence(), std::chrono::milliseconds(45s));
        QCOMPARE(run(watchdog, m_clock, 200), Run(75, Verdict::Expired));
    }
}

void TestWatchdog::S10_bytesAloneDoNotFeedIt()
{
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Streaming);
    int seconds = 0;
    Verdict verdict = Verdict::Fine;
    while (verdict != Verdict::Expired && seconds < 200) {
        m_clock.advance(1s);
        verdict = watchdog.tick();
        watchdog.noteByte();
        ++seconds;
    }
    QCOMPARE(seconds, 120);
}

void TestWatchdog::S11_dataFeedsIt()
{
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Streaming);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(run(watchdog, m_clock, 44), Run(44, Verdict::Fine));
        watchdog.noteProgress();
    }
}

void TestWatchdog::aNewSilenceWarnsAgain()
{
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Streaming);
    QCOMPARE(run(watchdog, m_clock, 200), Run(45, Verdict::Warn));
    watchdog.noteProgress();
    QVERIFY(!watchdog.isWarned());
    QCOMPARE(run(watchdog, m_clock, 200), Run(45, Verdict::Warn));
}

void TestWatchdog::N17_aStopOfSecondsCountsAsOneTick()
{
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Streaming);
    QCOMPARE(run(watchdog, m_clock, 40), Run(40, Verdict::Fine));
    m_clock.advance(3200ms);
    QCOMPARE(watchdog.tick(), Verdict::Fine);
    QCOMPARE(watchdog.silence(), std::chrono::milliseconds(41s));
}

void TestWatchdog::afterASleepAStreamMustShowAByte_data()
{
    QTest::addColumn<bool>("onlyTheWallClockSawIt"); // as on Linux, where the monotonic clock stops while asleep
    QTest::newRow("both clocks") << false;
    QTest::newRow("the wall clock alone") << true;
}

void TestWatchdog::afterASleepAStreamMustShowAByte()
{
    QFETCH(bool, onlyTheWallClockSawIt);
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Streaming);
    QCOMPARE(run(watchdog, m_clock, 200), Run(45, Verdict::Warn));
    QCOMPARE(run(watchdog, m_clock, 70), Run(70, Verdict::Fine)); // five seconds are left
    if (onlyTheWallClockSawIt)
        m_clock.setNow(m_clock.now() + 1h);
    else
        m_clock.advance(1h);
    QCOMPARE(watchdog.tick(), Verdict::Fine);
    QCOMPARE(run(watchdog, m_clock, 200), Run(15, Verdict::DeadAfterSleep));
}

void TestWatchdog::aByteAfterASleepIsEnough()
{
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Streaming);
    m_clock.advance(1s);
    QCOMPARE(watchdog.tick(), Verdict::Fine);
    m_clock.advance(1h);
    QCOMPARE(watchdog.tick(), Verdict::Fine);
    watchdog.noteByte();
    QCOMPARE(run(watchdog, m_clock, 200), Run(44, Verdict::Warn));
}

void TestWatchdog::aSleepBeforeTheFirstDataCountsAsOneTick()
{
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Waiting);
    QCOMPARE(run(watchdog, m_clock, 10), Run(10, Verdict::Fine));
    m_clock.advance(1h);
    QCOMPARE(watchdog.tick(), Verdict::Fine);
    QCOMPARE(watchdog.silence(), std::chrono::milliseconds(11s));
}

void TestWatchdog::U05_aClockSetBackHasNoEffect()
{
    Watchdog watchdog({}, m_clock);
    watchdog.enter(Phase::Streaming);
    QCOMPARE(run(watchdog, m_clock, 10), Run(10, Verdict::Fine));
    m_clock.setNow(m_clock.now() - 1h);
    QCOMPARE(watchdog.tick(), Verdict::Fine);
    QCOMPARE(watchdog.silence(), std::chrono::milliseconds(11s));
    QCOMPARE(run(watchdog, m_clock, 200), Run(34, Verdict::Warn));
}

void TestWatchdog::theFirstTickHasNoPast()
{
    Watchdog watchdog({}, m_clock);
    m_clock.advance(1h); // made long before it was started
    watchdog.enter(Phase::Streaming);
    QCOMPARE(watchdog.tick(), Verdict::Fine);
    QCOMPARE(run(watchdog, m_clock, 200), Run(44, Verdict::Warn));
}

QTEST_GUILESS_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
