// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"

#include "rawclient.h"
#include "wiretext.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub::practice;

namespace {

QByteArray guideFile(const QString &name)
{
    QFile file(QString::fromUtf8(TOKENHUB_TEST_DATA) + u"/guide/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString contentOf(const RawClient &client)
{
    return client.json()["choices"_L1][0]["message"_L1]["content"_L1].toString();
}

} // namespace

//! What the practice gateway does when nothing is scripted: the guide's protocol.
class TestPracticeGateway : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_gateway.reset(); }

    void givesTheGuidesAnswerByteForByte();
    void streamsTheGuidesSampleByteForByte();
    void writesChunksInTheGuidesForm();
    void endsWithDoneOnlyWhenAsked();
    void listsModelsInBothForms();
    void answersUnderAnyPathPrefix();
    void demandsTheKeyThatIsSet();
    void refusesBadBodies_data();
    void refusesBadBodies();
    void refusesWhatItDoesNotKnow();
    void choosesTheAnswerByKeywordOrModel_data();
    void choosesTheAnswerByKeywordOrModel();
    void repeatsThePromptAndCountsTheMessages();
    void streamsTheSameTextAsItGivesWhole_data();
    void streamsTheSameTextAsItGivesWhole();
    void cutsNoCharacterInTwo();
    void respectsMaxTokensAndStop();
    void thinksInThreeSpellings_data();
    void thinksInThreeSpellings();
    void callsToolsInPieces();
    void countsTokens();
    void servesSeveralRequestsOnOneConnection();
    void answersPipelinedRequestsInOrder();
    void readsChunkedBodiesAndSaysContinue();
    void recordsRequestsAndCountsPosts();
    void keepsTheRate();
    void keepsSixteenStreamsGoing();

private:
    [[nodiscard]] std::unique_ptr<RawClient> ask(const QByteArray &request);

    std::unique_ptr<PracticeGateway> m_gateway;
};

void TestPracticeGateway::init()
{
    m_gateway = std::make_unique<PracticeGateway>();
    QVERIFY(m_gateway->listen());
}

