// SPDX-License-Identifier: GPL-3.0-or-later
// A server that sends without end, from a thread of its own: what it costs us in memory. A program of its own, because
// the peak of a process never falls.
#include "exchange.h"

#include "../support/gatewaythread.h"
#include "../support/processmemory.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::testing;
using practice::Flood;
using practice::Reply;

Q_DECLARE_METATYPE(tokenhub::practice::Reply)
Q_DECLARE_METATYPE(tokenhub::practice::Framing)

class TestHttpStreamMemory : public QObject
{
    Q_OBJECT

private slots:
    void S18_aFloodEndsAtTheCap_data();
    void S18_aFloodEndsAtTheCap();
    void N21_aFloodOfHeadersCostsNoMemory();
    void aLongBodyArrivesWhole_data();
    void aLongBodyArrivesWhole();
};

void TestHttpStreamMemory::S18_aFloodEndsAtTheCap_data()
{
    QTest::addColumn<Reply>("reply");
    const practice::Steps flood{"data: "_ba, Flood{1024LL * 1024 * 1024}};
    QTest::newRow("with a length") << Reply::stream(flood);
    QTest::newRow("in chunks") << Reply::stream(flood).framing(practice::Framing::Chunked);
    QTest::newRow("until it closes") << Reply::stream(flood).framing(practice::Framing::UntilClose);
}

void TestHttpStreamMemory::S18_aFloodEndsAtTheCap()
{
    QFETCH(Reply, reply);
    const qint64 before = forgottenPeakMiB();
    DirectNetwork network;
    const GatewayThread flooder(reply);
    net::HttpLimits limits;
    limits.maxBytes = 32 * 1024 * 1024;
    Exchange exchange(network, post(flooder.url()), limits);
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"TooMuchData"_s);
    QCOMPARE(exchange.body.size(), limits.maxBytes);
    int open = 1;
    QTRY_VERIFY((flooder.call([&] { open = flooder.gateway().openConnections(); }), open == 0));
#ifdef __SANITIZE_ADDRESS__
    constexpr qint64 bound = 110 + 256; // what it keeps of freed memory, to catch who uses it
#else
    constexpr qint64 bound = 110;
#endif
    // This test keeps the body, in an array that doubles; Qt holds no more than it may read ahead.
    const qint64 grown = peakResidentMiB() - before;
    QVERIFY2(before > 0 && grown < bound, qPrintable(u"%1 MiB"_s.arg(grown)));
}

void TestHttpStreamMemory::N21_aFloodOfHeadersCostsNoMemory()
{
    const qint64 before = forgottenPeakMiB();
    DirectNetwork network;
    const GatewayThread flooder(Reply::guideStream().headerFlood(256 * 1024 * 1024));
    Exchange exchange(network, post(flooder.url()), shortLimits());
    QVERIFY(exchange.run());
    const QStringList kinds{u"FirstByteTimeout"_s, u"TooMuchData"_s, u"NoAnswer"_s};
    QVERIFY2(kinds.contains(exchange.errorKind()), qPrintable(exchange.errorKind()));
    QVERIFY(exchange.body.isEmpty());
    const qint64 grown = peakResidentMiB() - before;
    QVERIFY2(before > 0 && grown < 100, qPrintable(u"%1 MiB"_s.arg(grown)));
}

void TestHttpStreamMemory::aLongBodyArrivesWhole_data()
{
    QTest::addColumn<practice::Framing>("framing");
    QTest::newRow("with a length") << practice::Framing::ContentLength;
    QTest::newRow("in chunks") << practice::Framing::Chunked;
    QTest::newRow("until it closes") << practice::Framing::UntilClose;
}

//! The bound on what Qt reads ahead must not lose or hold back a byte, also where the end comes while it is full.
void TestHttpStreamMemory::aLongBodyArrivesWhole()
{
    QFETCH(practice::Framing, framing);
    QByteArray body;
    for (int i = 0; body.size() < 8 * 1024 * 1024; ++i)
        body += "data: " + QByteArray::number(i) + "\n\n";
    DirectNetwork network;
    const GatewayThread gateway(Reply::stream({body}).framing(framing));
    Exchange exchange(network, post(gateway.url()));
    QVERIFY(exchange.run());
    QCOMPARE(exchange.errorKind(), u"ok"_s);
    QCOMPARE(exchange.body.size(), body.size());
    QVERIFY(exchange.body == body);
    QCOMPARE(exchange.end().bodyEnd, net::BodyEnd::Clean);
}

QTEST_GUILESS_MAIN(TestHttpStreamMemory)
#include "tst_httpstreammemory.moc"
