// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/chatrequest.h"

#include "talk.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::base;
using namespace tokenhub::chat;
using namespace tokenhub::chat::test;

namespace {

constexpr auto weather = R"([{"type": "function", "function": {"name": "get_weather"}}])";

QString print(const ChatRequest &request)
{
    static constexpr const char *roles[] = {"system", "user", "assistant", "tool"};
    QStringList lines;
    for (const RequestMessage &message : request.messages) {
        QByteArray text;
        for (const Part &part : message.parts)
            text += part.kind == PartKind::ToolCall ? "<" + part.name.toUtf8() + ">" : part.text;
        lines << QString::fromLatin1(roles[int(message.role)]) + u": "_s + QString::fromUtf8(text);
    }
    return lines.join(u" | "_s);
}

//! A conversation whose path holds these messages one below the other.
struct Walk {
    explicit Walk(std::vector<Message> messages)
    {
        MessageId parent = tree.root();
        for (Message &message : messages) {
            message.parent = parent;
            parent = message.id;
            tree.append(std::move(message));
        }
        path = tree.path(parent);
    }

    Result<ChatRequest> request(const Target &asked = target()) const { return buildRequest(tree, path, asked); }

    ConversationTree tree;
    Path path;
};

Message ended(Outcome outcome, std::vector<Part> parts)
{
    Message message = makeAnswer(u"m"_s, morning);
    message.outcome = outcome;
    message.parts = std::move(parts);
    return message;
}

} // namespace

//! What is sent is what is seen.
class TestChatRequest : public QObject
{
    Q_OBJECT

private slots:
    void sendsThePathInOrder();
    void theSystemPromptComesFirst();
    void aBlankSystemPromptIsNotSent();
    void theModelIsSentWithoutBlanksAroundIt();
    void reasoningIsNotSent();
    void answersWithoutContentAreLeftOut_data();
    void answersWithoutContentAreLeftOut();
    void partialAnswersAreSent_data();
    void partialAnswersAreSent();
    void toolCallsAndResultsAreSent();
    void aCallWithoutResultIsSentWithOneThatSaysSo();
    void resultsThatBelongToNoCallAreLeftOut();
    void callsWithoutAnIdGetOne();
    void asksForTheRestOfAnAnswer();
    void imagesAreSent();
    void otherBranchesAreNotSent();
    void parametersAreHandedOnAsTheyAre();

    void refusesWhatCannotBeSent_data();
    void refusesWhatCannotBeSent();
    void brokenJsonNamesLineAndColumn_data();
    void brokenJsonNamesLineAndColumn();
    void blankJsonIsUnset();
    void goodJsonIsParsed();
    void noToolsMayBeChosenWithoutTools();
};

void TestChatRequest::sendsThePathInOrder()
{
    const Walk walk({prompt(u"Q1"_s), answer(u"A1"_s), prompt(u"Q2"_s)});
    QCOMPARE(print(*walk.request()), u"user: Q1 | assistant: A1 | user: Q2"_s);
}

void TestChatRequest::theSystemPromptComesFirst()
{
    Target asked = target();
    asked.systemPrompt = u" Be brief.\n"_s;
    QCOMPARE(print(*Walk({prompt(u"Q"_s)}).request(asked)), u"system:  Be brief.\n | user: Q"_s);
}

void TestChatRequest::aBlankSystemPromptIsNotSent()
{
    Target asked = target();
    asked.systemPrompt = u" \n"_s;
    QCOMPARE(print(*Walk({prompt(u"Q"_s)}).request(asked)), u"user: Q"_s);
}

void TestChatRequest::theModelIsSentWithoutBlanksAroundIt()
{
    QCOMPARE(Walk({prompt(u"Q"_s)}).request(target(u" qwen-plus\n"_s))->model, u"qwen-plus"_s);
}

void TestChatRequest::reasoningIsNotSent()
{
    const Walk walk({prompt(u"Q"_s),
                     ended(Outcome::Complete,
                           {{.kind = PartKind::Reasoning, .text = "secret"}, {.kind = PartKind::Text, .text = "A"}}),
                     prompt(u"Q2"_s)});
    QCOMPARE(print(*walk.request()), u"user: Q | assistant: A | user: Q2"_s);
}

void TestChatRequest::answersWithoutContentAreLeftOut_data()
{
    QTest::addColumn<Message>("message");
    QTest::newRow("failed before a word came") << ended(Outcome::Failed, {});
    QTest::newRow("stopped before a word came") << ended(Outcome::Stopped, {{.kind = PartKind::Text}});
    QTest::newRow("only reasoning") << ended(Outcome::Interrupted, {{.kind = PartKind::Reasoning, .text = "hm"}});
    QTest::newRow("only what nobody understands") << ended(Outcome::Complete, {{.kind = PartKind::Raw, .text = "?"}});
    QTest::newRow("still running") << makeAnswer(u"m"_s, morning);
}