//! The client that has the whole answer, or none of it after 30 s.
std::unique_ptr<RawClient> TestPracticeGateway::ask(const QByteArray &request)
{
    auto client = std::make_unique<RawClient>(m_gateway->port());
    client->send(request);
    [[maybe_unused]] const bool hasAnswer = QTest::qWaitFor([&client] { return client->hasAnswer(); }, 30'000);
    return client;
}

void TestPracticeGateway::givesTheGuidesAnswerByteForByte()
{
    const QByteArray sample = guideFile(u"answer.json"_s);
    QCOMPARE(sample.size(), 565);
    QCOMPARE(ask(postOf(chatOf("practice/guide", "anything")))->body(), sample);
    QCOMPARE(ask(postOf(chatOf("qwen-plus", "Hello, who are you?")))->body(), sample);
}

void TestPracticeGateway::streamsTheGuidesSampleByteForByte()
{
    const QByteArray sample = guideFile(u"stream.sse"_s);
    QCOMPARE(sample.count("data: "), 9);
    const auto client = ask(postOf(chatOf("practice/guide", "anything", R"("stream":true)")));
    QCOMPARE(client->body(), sample);
    QVERIFY(client->head().contains("Content-Type: text/event-stream\r\n"));
    m_gateway->setTokensPerSecond(500);
    QCOMPARE(ask(postOf(chatOf("practice/guide", "anything", R"("stream":true)")))->body(), sample);
}

void TestPracticeGateway::writesChunksInTheGuidesForm()
{
    const GuideChunks chunks(u"qwen-plus"_s, "chatcmpl-e30f5ae7-3063-93c4-90fe-beb5f900bd57", 1735113344);
    QByteArray stream = sseEvent(chunks.first());
    for (const auto &text : {u"I am"_s, u"a large"_s, u"language"_s, u"model,"_s, u"nice to"_s, u"meet you."_s})
        stream += sseEvent(chunks.text(text));
    stream += sseEvent(chunks.finish()) + sseEvent(chunks.usage());
    QCOMPARE(stream, guideFile(u"stream.sse"_s));
}

void TestPracticeGateway::endsWithDoneOnlyWhenAsked()
{
    const QByteArray request = postOf(chatOf("qwen-plus", "poem", R"("stream":true)"));
    QVERIFY(!ask(request)->body().contains("[DONE]"));
    m_gateway->setDone(PracticeGateway::Done::Sent);
    QVERIFY(ask(request)->body().endsWith("\n\ndata: [DONE]\n\n"));
}

void TestPracticeGateway::listsModelsInBothForms()
{
    const QJsonObject list = ask(getOf("/v1/models"))->json();
    QCOMPARE(list["object"_L1].toString(), u"list"_s);
    QStringList ids;
    const QJsonArray models = list["data"_L1].toArray();
    for (const QJsonValue &model : models) {
        ids.append(model["id"_L1].toString());
        QCOMPARE(model["object"_L1].toString(), u"model"_s);
        QVERIFY(!model["owned_by"_L1].toString().isEmpty());
    }
    QVERIFY(ids.size() >= 12);
    QVERIFY(ids.contains(u"deepseek-v3.2"_s));
    QVERIFY(ids.contains(u"alibaba/deepseek-v3.2"_s));
    QCOMPARE(ask(getOf("/v1/models/alibaba%2Fqwen-plus"))->json()["id"_L1].toString(), u"alibaba/qwen-plus"_s);
    QCOMPARE(ask(getOf("/v1/models/none"))->status(), 404);
}

void TestPracticeGateway::answersUnderAnyPathPrefix()
{
    QCOMPARE(ask(getOf("/some/prefix/v1/models?x=1"))->status(), 200);
    QCOMPARE(ask(postOf(chatOf("qwen-plus", "Hi"), {}, "/prefix/v1/chat/completions"))->status(), 200);
    QCOMPARE(ask(postOf(chatOf("qwen-plus", "Hi"), {}, "/chat/completions"))->status(), 404);
}

void TestPracticeGateway::demandsTheKeyThatIsSet()
{
    const QByteArray body = chatOf("qwen-plus", "Hi");
    QCOMPARE(ask(postOf(body))->status(), 200);
    QCOMPARE(ask(postOf(body, "Authorization: Bearer any\r\n"))->status(), 200);
    m_gateway->setKey("sk-right");
    QCOMPARE(ask(postOf(body, "Authorization: Bearer sk-right\r\n"))->status(), 200);
    QCOMPARE(ask(getOf("/v1/models", "Authorization: Bearer sk-right\r\n"))->status(), 200);
    QCOMPARE(ask(getOf("/v1/models"))->status(), 401);
    const auto refused = ask(postOf(body, "Authorization: Bearer sk-wrong\r\n"));
    QCOMPARE(refused->status(), 401);
    QCOMPARE(refused->json()["error"_L1]["message"_L1].toString(), u"Invalid API key"_s);
}

void TestPracticeGateway::refusesBadBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("named");
    const auto row
        = [](const char *name, const QByteArray &body, const QString &named) { QTest::newRow(name) << body << named; };
    row("not JSON", "{\"model\":", u"Invalid request body"_s);
    row("no object", "[]", u"object"_s);
    row("no model", R"({"messages":[{"role":"user","content":"x"}]})", u"model"_s);
    row("no messages", R"({"model":"m"})", u"messages"_s);
    row("empty messages", R"({"model":"m","messages":[]})", u"messages"_s);
    row("odd role", R"({"model":"m","messages":[{"role":"x","content":"x"}]})", u"messages[0].role"_s);
    row("no content", R"({"model":"m","messages":[{"role":"user"}]})", u"messages[0].content"_s);
    row("odd part", R"({"model":"m","messages":[{"role":"user","content":[{"type":"x"}]}]})", u"messages[0].content"_s);
    row("stream as text", chatOf("m", "x", R"("stream":"true")"), u"stream"_s);
    row("options without stream", chatOf("m", "x", R"("stream_options":{})"), u"stream_options"_s);
    row("max_tokens zero", chatOf("m", "x", R"("max_tokens":0)"), u"max_tokens"_s);
    row("max_tokens broken", chatOf("m", "x", R"("max_tokens":1.5)"), u"max_tokens"_s);
    row("temperature as text", chatOf("m", "x", R"("temperature":"1")"), u"temperature"_s);
    row("temperature too high", chatOf("m", "x", R"("temperature":2.5)"), u"temperature"_s);
    row("stop as number", chatOf("m", "x", R"("stop":1)"), u"stop"_s);
    row("empty stop", chatOf("m", "x", R"("stop":[""])"), u"stop"_s);
    row("nameless tool", chatOf("m", "x", R"("tools":[{"type":"function","function":{}}])"), u"tools"_s);
    row("tool_choice alone", chatOf("m", "x", R"("tool_choice":"auto")"), u"tool_choice"_s);
    row("thinking as number", chatOf("m", "x", R"("enable_thinking":1)"), u"enable_thinking"_s);
}

