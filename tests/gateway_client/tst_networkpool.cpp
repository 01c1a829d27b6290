// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/networkpool.h"

#include "practice/guidechunks.h"
#include "practice/practicegateway.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using gateway::NetworkPool;
using gateway::SharedNetwork;
using practice::Reply;

namespace {

struct Bench {
    Bench()
    {
        if (!gateway.listen())
            qFatal("no port for the practice gateway");
    }
    [[nodiscard]] SharedNetwork network() { return pool.forLane(lane, QNetworkProxy(QNetworkProxy::NoProxy)); }
    [[nodiscard]] QUrl url() const { return gateway.url().resolved(QUrl(u"/v1/models"_s)); }
    //! Whether a request by the lane's manager of now is answered.
    [[nodiscard]] bool ask()
    {
        const SharedNetwork used = network();
        const std::unique_ptr<QNetworkReply> reply(used->get(QNetworkRequest(url())));
        return QTest::qWaitFor([&] { return reply->isFinished(); }) && reply->error() == QNetworkReply::NoError;
    }

    practice::PracticeGateway gateway;
    base::ManualClock clock;
    NetworkPool pool{clock};
    base::LaneId lane = base::LaneId::create();
};

} // namespace

class TestNetworkPool : public QObject
{
    Q_OBJECT

private slots:
    void aConnectionUsedLatelyIsUsedAgain();
    void N17_afterASleepTheNextQuestionTakesANewConnection();
    void U05_aClockSetBackIsNoReasonToTrustAConnection();
    void aRequestUnderWayIsLeftAlone();
};

void TestNetworkPool::aConnectionUsedLatelyIsUsedAgain()
{
    Bench b;
    QVERIFY(b.ask());
    b.clock.advance(NetworkPool::freshFor);
    QVERIFY(b.ask());
    QCOMPARE(b.gateway.connectionCount(), 1);
}

void TestNetworkPool::N17_afterASleepTheNextQuestionTakesANewConnection()
{
    Bench b;
    QVERIFY(b.ask());
    b.clock.setNow(b.clock.now() + NetworkPool::freshFor + 1s); // the monotonic clock stood still
    QVERIFY(b.ask());
    QCOMPARE(b.gateway.connectionCount(), 2);
    QVERIFY(b.ask());
    QCOMPARE(b.gateway.connectionCount(), 2);
}

void TestNetworkPool::U05_aClockSetBackIsNoReasonToTrustAConnection()
{
    Bench b;
    QVERIFY(b.ask());
    b.clock.setNow(b.clock.now() - 1h);
    QVERIFY(b.ask());
    QCOMPARE(b.gateway.connectionCount(), 2);
    QVERIFY(b.ask());
    QCOMPARE(b.gateway.connectionCount(), 2);
}

void TestNetworkPool::aRequestUnderWayIsLeftAlone()
{
    Bench b;
    const practice::GuideChunks chunks;
    b.gateway.script(practice::match::path("/models"),
                     Reply::sse({chunks.first(), practice::Hold{}, chunks.text(u"rest"_s), chunks.finish()}), 1);
    const SharedNetwork used = b.network();
    const std::unique_ptr<QNetworkReply> running(used->get(QNetworkRequest(b.url())));
    QTRY_VERIFY(running->bytesAvailable() > 0);
    b.clock.setNow(b.clock.now() + 2h);
    QVERIFY(b.ask());
    b.gateway.release();
    QTRY_VERIFY(running->isFinished());
    QCOMPARE(running->error(), QNetworkReply::NoError);
    QVERIFY(running->readAll().contains("rest"));
}

QTEST_GUILESS_MAIN(TestNetworkPool)
#include "tst_networkpool.moc"
