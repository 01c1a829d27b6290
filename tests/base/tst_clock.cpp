// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QDateTime>
#include <QTest>

using namespace tokenhub::base;
using namespace std::chrono_literals;

class TestClock : public QObject
{
    Q_OBJECT

private slots:
    void manualClockStandsStillUntilMoved();
    void settingTheWallClockLeavesTheMonotonicOne();
    void systemClockTellsUtcAndNeverGoesBack();
};

void TestClock::manualClockStandsStillUntilMoved()
{
    ManualClock clock;
    const UtcMs now = clock.now();
    const std::chrono::nanoseconds monotonic = clock.monotonic();
    QVERIFY(clock.now() == now);
    clock.advance(1500ms);
    QVERIFY(clock.now() - now == 1500ms);
    QVERIFY(clock.monotonic() - monotonic == 1500ms);
}

void TestClock::settingTheWallClockLeavesTheMonotonicOne()
{
    ManualClock clock;
    const std::chrono::nanoseconds monotonic = clock.monotonic();
    clock.setNow(clock.now() - 1h);
    QVERIFY(clock.monotonic() == monotonic);
}

void TestClock::systemClockTellsUtcAndNeverGoesBack()
{
    const SystemClock clock;
    const std::chrono::nanoseconds before = clock.monotonic();
    QVERIFY(std::chrono::abs(clock.now() - UtcMs(QDateTime::currentMSecsSinceEpoch())) < 5s);
    QVERIFY(clock.monotonic() >= before);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