void TestPracticeGateway::refusesBadBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, named);
    const auto client = ask(postOf(body));
    QCOMPARE(client->status(), 400);
    const QString message = client->json()["error"_L1]["message"_L1].toString();
    QVERIFY2(message.contains(named), qPrintable(message));
}

void TestPracticeGateway::refusesWhatItDoesNotKnow()
{
    QCOMPARE(ask(getOf("/v2/models"))->status(), 404);
    QCOMPARE(ask(getOf("/v1/chat/completions"))->status(), 405);
    QCOMPARE(ask(postOf(chatOf("no-such-model", "Hi")))->status(), 404);
    QCOMPARE(ask(postOf(chatOf("some/no-such-model", "Hi")))->status(), 404);
    QCOMPARE(ask(postOf(chatOf("any-other-model", "Hi")))->status(), 200);
    QCOMPARE(
        ask("POST /v1/chat/completions HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n")->status(),
        400);
    QCOMPARE(ask("nonsense\r\n\r\n")->status(), 400);
}

void TestPracticeGateway::choosesTheAnswerByKeywordOrModel_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QString>("expected");
    QTest::newRow("greeting") << "m"_ba
                              << "Hi"_ba << u"practice gateway"_s;
    QTest::newRow("poem") << "m"_ba
                          << "Write a short four-line poem."_ba << u"A question leaves"_s;
    QTest::newRow("markdown") << "m"_ba
                              << "Some MARKDOWN please"_ba << u"| How it ends |"_s;
    QTest::newRow("long") << "m"_ba
                          << "a long one"_ba << u"# Part 10:"_s;
    QTest::newRow("part of a word") << "m"_ba
                                    << "come along"_ba << u"practice gateway"_s;
    QTest::newRow("think") << "m"_ba
                           << "think"_ba << u"**5050**"_s;
    QTest::newRow("chinese") << "m"_ba
                             << "请用中文回答"_ba << u"练习网关"_s;
    QTest::newRow("model") << "practice/poem"_ba
                           << "Hi"_ba << u"A question leaves"_s;
    QTest::newRow("model before keyword") << "practice/poem"_ba
                                          << "echo"_ba << u"A question leaves"_s;
}

void TestPracticeGateway::choosesTheAnswerByKeywordOrModel()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, prompt);
    QFETCH(QString, expected);
    const QString content = contentOf(*ask(postOf(chatOf(model, prompt))));
    QVERIFY2(content.contains(expected), qPrintable(content.left(200)));
}

