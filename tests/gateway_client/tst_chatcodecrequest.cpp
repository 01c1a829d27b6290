// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/chatcodec.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using chat::Part;
using chat::PartKind;
using chat::RequestMessage;

class TestChatCodecRequest : public QObject
{
    Q_OBJECT

private slots:
    void unsetFieldsAreNotSent();
    void everyFieldOfTheGuideIsSent();
    void oneStopSequenceIsAStringMoreAreAnArray();
    void falseIsSentAndDiffersFromUnset();
    void ourFieldsWinOverExtra();
    void turnsKeepTheirOrder();
    void toolCallsAndResultsGoBack();
    void imagesBecomeParts();
    void toolChoiceNamesAFunction();

private:
    [[nodiscard]] static chat::ChatRequest ask(const char *text)
    {
        chat::ChatRequest request{.model = u"qwen-plus"_s, .messages = {}, .parameters = {}, .tools = {}, .extra = {}};
        request.messages.push_back({.role = RequestMessage::Role::User, .parts = {{.text = QByteArray(text)}}});
        return request;
    }
    [[nodiscard]] static QJsonObject sent(const chat::ChatRequest &request)
    {
        return QJsonDocument::fromJson(gateway::encodeRequest(request, chat::UsageInStream::DoNotAsk)).object();
    }
};

void TestChatCodecRequest::unsetFieldsAreNotSent()
{
    QCOMPARE(sent(ask("hi")).keys(), (QStringList{u"messages"_s, u"model"_s, u"stream"_s}));
    const QJsonObject body
        = QJsonDocument::fromJson(gateway::encodeRequest(ask("hi"), chat::UsageInStream::Ask)).object();
    QVERIFY(body["stream_options"_L1]["include_usage"_L1].toBool());
}

void TestChatCodecRequest::everyFieldOfTheGuideIsSent()
{
    chat::ChatRequest request = ask("hi");
    request.parameters.stream = false;
    request.parameters.maxTokens = 256;
    request.parameters.temperature = 0.7;
    request.parameters.stop = {u"END"_s};
    request.parameters.thinking = true;
    request.parameters.search = true;
    request.parameters.toolChoice = chat::ToolChoice{chat::ToolChoice::Mode::Auto, {}};
    request.tools = chat::checkTools(uR"([{"type":"function","function":{"name":"f"}}])"_s).value();
    request.extra = {{u"top_p"_s, 0.9}};
    const QJsonObject body = sent(request);
    QCOMPARE(body["max_tokens"_L1].toInt(), 256);
    QCOMPARE(body["temperature"_L1].toDouble(), 0.7);
    QCOMPARE(body["stop"_L1].toString(), u"END"_s);
    QCOMPARE(body["enable_thinking"_L1].toBool(), true);
    QCOMPARE(body["enable_search"_L1].toBool(), true);
    QCOMPARE(body["tool_choice"_L1].toString(), u"auto"_s);
    QCOMPARE(body["tools"_L1].toArray().size(), 1);
    QCOMPARE(body["top_p"_L1].toDouble(), 0.9);
    QCOMPARE(body["stream"_L1].toBool(true), false);
}

void TestChatCodecRequest::oneStopSequenceIsAStringMoreAreAnArray()
{
    chat::ChatRequest request = ask("hi");
    request.parameters.stop = {u"a"_s, u"b"_s};
    QCOMPARE(sent(request)["stop"_L1].toArray(), (QJsonArray{u"a"_s, u"b"_s}));
}

void TestChatCodecRequest::falseIsSentAndDiffersFromUnset()
{
    chat::ChatRequest request = ask("hi");
    request.parameters.thinking = false;
    request.parameters.temperature = 0;
    QVERIFY(sent(request)["enable_thinking"_L1].isBool());
    QCOMPARE(sent(request)["temperature"_L1].toDouble(1), 0.0);
    QVERIFY(!sent(request).contains("enable_search"_L1));
}

void TestChatCodecRequest::ourFieldsWinOverExtra()
{
    chat::ChatRequest request = ask("hi");
    request.extra = {{u"model"_s, u"other"_s}, {u"messages"_s, 1}, {u"temperature"_s, 2}};
    request.parameters.temperature = 0.5;
    const QJsonObject body = sent(request);
    QCOMPARE(body["model"_L1].toString(), u"qwen-plus"_s);
    QCOMPARE(body["messages"_L1].toArray().size(), 1);
    QCOMPARE(body["temperature"_L1].toDouble(), 0.5);
}

void TestChatCodecRequest::turnsKeepTheirOrder()
{
    chat::ChatRequest request = ask("How is the weather?");
    request.messages.insert(request.messages.begin(),
                            {.role = RequestMessage::Role::System, .parts = {{.text = "Be short"}}});
    request.messages.push_back({.role = RequestMessage::Role::Assistant, .parts = {{.text = "I cannot know."}}});
    request.messages.push_back({.role = RequestMessage::Role::User, .parts = {{.text = "Then how?"}}});
    QStringList roles;
    for (const QJsonValue &message : sent(request)["messages"_L1].toArray())
        roles << message["role"_L1].toString() + u':' + message["content"_L1].toString();
    QCOMPARE(roles,
             (QStringList{u"system:Be short"_s, u"user:How is the weather?"_s, u"assistant:I cannot know."_s,
                          u"user:Then how?"_s}));
}

void TestChatCodecRequest::toolCallsAndResultsGoBack()
{
    chat::ChatRequest request = ask("weather?");
    request.messages.push_back(
        {.role = RequestMessage::Role::Assistant,
         .parts = {{.kind = PartKind::ToolCall, .text = R"({"city":"X"})", .callId = u"c1"_s, .name = u"w"_s}}});
    request.messages.push_back({.role = RequestMessage::Role::Tool,
                                .parts = {{.kind = PartKind::ToolResult, .text = "sunny", .callId = u"c1"_s}}});
    const QJsonArray messages = sent(request)["messages"_L1].toArray();
    QVERIFY(messages[1]["content"_L1].isNull());
    QCOMPARE(messages[1]["tool_calls"_L1][0]["function"_L1]["arguments"_L1].toString(), uR"({"city":"X"})"_s);
    QCOMPARE(messages[2]["role"_L1].toString(), u"tool"_s);
    QCOMPARE(messages[2]["tool_call_id"_L1].toString(), u"c1"_s);
    QCOMPARE(messages[2]["content"_L1].toString(), u"sunny"_s);
}

void TestChatCodecRequest::imagesBecomeParts()
{
    chat::ChatRequest request = ask("what is it?");
    request.messages[0].parts.push_back({.kind = PartKind::Image, .text = "bytes", .name = u"image/png"_s});
    const QJsonArray parts = sent(request)["messages"_L1][0]["content"_L1].toArray();
    QCOMPARE(parts[0]["text"_L1].toString(), u"what is it?"_s);
    QCOMPARE(parts[1]["image_url"_L1]["url"_L1].toString(), u"data:image/png;base64,Ynl0ZXM="_s);
}

void TestChatCodecRequest::toolChoiceNamesAFunction()
{
    chat::ChatRequest request = ask("hi");
    request.parameters.toolChoice = chat::ToolChoice{chat::ToolChoice::Mode::Function, u"w"_s};
    QCOMPARE(sent(request)["tool_choice"_L1]["function"_L1]["name"_L1].toString(), u"w"_s);
}

QTEST_GUILESS_MAIN(TestChatCodecRequest)
#include "tst_chatcodecrequest.moc"