void TestChatRequest::answersWithoutContentAreLeftOut()
{
    QFETCH(Message, message);
    QCOMPARE(print(*Walk({prompt(u"Q"_s), message, prompt(u"Q2"_s)}).request()), u"user: Q | user: Q2"_s);
}

void TestChatRequest::partialAnswersAreSent_data()
{
    QTest::addColumn<int>("outcome");
    QTest::newRow("stopped") << int(Outcome::Stopped);
    QTest::newRow("interrupted") << int(Outcome::Interrupted);
    QTest::newRow("failed") << int(Outcome::Failed);
}

void TestChatRequest::partialAnswersAreSent()
{
    QFETCH(int, outcome);
    const Message half = ended(Outcome(outcome), {{.kind = PartKind::Text, .text = "half"}});
    QCOMPARE(print(*Walk({prompt(u"Q"_s), half, prompt(u"go on"_s)}).request()),
             u"user: Q | assistant: half | user: go on"_s);
}

void TestChatRequest::aCallWithoutResultIsSentWithOneThatSaysSo()
{
    const Part one{.kind = PartKind::ToolCall, .text = "{}", .callId = u"c1"_s, .name = u"one"_s};
    const Part two{.kind = PartKind::ToolCall, .text = "{}", .callId = u"c2"_s, .name = u"two"_s};
    const Message given = makeToolResult(two, u"2"_s, morning);
    const Walk walk({prompt(u"Q"_s), ended(Outcome::Complete, {one, two}), given, prompt(u"Go on"_s)});
    const Result<ChatRequest> request = walk.request();
    QCOMPARE(print(*request),
             u"user: Q | assistant: <one><two> | tool: 2 | tool: No result was given. | user: Go on"_s);
    QCOMPARE(request->messages[3].parts.front().callId, u"c1"_s);
    // Also where nothing follows.
    const Walk end({prompt(u"Q"_s), ended(Outcome::Complete, {one})});
    QCOMPARE(print(*end.request()), u"user: Q | assistant: <one> | tool: No result was given."_s);
}

void TestChatRequest::resultsThatBelongToNoCallAreLeftOut()
{
    const Part call{.kind = PartKind::ToolCall, .text = "{}", .callId = u"c1"_s, .name = u"one"_s};
    const Message result = makeToolResult(call, u"1"_s, morning);
    QCOMPARE(print(*Walk({prompt(u"Q"_s), answer(u"A"_s), result, prompt(u"Q2"_s)}).request()),
             u"user: Q | assistant: A | user: Q2"_s);
}

void TestChatRequest::callsWithoutAnIdGetOne()
{
    const Part call{.kind = PartKind::ToolCall, .text = "{}", .name = u"one"_s};
    const Message calling = ended(Outcome::Complete, {call, call});
    const Message first = makeToolResult(toolCallsOf(calling)[0], u"1"_s, morning);
    const Message second = makeToolResult(toolCallsOf(calling)[1], u"2"_s, morning);
    const Result<ChatRequest> request = Walk({prompt(u"Q"_s), calling, first, second}).request();
    QCOMPARE(print(*request), u"user: Q | assistant: <one><one> | tool: 1 | tool: 2"_s);
    QCOMPARE(request->messages[1].parts[1].callId, u"call_2"_s);
    QCOMPARE(request->messages[3].parts[0].callId, u"call_2"_s);
}

void TestChatRequest::asksForTheRestOfAnAnswer()
{
    const Walk walk({prompt(u"Q"_s)});
    const Message half = ended(Outcome::Stopped,
                               {{.kind = PartKind::Reasoning, .text = "hm"}, {.kind = PartKind::Text, .text = "Ha"}});
    const auto request = buildContinuation(walk.tree, walk.path, half, target());
    QVERIFY(print(*request).startsWith(u"user: Q | assistant: Ha | user: "_s));
    QCOMPARE(request->messages.size(), size_t(3));
    QVERIFY(!buildContinuation(walk.tree, walk.path, half, target({})));
}

void TestChatRequest::toolCallsAndResultsAreSent()
{
    Message result = prompt({});
    result.role = Role::Tool;
    result.parts = {{.kind = PartKind::ToolResult, .text = "sunny", .callId = u"c1"_s}};
    const Part call{.kind = PartKind::ToolCall, .text = "{}", .callId = u"c1"_s, .name = u"get_weather"_s};
    const Walk walk({prompt(u"Q"_s), ended(Outcome::Complete, {call}), result});
    const Result<ChatRequest> request = walk.request();
    QCOMPARE(print(*request), u"user: Q | assistant: <get_weather> | tool: sunny"_s);
    QCOMPARE(request->messages[1].parts, std::vector<Part>{call});
    QCOMPARE(request->messages[2].parts, result.parts);
}

void TestChatRequest::imagesAreSent()
{
    Message question = prompt(u"what is this?"_s);
    question.parts.push_back({.kind = PartKind::Image, .text = "\x89PNG", .name = u"image/png"_s});
    QCOMPARE(Walk({question}).request()->messages.front().parts, question.parts);
}