void TestPracticeGateway::repeatsThePromptAndCountsTheMessages()
{
    QCOMPARE(contentOf(*ask(postOf(chatOf("practice/echo", "one")))),
             u"You said: one\n\nThis request carried 1 message."_s);
    const QByteArray turns = R"({"model":"practice/echo","messages":[{"role":"system","content":"s"},
        {"role":"user","content":"a"},{"role":"assistant","content":"b"},
        {"role":"user","content":[{"type":"text","text":"c"},{"type":"image_url","image_url":{"url":"data:,"}}]}]})"_ba;
    QCOMPARE(contentOf(*ask(postOf(turns))), u"You said: c (and sent 1 image)\n\nThis request carried 4 messages."_s);
}

void TestPracticeGateway::streamsTheSameTextAsItGivesWhole_data()
{
    QTest::addColumn<QByteArray>("model");
    for (const char *model : {"practice/markdown", "practice/long", "practice/chinese", "practice/thinking"})
        QTest::newRow(model) << QByteArray(model);
}

void TestPracticeGateway::streamsTheSameTextAsItGivesWhole()
{
    QFETCH(QByteArray, model);
    const QString whole = contentOf(*ask(postOf(chatOf(model, "Hi"))));
    const auto client = ask(postOf(chatOf(model, "Hi", R"("stream":true)")));
    QVERIFY(!whole.isEmpty());
    QCOMPARE(joinedDeltas(client->body(), u"content"_s), whole);
    const QList<QByteArray> payloads = payloadsOf(client->body());
    QVERIFY(payloads.at(payloads.size() - 2).contains(R"("finish_reason":"stop")"));
    QVERIFY(payloads.last().contains(R"("choices":[],)"));
}

void TestPracticeGateway::cutsNoCharacterInTwo()
{
    // Nine UTF-16 units of prefix make each of the pairs straddle a border of four.
    const auto client
        = ask(postOf(chatOf("practice/echo", "x👩‍💻👩‍💻𠮷𠮷𠮷𠮷", R"("stream":true)")));
    for (const QByteArray &payload : payloadsOf(client->body())) {
        const QString text = QJsonDocument::fromJson(payload)["choices"_L1][0]["delta"_L1]["content"_L1].toString();
        QVERIFY(!text.contains(QChar::ReplacementCharacter));
        QVERIFY(text.isEmpty() || (!text.front().isLowSurrogate() && !text.back().isHighSurrogate()));
    }
    QVERIFY(joinedDeltas(client->body(), u"content"_s)
                .startsWith(u"You said: x👩‍💻👩‍💻𠮷𠮷𠮷𠮷\n"_s));
}

void TestPracticeGateway::respectsMaxTokensAndStop()
{
    const auto shortened = ask(postOf(chatOf("practice/echo", "abcdefgh", R"("max_tokens":4)")))->json();
    QCOMPARE(shortened["choices"_L1][0]["finish_reason"_L1].toString(), u"length"_s);
    QCOMPARE(shortened["choices"_L1][0]["message"_L1]["content"_L1].toString(), u"You said: abcdef"_s);
    QCOMPARE(shortened["usage"_L1]["completion_tokens"_L1].toInt(), 4);
    QCOMPARE(contentOf(*ask(postOf(chatOf("practice/echo", "abcdefgh", R"("stop":"ef")")))), u"You said: abcd"_s);
    QCOMPARE(contentOf(*ask(postOf(chatOf("practice/echo", "abcdefgh", R"("stop":["zz","gh","cd"])")))),
             u"You said: ab"_s);
}

void TestPracticeGateway::thinksInThreeSpellings_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QString>("field");
    QTest::newRow("reasoning_content") << "practice/thinking"_ba << u"reasoning_content"_s;
    QTest::newRow("reasoning") << "practice/thinking-reasoning"_ba << u"reasoning"_s;
    QTest::newRow("think tags") << "practice/thinking-tags"_ba << u"content"_s;
    QTest::newRow("enable_thinking") << "m"_ba << u"reasoning_content"_s;
}

