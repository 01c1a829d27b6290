// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicegateway.h"

#include "rawclient.h"
#include "wiretext.h"

#include <QFile>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::practice;

namespace {

const QByteArray request = postOf(chatOf("qwen-plus", "poem", R"("stream":true)"));

QByteArray guideAnswer()
{
    QFile file(QString::fromUtf8(TOKENHUB_TEST_DATA) + u"/guide/answer.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! Which reply a script gives to which request, and the JSON form of scripts.
class TestPracticeScript : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_gateway.reset(); }

    void answersFromTheQueueThenNormally();
    void matchesRulesInOrderAndCountsTheirUses();
    void playsTheScriptOfItsOwnHelp();
    void playsAJsonScript();
    void namesTheMistakeInAScript_data();
    void namesTheMistakeInAScript();

private:
    [[nodiscard]] std::unique_ptr<RawClient> asking(const QByteArray &bytes = request);

    std::unique_ptr<PracticeGateway> m_gateway;
};

void TestPracticeScript::init()
{
    m_gateway = std::make_unique<PracticeGateway>();
    QVERIFY(m_gateway->listen());
}

std::unique_ptr<RawClient> TestPracticeScript::asking(const QByteArray &bytes)
{
    auto client = std::make_unique<RawClient>(m_gateway->port());
    client->send(bytes);
    return client;
}

void TestPracticeScript::answersFromTheQueueThenNormally()
{
    m_gateway->enqueue(Reply::status(429).header("Retry-After", "2").json(R"({"error":"slow down"})"));
    m_gateway->enqueue(Reply::error(500, u"broken"_s));
    QCOMPARE(m_gateway->waitingReplies(), 2);
    const auto models = asking(getOf("/v1/models"));
    QTRY_VERIFY(models->hasAnswer());
    QCOMPARE(models->status(), 200); // the queue is for POSTs
    const auto first = asking();
    QTRY_VERIFY(first->hasAnswer());
    QCOMPARE(first->status(), 429);
    QVERIFY(first->head().startsWith("HTTP/1.1 429 Too Many Requests\r\n"));
    QVERIFY(first->head().contains("Retry-After: 2\r\n"));
    QCOMPARE(first->body(), R"({"error":"slow down"})"_ba);
    const auto second = asking();
    QTRY_VERIFY(second->hasAnswer());
    QCOMPARE(second->json()["error"_L1]["message"_L1].toString(), u"broken"_s);
    const auto third = asking();
    QTRY_VERIFY(third->hasAnswer());
    QCOMPARE(third->status(), 200);
    QCOMPARE(m_gateway->waitingReplies(), 0);
    QCOMPARE(m_gateway->postCount(), 3);
}

void TestPracticeScript::matchesRulesInOrderAndCountsTheirUses()
{
    m_gateway->script(match::path("/v1/models"), Reply::status(404));
    m_gateway->script(match::all({match::posts(), match::model(u"b"_s)}), Reply::status(402), 1);
    m_gateway->script(match::bodyContains("secret"), Reply::status(413), 2);
    const auto statusOf = [this](const QByteArray &bytes) {
        const auto client = asking(bytes);
        return QTest::qWaitFor([&client] { return client->hasAnswer(); }) ? client->status() : 0;
    };
    QCOMPARE(statusOf(getOf("/x/v1/models")), 404);
    QCOMPARE(statusOf(getOf("/v1/models")), 404);
    QCOMPARE(statusOf(postOf(chatOf("b", "secret"))), 402);
    QCOMPARE(statusOf(postOf(chatOf("b", "secret"))), 413);
    QCOMPARE(statusOf(postOf(chatOf("a", "secret"))), 413);
    QCOMPARE(statusOf(postOf(chatOf("b", "secret"))), 200);
}

void TestPracticeScript::playsTheScriptOfItsOwnHelp()
{
    const QString help = scriptHelp();
    const auto begin = help.indexOf(u"\n{\n"_s);
    QString mistake;
    const auto script = Script::fromJson(help.mid(begin, help.indexOf(u"\n}\n"_s) + 2 - begin).toUtf8(), &mistake);
    QVERIFY2(script.has_value(), qPrintable(mistake));
    m_gateway->setScript(*script);
    QCOMPARE(m_gateway->waitingReplies(), 3);
    const auto other = asking(postOf(chatOf("qwen-plus", "bytes of the body")));
    QTRY_VERIFY(other->hasAnswer());
    QCOMPARE(other->status(), 429);
    const auto client = asking();
    QTRY_COMPARE(client->poll().end(), RawClient::End::Reset);
    QVERIFY(client->received().contains(R"("content":"Hel")"));
}

void TestPracticeScript::playsAJsonScript()
{
    QString mistake;
    const auto script = Script::fromJson(R"({"rules":[
        {"reply":{"status":503,"reason":"Away","headers":[["X-A","1"],["X-A","2"]],"html":"<p>away</p>"}},
        {"reply":{"stream":["a",{"base64":"AP8="},{"drip":"cd","every":1},{"flood":3,"with":"e"},{"raw":"zz\r\n"}],
                  "end":"hangUp"}},
        {"match":{"method":"GET"},"times":-1,"reply":{"normal":true,"contentLength":5,"end":"hangUp"}},
        {"reply":{"guide":"answer","framing":"close"}},
        {"reply":{"status":400,"error":"no"}}]})",
                                         &mistake);
    QVERIFY2(script.has_value(), qPrintable(mistake));
    m_gateway->setScript(*script);
    const auto away = asking();
    QTRY_VERIFY(away->hasAnswer());
    QVERIFY(away->head().startsWith("HTTP/1.1 503 Away\r\n"));
    QVERIFY(away->head().contains("X-A: 1\r\nX-A: 2\r\n"));
    QCOMPARE(away->body(), "<p>away</p>"_ba);
    const auto stream = asking();
    QTRY_COMPARE(stream->poll().end(), RawClient::End::Fin);
    QVERIFY(stream->received().endsWith("1\r\na\r\n2\r\n\0\xff\r\n1\r\nc\r\n1\r\nd\r\n3\r\neee\r\nzz\r\n"_ba));
    const auto models = asking(getOf("/v1/models"));
    QTRY_COMPARE(models->poll().end(), RawClient::End::Fin);
    QVERIFY(models->head().contains("Content-Length: 5\r\n"));
    const auto guide = asking();
    QTRY_COMPARE(guide->poll().end(), RawClient::End::Fin);
    QCOMPARE(guide->body(), guideAnswer());
    const auto refused = asking();
    QTRY_VERIFY(refused->hasAnswer());
    QCOMPARE(refused->json()["error"_L1]["message"_L1].toString(), u"no"_s);
}

