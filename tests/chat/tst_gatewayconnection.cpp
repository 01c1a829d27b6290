// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/gatewayconnection.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub::chat;

class TestGatewayConnection : public QObject
{
    Q_OBJECT

private slots:
    void theDefaultIsEmptyText();
    void comesBackAsItWas();
    void whatIsDamagedIsAtItsDefaultAndTold_data();
    void whatIsDamagedIsAtItsDefaultAndTold();
    void anyCutOfAGoodTextIsSurvived();
};

namespace {

GatewayConnection full()
{
    GatewayConnection connection;
    connection.headers = {{u"HTTP-Referer"_s, u"https://me.example/\"quoted\""_s}, {u"X-Title"_s, u"a b"_s}};
    connection.authoritiesFile = u"/etc/ssl/我们.pem"_s;
    connection.proxy = {.use = ProxyChoice::Use::Manual,
                        .kind = ProxyChoice::Kind::Socks5,
                        .host = u"proxy.example"_s,
                        .port = 1080,
                        .user = u"me"_s};
    connection.limits = {.connect = 3s, .firstByte = 600s, .stallWarning = 20s, .stallEnd = 61s};
    connection.plainHttp = PlainHttp::AnyHost;
    return connection;
}

} // namespace

void TestGatewayConnection::theDefaultIsEmptyText()
{
    QCOMPARE(GatewayConnection().toText(), u""_s);
    QVERIFY(!GatewayConnection().toText().isNull()); // NULL is something else to the database
    QVERIFY(readConnection({}).connection == GatewayConnection());
    QVERIFY(!readConnection({}).wasDamaged);
}

void TestGatewayConnection::comesBackAsItWas()
{
    const ReadConnection read = readConnection(full().toText());
    QVERIFY(read.connection == full());
    QVERIFY(!read.wasDamaged);
    GatewayConnection part;
    part.limits.stallEnd = 9s;
    QVERIFY(readConnection(part.toText()).connection == part);
    QVERIFY(!readConnection(part.toText()).wasDamaged);
}

void TestGatewayConnection::whatIsDamagedIsAtItsDefaultAndTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << u"\u0001garbage"_s;
    QTest::newRow("an array") << u"[1,2]"_s;
    QTest::newRow("headers no list") << u"{\"headers\":5}"_s;
    QTest::newRow("a header without name") << u"{\"headers\":[{\"value\":\"x\"}]}"_s;
    QTest::newRow("a header of numbers") << u"{\"headers\":[7]}"_s;
    QTest::newRow("file a number") << u"{\"authoritiesFile\":1}"_s;
    QTest::newRow("unknown use") << u"{\"proxy\":{\"use\":\"sometimes\"}}"_s;
    QTest::newRow("limits text") << u"{\"limits\":\"long\"}"_s;
    QTest::newRow("limit below") << u"{\"limits\":{\"connect\":0}}"_s;
    QTest::newRow("limit above") << u"{\"limits\":{\"connect\":1e308}}"_s;
    QTest::newRow("unknown place") << u"{\"plainHttp\":true}"_s;
}

void TestGatewayConnection::whatIsDamagedIsAtItsDefaultAndTold()
{
    QFETCH(QString, text);
    const ReadConnection read = readConnection(text);
    QVERIFY(read.wasDamaged);
    QVERIFY(read.connection == GatewayConnection());
}

void TestGatewayConnection::anyCutOfAGoodTextIsSurvived()
{
    const QString text = full().toText();
    for (qsizetype cut = 1; cut < text.size(); ++cut) {
        QVERIFY(readConnection(text.left(cut)).wasDamaged);
        (void)readConnection(text.left(cut) + text.mid(cut + 1));
    }
}

QTEST_GUILESS_MAIN(TestGatewayConnection)
#include "tst_gatewayconnection.moc"
