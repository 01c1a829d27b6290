// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/localserversearch.h"

#include "sessionfixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using practice::PracticeGateway;
using practice::Reply;
using session::LocalPort;
using session::LocalServerSearch;

Q_DECLARE_METATYPE(tokenhub::practice::Reply)

namespace {

quint16 portOf(const PracticeGateway &gateway)
{
    return quint16(gateway.url().port());
}

//! A port where nobody listens.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(1);
}

bool look(LocalServerSearch &search)
{
    QSignalSpy ends(&search, &LocalServerSearch::finished);
    search.look();
    return search.isLooking() && (!ends.empty() || ends.wait(10'000)) && ends.size() == 1 && !search.isLooking();
}

} // namespace

class TestLocalServerSearch : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatAnswersInTheOrderOfThePorts();
    void sendsNoKey();
    void nothingThereIsNothingFound();
    void whatIsNoModelServerIsLeftOut_data();
    void whatIsNoModelServerIsLeftOut();
    void aMutePortDoesNotHoldUpTheRest();
    void asksNobodyUnlessAskedTo();
    void knowsTheUsualPorts();
};

void TestLocalServerSearch::findsWhatAnswersInTheOrderOfThePorts()
{
    SessionFixture f;
    PracticeGateway second;
    QVERIFY(second.listen());
    LocalServerSearch search(f.client,
                             {{u"One"_s, portOf(second)}, {u"Nobody"_s, freePort()}, {u"Two"_s, portOf(f.gateway)}});
    QVERIFY(look(search));
    QCOMPARE(search.found().size(), size_t(2));
    QCOMPARE(search.found()[0].where.program, u"One"_s);
    QCOMPARE(search.found()[1].where.program, u"Two"_s);
    QCOMPARE(search.found()[1].baseUrl, u"http://127.0.0.1:%1"_s.arg(portOf(f.gateway)));
    QVERIFY(search.found()[1].catalog.contains(u"practice/echo"));
    QCOMPARE(f.gateway.lastRequest().method, "GET"_ba);
    QVERIFY(look(search));
    QCOMPARE(search.found().size(), size_t(2));
}

void TestLocalServerSearch::sendsNoKey()
{
    SessionFixture f;
    LocalServerSearch search(f.client, {{u"One"_s, portOf(f.gateway)}});
    QVERIFY(look(search));
    QCOMPARE(f.gateway.lastRequest().header("Authorization"), QByteArray());
}

void TestLocalServerSearch::nothingThereIsNothingFound()
{
    SessionFixture f;
    LocalServerSearch search(f.client, {{u"Nobody"_s, freePort()}});
    QVERIFY(look(search));
    QVERIFY(search.found().empty());
    LocalServerSearch none(f.client, {});
    QSignalSpy ends(&none, &LocalServerSearch::finished);
    none.look();
    QTRY_COMPARE(ends.size(), 1);
}

void TestLocalServerSearch::whatIsNoModelServerIsLeftOut_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("a web page") << Reply::status(200).html("<html>");
    QTest::newRow("not found") << Reply::error(404, u"no"_s);
    QTest::newRow("a list without models") << Reply::status(200).json(R"({"object":"list","data":[]})");
    QTest::newRow("hangs up") << Reply::hangUp();
    QTest::newRow("a redirect") << Reply::redirect(302, QUrl(u"http://127.0.0.1:1/"_s));
}

void TestLocalServerSearch::whatIsNoModelServerIsLeftOut()
{
    QFETCH(Reply, reply);
    SessionFixture f;
    f.gateway.script(practice::match::path("/models"), reply);
    LocalServerSearch search(f.client, {{u"Something"_s, portOf(f.gateway)}});
    QVERIFY(look(search));
    QVERIFY(search.found().empty());
}

void TestLocalServerSearch::aMutePortDoesNotHoldUpTheRest()
{
    SessionFixture f;
    PracticeGateway mute;
    QVERIFY(mute.listen());
    mute.script(practice::match::path("/models"), Reply::silence());
    LocalServerSearch search(f.client, {{u"Mute"_s, portOf(mute)}, {u"Two"_s, portOf(f.gateway)}});
    QElapsedTimer since;
    since.start();
    QVERIFY(look(search));
    QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
    QCOMPARE(search.found().size(), size_t(1));
    QCOMPARE(search.found().front().where.program, u"Two"_s);
    QTRY_COMPARE(mute.openConnections(), 0);
}

void TestLocalServerSearch::asksNobodyUnlessAskedTo()
{
    SessionFixture f;
    {
        LocalServerSearch search(f.client, {{u"One"_s, portOf(f.gateway)}});
        QVERIFY(!search.isLooking());
        search.look();
        search.look();
    } // gone while it looked
    LocalServerSearch search(f.client, {{u"One"_s, portOf(f.gateway)}});
    search.look();
    search.look();
    QTRY_VERIFY(!search.isLooking());
    QVERIFY(f.gateway.requests().size() <= 2);
    QCOMPARE(search.found().size(), size_t(1));
}

void TestLocalServerSearch::knowsTheUsualPorts()
{
    const std::vector<LocalPort> expected{
        {u"Ollama"_s, 11434}, {u"llama.cpp"_s, 8080}, {u"LM Studio"_s, 1234}, {u"vLLM"_s, 8000}};
    QCOMPARE(session::usualLocalPorts(), expected);
}

QTEST_GUILESS_MAIN(TestLocalServerSearch)
#include "tst_localserversearch.moc"