void TestPracticeScript::namesTheMistakeInAScript_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("named");
    QTest::newRow("no JSON") << "{"_ba << u"not a JSON object"_s;
    QTest::newRow("no rules") << "{}"_ba << u"\"rules\""_s;
    QTest::newRow("odd name") << R"({"rules":[{"reply":{"status":200,"ending":"reset"}}]})"_ba << u"\"ending\""_s;
    QTest::newRow("second rule") << R"({"rules":[{"reply":{"status":200}},{"reply":{}}]})"_ba << u"rules[1]"_s;
    QTest::newRow("odd step") << R"({"rules":[{"reply":{"sse":[{"x":1}]}}]})"_ba << u"a step is"_s;
    QTest::newRow("pause") << R"({"rules":[{"reply":{"sse":[{"pause":"long"}]}}]})"_ba << u"\"pause\""_s;
    QTest::newRow("end") << R"({"rules":[{"reply":{"status":200,"end":"bang"}}]})"_ba << u"\"end\""_s;
    QTest::newRow("base64") << R"({"rules":[{"reply":{"sse":[{"base64":"*"}]}}]})"_ba << u"base64"_s;
}

void TestPracticeScript::namesTheMistakeInAScript()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, named);
    QString mistake;
    QVERIFY(!Script::fromJson(script, &mistake).has_value());
    QVERIFY2(mistake.contains(named), qPrintable(mistake));
}

QTEST_GUILESS_MAIN(TestPracticeScript)
#include "tst_practicescript.moc"