void TestPracticeGateway::thinksInThreeSpellings()
{
    QFETCH(QByteArray, model);
    QFETCH(QString, field);
    const QByteArray asked = R"("stream":true,"enable_thinking":true)";
    const QByteArray stream = ask(postOf(chatOf(model, "Hi", asked)))->body();
    const QString thoughts = joinedDeltas(stream, field);
    QVERIFY(!thoughts.isEmpty());
    QCOMPARE(thoughts.startsWith(u"<think>\n"_s), field == u"content"_s);
    QCOMPARE(thoughts.contains(u"</think>"_s), field == u"content"_s);
    const QJsonObject usage = QJsonDocument::fromJson(payloadsOf(stream).last()).object()["usage"_L1].toObject();
    QVERIFY(usage["completion_tokens_details"_L1]["reasoning_tokens"_L1].toInt() > 0);
    const QByteArray refused = R"("stream":true,"enable_thinking":false)";
    QVERIFY(!ask(postOf(chatOf(model, "Hi", refused)))->body().contains(R"("reasoning":)"));
}

void TestPracticeGateway::callsToolsInPieces()
{
    const auto client = ask(postOf(chatOf("tools-demo", "Hi", R"("stream":true)")));
    QStringList names;
    QStringList arguments{{}, {}};
    int pieces = 0;
    for (const QByteArray &payload : payloadsOf(client->body())) {
        const QJsonArray calls
            = QJsonDocument::fromJson(payload)["choices"_L1][0]["delta"_L1]["tool_calls"_L1].toArray();
        for (const QJsonValue &call : calls) {
            ++pieces;
            if (const QString name = call["function"_L1]["name"_L1].toString(); !name.isEmpty())
                names.append(name);
            arguments[call["index"_L1].toInt()] += call["function"_L1]["arguments"_L1].toString();
        }
    }
    QCOMPARE(names, QStringList({u"get_weather"_s, u"get_time"_s}));
    QCOMPARE(arguments, QStringList({uR"({"city":"Beijing","unit":"celsius"})"_s, uR"({"zone":"Asia/Shanghai"})"_s}));
    QVERIFY(pieces > 6);
    QVERIFY(client->body().contains(R"("finish_reason":"tool_calls")"));
}

void TestPracticeGateway::countsTokens()
{
    const QJsonObject usage
        = ask(postOf(chatOf("practice/echo", "12345678901234567890")))->json()["usage"_L1].toObject();
    QCOMPARE(usage["prompt_tokens"_L1].toInt(), 9); // (16 + 20) / 4
    QCOMPARE(usage["completion_tokens"_L1].toInt(), 16); // 64 characters
    QCOMPARE(usage["total_tokens"_L1].toInt(), 25);
    QCOMPARE(usage["prompt_tokens_details"_L1]["cached_tokens"_L1].toInt(), 0);
}

void TestPracticeGateway::servesSeveralRequestsOnOneConnection()
{
    RawClient client(m_gateway->port());
    for (int turn = 0; turn < 3; ++turn) {
        client.forget();
        client.send(postOf(chatOf("qwen-plus", "poem", turn == 1 ? R"("stream":true)" : "")));
        QTRY_VERIFY(client.hasAnswer());
        QCOMPARE(client.status(), 200);
    }
    QCOMPARE(m_gateway->connectionCount(), 1);
    QCOMPARE(m_gateway->openConnections(), 1);
    client.send(getOf("/v1/models", "Connection: close\r\n"));
    QTRY_COMPARE(client.poll().end(), RawClient::End::Fin);
    QTRY_COMPARE(m_gateway->openConnections(), 0);
}

void TestPracticeGateway::answersPipelinedRequestsInOrder()
{
    RawClient client(m_gateway->port());
    client.send(postOf(chatOf("practice/echo", "first")) + postOf(chatOf("practice/echo", "second")));
    QTRY_COMPARE(client.poll().received().count("HTTP/1.1 200 OK"), 2);
    QVERIFY(client.received().indexOf("first") < client.received().indexOf("second"));
}

