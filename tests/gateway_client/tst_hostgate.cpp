// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/hostgate.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using tokenhub::gateway::HostGate;

class TestHostGate : public QObject
{
    Q_OBJECT

private slots:
    void isOpenUntilBlocked()
    {
        HostGate gate;
        QVERIFY(gate.reserve(u"a"_s, 5s) == 5s);
        QVERIFY(gate.reserve(u"a"_s, 5s) == 5s);
    }
    void givesEveryoneASlotOfTheirOwnAfterABlock()
    {
        HostGate gate;
        gate.block(u"a"_s, 10s);
        QVERIFY(gate.reserve(u"a"_s, 5s) == 10s);
        QVERIFY(gate.reserve(u"a"_s, 5s) == 10s + HostGate::stagger);
        QVERIFY(gate.reserve(u"b"_s, 5s) == 5s);
        QVERIFY(gate.reserve(u"a"_s, 20s) == 20s);
    }
    void aShorterBlockDoesNotEndALongerOne()
    {
        HostGate gate;
        gate.block(u"a"_s, 10s);
        gate.block(u"a"_s, 7s);
        QVERIFY(gate.reserve(u"a"_s, 5s) == 10s);
    }
    void opensWhenAPersonWantsIt()
    {
        HostGate gate;
        gate.block(u"a"_s, 10s);
        gate.open(u"a"_s);
        QVERIFY(gate.reserve(u"a"_s, 5s) == 5s);
    }
};

QTEST_GUILESS_MAIN(TestHostGate)
#include "tst_hostgate.moc"