void TestChatRequest::otherBranchesAreNotSent()
{
    Walk walk({prompt(u"Q"_s), answer(u"old"_s)});
    walk.tree.append(below(walk.path.front(), answer(u"new"_s)));
    const Path other = walk.tree.path(walk.tree.children(walk.path.front()).back());
    QCOMPARE(print(*buildRequest(walk.tree, other, target())), u"user: Q | assistant: new"_s);
}

void TestChatRequest::parametersAreHandedOnAsTheyAre()
{
    Target asked = target();
    asked.parameters = {.stream = false, .maxTokens = 7, .temperature = 0.0, .stop = {u"END"_s}, .search = true};
    QCOMPARE(Walk({prompt(u"Q"_s)}).request(asked)->parameters, asked.parameters);
}

void TestChatRequest::refusesWhatCannotBeSent_data()
{
    using Mode = ToolChoice::Mode;
    QTest::addColumn<Target>("asked");
    QTest::addColumn<QString>("fieldName");
    const auto row = [](const char *name, const Target &asked, QLatin1StringView fieldName) {
        QTest::newRow(name) << asked << QString(fieldName);
    };
    row("no model", target({}), field::model);
    row("a blank model", target(u" \t"_s), field::model);
    const auto with = [](const Parameters &parameters) {
        Target asked = target();
        asked.parameters = parameters;
        return asked;
    };
    row("tools that are an object", with({.tools = u"{}"_s}), field::tools);
    row("a tool without a name", with({.tools = u"[{\"type\":\"function\",\"function\":{}}]"_s}), field::tools);
    row("a tool that is text", with({.tools = u"[\"get_weather\"]"_s}), field::tools);
    row("extra that is an array", with({.extra = u"[]"_s}), field::extra);
    row("extra cut short", with({.extra = u"{\"a\":"_s}), field::extra);
    row("a choice without tools", with({.toolChoice = ToolChoice{Mode::Required, {}}}), field::toolChoice);
    row("a choice with empty tools", with({.tools = u"[]"_s, .toolChoice = ToolChoice{Mode::Auto, {}}}),
        field::toolChoice);
    row("a function without a name",
        with({.tools = QString::fromLatin1(weather), .toolChoice = ToolChoice{Mode::Function, u" "_s}}),
        field::toolChoice);
}

void TestChatRequest::refusesWhatCannotBeSent()
{
    QFETCH(Target, asked);
    const Result<ChatRequest> request = Walk({prompt(u"Q"_s)}).request(asked);
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadField);
    QTEST(request.error().subject, "fieldName");
}

void TestChatRequest::brokenJsonNamesLineAndColumn_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("first character") << u"x"_s << u"line 1, column "_s;
    QTest::newRow("third line") << u"[\n  {},\n  {\"type\" 1}\n]"_s << u"line 3, column 1"_s;
    QTest::newRow("after what is whole") << u"[{}] x"_s << u"line 1, column 6"_s;
}

void TestChatRequest::brokenJsonNamesLineAndColumn()
{
    QFETCH(QString, json);
    QFETCH(QString, place);
    const Result<QJsonArray> tools = checkTools(json);
    QVERIFY(!tools);
    QCOMPARE(tools.error().subject, QString(field::tools));
    QVERIFY2(tools.error().detail.startsWith(place), qPrintable(tools.error().detail));
    const Result<QJsonObject> extra = checkExtra(json);
    QVERIFY(!extra);
    QCOMPARE(extra.error().subject, QString(field::extra));
    QVERIFY2(extra.error().detail.startsWith(place), qPrintable(extra.error().detail));
}

void TestChatRequest::blankJsonIsUnset()
{
    QVERIFY(checkTools(u" \n"_s)->isEmpty());
    QVERIFY(checkExtra({})->isEmpty());
}

void TestChatRequest::goodJsonIsParsed()
{
    Target asked = target();
    asked.parameters.tools = QString::fromLatin1(weather);
    asked.parameters.extra = u"{\"seed\": 7}"_s;
    asked.parameters.toolChoice = ToolChoice{ToolChoice::Mode::Function, u"get_weather"_s};
    const Result<ChatRequest> request = Walk({prompt(u"Q"_s)}).request(asked);
    QVERIFY(request);
    QCOMPARE(request->tools.size(), 1);
    QCOMPARE(request->extra, (QJsonObject{{u"seed"_s, 7}}));
}

void TestChatRequest::noToolsMayBeChosenWithoutTools()
{
    Target asked = target();
    asked.parameters.toolChoice = ToolChoice{ToolChoice::Mode::None, {}};
    QVERIFY(Walk({prompt(u"Q"_s)}).request(asked).ok());
}

QTEST_GUILESS_MAIN(TestChatRequest)
#include "tst_chatrequest.moc"