void TestPracticeGateway::readsChunkedBodiesAndSaysContinue()
{
    const QByteArray body = chatOf("practice/echo", "in chunks");
    RawClient client(m_gateway->port());
    client.send("POST /v1/chat/completions HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                "Expect: 100-continue\r\n\r\n");
    QTRY_COMPARE(client.poll().received(), "HTTP/1.1 100 Continue\r\n\r\n"_ba);
    client.forget();
    for (const QByteArray &piece : {body.left(7), body.mid(7)})
        client.send(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
    client.send("0\r\n\r\n");
    QTRY_VERIFY(client.hasAnswer());
    QVERIFY(contentOf(client).startsWith(u"You said: in chunks"_s));
    QCOMPARE(m_gateway->lastRequest().body, body);
}

void TestPracticeGateway::recordsRequestsAndCountsPosts()
{
    const QSignalSpy received(m_gateway.get(), &PracticeGateway::requestReceived);
    const QSignalSpy finished(m_gateway.get(), &PracticeGateway::replyFinished);
    const auto before = std::chrono::steady_clock::now();
    QCOMPARE(ask(getOf("/v1/models?q=1"))->status(), 200);
    const QByteArray body = chatOf("qwen-plus", "Hi");
    const auto client = ask(postOf(body, "X-Odd: a\r\nx-odd: b\r\n"));
    QCOMPARE(m_gateway->postCount(), 1);
    QCOMPARE(m_gateway->requests().size(), 2U);
    QCOMPARE(received.size(), 2);
    QTRY_COMPARE(finished.size(), 2);
    const RecordedRequest request = m_gateway->lastRequest();
    QCOMPARE(request.number, 1);
    QCOMPARE(request.connection, 2);
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(m_gateway->requests().front().path(), "/v1/models"_ba);
    QCOMPARE(m_gateway->requests().front().target, "/v1/models?q=1"_ba);
    QVERIFY(request.head.contains("X-Odd: a\r\nx-odd: b\r\n"));
    QCOMPARE(request.header("X-ODD"), "a"_ba);
    QCOMPARE(request.headerCount("x-odd"), 2);
    QCOMPARE(request.body, body);
    QCOMPARE(request.json()["model"_L1].toString(), u"qwen-plus"_s);
    QVERIFY(request.arrived > before);
    QVERIFY(request.answered >= request.arrived);
    m_gateway->forgetRequests();
    QCOMPARE(m_gateway->postCount(), 0);
    QVERIFY(m_gateway->requests().empty());
}

void TestPracticeGateway::keepsTheRate()
{
    m_gateway->setTokensPerSecond(100);
    QElapsedTimer timer;
    timer.start();
    const auto client = ask(postOf(chatOf("practice/markdown", "Hi", R"("stream":true,"max_tokens":50)")));
    QCOMPARE(payloadsOf(client->body()).size(), 53);
    QVERIFY2(timer.elapsed() >= 490, qPrintable(QString::number(timer.elapsed()))); // 50 pieces of 10 ms
    QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
}

void TestPracticeGateway::keepsSixteenStreamsGoing()
{
    m_gateway->setTokensPerSecond(200);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 16; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_gateway->port()));
        clients.back()->send(postOf(chatOf("practice/markdown", "Hi", R"("stream":true,"max_tokens":100)")));
    }
    QElapsedTimer timer;
    timer.start();
    for (const auto &client : clients)
        QTRY_VERIFY(client->hasAnswer());
    QVERIFY2(timer.elapsed() >= 490, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(timer.elapsed() < 2500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_gateway->mostOpenConnections(), 16);
    for (const auto &client : clients)
        QCOMPARE(payloadsOf(client->body()).size(), 103);
}

QTEST_GUILESS_MAIN(TestPracticeGateway)
#include "tst_practicegateway.moc"
