// SPDX-License-Identifier: GPL-3.0-or-later
// Rows J of the torture table: what can stand in an event.
#include "gateway/chatcodec.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::ErrorKind;
using chat::PartKind;
using gateway::AnswerDecoder;

namespace {

struct Read {
    chat::Message answer = chat::makeAnswer(u"m"_s, {});
    std::optional<base::Error> error;
    AnswerDecoder decoder;
};

Read read(const QByteArrayList &events)
{
    Read result;
    for (const QByteArray &data : events) {
        const gateway::Decoded decoded = result.decoder.event({.type = {}, .data = data, .id = {}});
        chat::apply(result.answer, decoded.deltas);
        if (decoded.error && !result.error)
            result.error = decoded.error;
    }
    chat::apply(result.answer, result.decoder.flush());
    return result;
}

QByteArray delta(const QByteArray &fields)
{
    return R"({"choices":[{"index":0,"delta":{)" + fields + "}}]}";
}

QByteArray says(const QByteArray &text)
{
    return delta(R"("content":")" + text + "\"");
}

} // namespace

class TestChatCodecAnswer : public QObject
{
    Q_OBJECT

private slots:
    void J02_brokenEventAmongGoodOnesIsSkippedAndCounted();
    void J03_deepNestingIsABrokenEvent();
    void J04_choicesEmptyNullOrMissing();
    void J05_oddContentIsTolerated_data();
    void J05_oddContentIsTolerated();
    void J06_onlyTheFirstChoiceIsTaken();
    void J07_reasoningInThreeSpellings_data();
    void J07_reasoningInThreeSpellings();
    void J07_thinkTagInAnyPieces();
    void J08_toolCalls_data();
    void J08_toolCalls();
    void J09_finishReasonIsKeptAsItCame_data();
    void J09_finishReasonIsKeptAsItCame();
    void J10_oddCharactersSurvive();
    void J11_senselessUsageIsUnknown();
    void J13_twoObjectsInOneEvent();
    void S15_doubledDataPrefixAndBlanks();
    void S16_emptyAndCommentPayloadsAreNoData();
    void refusalIsAPartOfItsOwn();
    void usageWithCachedAndReasoningTokens();
    void headerRequestIdWins();
};

void TestChatCodecAnswer::J02_brokenEventAmongGoodOnesIsSkippedAndCounted()
{
    const Read r = read({says("a"), "{\"choices\":", says("b"), "nonsense", "[1]", says("c")});
    QVERIFY(!r.error);
    QCOMPARE(r.answer.text(), "abc"_ba);
    QCOMPARE(r.decoder.skippedEvents(), 3);
}

void TestChatCodecAnswer::J03_deepNestingIsABrokenEvent()
{
    const Read r = read({says("a"), QByteArray(2000, '[') + QByteArray(2000, ']'), says("b")});
    QVERIFY(!r.error);
    QCOMPARE(r.answer.text(), "ab"_ba);
    QCOMPARE(r.decoder.skippedEvents(), 1);
}

void TestChatCodecAnswer::J04_choicesEmptyNullOrMissing()
{
    const Read r = read({R"({"choices":[]})", R"({"choices":null})", R"({"id":"x","model":"m2"})", says("ok"),
                         R"({"choices":[],"usage":{"total_tokens":7}})"});
    QVERIFY(!r.error);
    QCOMPARE(r.answer.text(), "ok"_ba);
    QCOMPARE(r.answer.usage.totalTokens, std::optional<qint64>(7));
    QCOMPARE(r.answer.answeredBy, u"m2"_s);
}

void TestChatCodecAnswer::J05_oddContentIsTolerated_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("delta null") << R"({"choices":[{"index":0,"delta":null}]})"_ba
                                << ""_ba;
    QTest::newRow("content null") << delta(R"("content":null)") << ""_ba;
    QTest::newRow("content number") << delta(R"("content":42)") << ""_ba;
    QTest::newRow("array of parts") << delta(R"("content":[{"type":"text","text":"a"},{"type":"x"},"b"])") << "ab"_ba;
    QTest::newRow("choice null") << R"({"choices":[null]})"_ba
                                 << ""_ba;
    QTest::newRow("delta as text") << R"({"choices":[{"index":0,"delta":"x"}]})"_ba
                                   << ""_ba;
}

void TestChatCodecAnswer::J05_oddContentIsTolerated()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, text);
    const Read r = read({event});
    QVERIFY(!r.error);
    QCOMPARE(r.answer.text(), text);
}

void TestChatCodecAnswer::J06_onlyTheFirstChoiceIsTaken()
{
    const Read r = read({R"({"choices":[{"index":1,"delta":{"content":"B"}},{"index":0,"delta":{"content":"A"}}]})",
                         R"({"choices":[{"index":1,"delta":{"content":"B"},"finish_reason":"stop"}]})", says("A")});
    QCOMPARE(r.answer.text(), "AA"_ba);
    QVERIFY(!r.decoder.hasFinishReason());
}

void TestChatCodecAnswer::J07_reasoningInThreeSpellings_data()
{
    QTest::addColumn<QByteArrayList>("events");
    QTest::newRow("reasoning_content") << QByteArrayList{delta(R"("reasoning_content":"why","content":null)"),
                                                         says("so")};
    QTest::newRow("reasoning") << QByteArrayList{delta(R"("reasoning":"why","content":"")"), says("so")};
    QTest::newRow("both, equal") << QByteArrayList{delta(R"("reasoning":"why","reasoning_content":"why")"), says("so")};
    QTest::newRow("tag") << QByteArrayList{says("<think>why</think>so")};
    QTest::newRow("tag after blank lines") << QByteArrayList{says("\\n<think>why</think>\\n\\nso")};
}

void TestChatCodecAnswer::J07_reasoningInThreeSpellings()
{
    QFETCH(QByteArrayList, events);
    const Read r = read(events);
    QCOMPARE(r.answer.textOf(PartKind::Reasoning), "why"_ba);
    QCOMPARE(r.answer.text(), "so"_ba);
}

void TestChatCodecAnswer::J07_thinkTagInAnyPieces()
{
    const QByteArray whole = "<think>why < not</think>so <think>";
    for (qsizetype a = 0; a <= whole.size(); ++a) {
        for (qsizetype b = a; b <= whole.size(); ++b) {
            const Read r = read({says(whole.left(a)), says(whole.mid(a, b - a)), says(whole.mid(b))});
            QCOMPARE(r.answer.textOf(PartKind::Reasoning), "why < not"_ba);
            QCOMPARE(r.answer.text(), "so <think>"_ba);
        }
    }
    QCOMPARE(read({says("<"), says("thin")}).answer.text(), "<thin"_ba);
    QCOMPARE(read({says("<think>never closed")}).answer.textOf(PartKind::Reasoning), "never closed"_ba);
}

void TestChatCodecAnswer::J08_toolCalls_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QString>("calls");
    const auto call = [](const char *json) { return delta(R"("tool_calls":[)"_ba + json + ']'); };
    QTest::newRow("as documented")
        << QByteArrayList{call(R"({"index":0,"id":"a","type":"function","function":{"name":"f","arguments":""}})"),
                          call(R"({"index":0,"function":{"arguments":"{\"x\":"}})"),
                          call(R"({"index":0,"function":{"arguments":"1}"}})")}
        << u"a f({\"x\":1})"_s;
    QTest::newRow("no index") << QByteArrayList{call(R"({"id":"a","function":{"name":"f","arguments":"{"}})"),
                                                call(R"({"function":{"arguments":"}"}})"),
                                                call(R"({"id":"b","function":{"name":"g","arguments":"{}"}})")}
                              << u"a f({}) b g({})"_s;
    QTest::newRow("same index, new id")
        << QByteArrayList{call(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{}"}})"),
                          call(R"({"index":0,"id":"b","function":{"name":"g","arguments":"{}"}})")}
        << u"a f({}) b g({})"_s;
    QTest::newRow("wrong index, known id")
        << QByteArrayList{call(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}})"),
                          call(R"({"index":5,"id":"a","function":{"arguments":"}"}})")}
        << u"a f({})"_s;
    QTest::newRow("name in pieces")
        << QByteArrayList{call(R"({"index":0,"id":"a","function":{"name":"get_","arguments":""}})"),
                          call(R"({"index":0,"function":{"name":"time","arguments":"{}"}})")}
        << u"a get_time({})"_s;
    QTest::newRow("name repeated")
        << QByteArrayList{call(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}})"),
                          call(R"({"index":0,"id":"a","function":{"name":"f","arguments":"}"}})")}
        << u"a f({})"_s;
    QTest::newRow("two at once") << QByteArrayList{call(
        R"({"index":0,"id":"a","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}})")}
                                 << u"a f({}) b g({})"_s;
    QTest::newRow("invalid arguments are kept")
        << QByteArrayList{call(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{x"}})")} << u"a f({x)"_s;
    QTest::newRow("arguments as an object")
        << QByteArrayList{call(R"({"index":0,"id":"a","function":{"name":"f","arguments":{"x":1}}})")}
        << u"a f({\"x\":1})"_s;
    QTest::newRow("legacy function call") << QByteArrayList{delta(R"("function_call":{"name":"f","arguments":"{"})"),
                                                            delta(R"("function_call":{"arguments":"}"})")}
                                          << u" f({})"_s;
}

void TestChatCodecAnswer::J08_toolCalls()
{
    QFETCH(QByteArrayList, pieces);
    QFETCH(QString, calls);
    QStringList shown;
    for (const chat::Part &part : read(pieces).answer.parts) {
        QCOMPARE(part.kind, PartKind::ToolCall);
        shown << u"%1 %2(%3)"_s.arg(part.callId, part.name, QString::fromUtf8(part.text));
    }
    QCOMPARE(shown.join(u' '), calls);
}

void TestChatCodecAnswer::J09_finishReasonIsKeptAsItCame_data()
{
    QTest::addColumn<QByteArray>("reason");
    for (const auto *reason : {"stop", "length", "content_filter", "tool_calls", "eos_token", "完"})
        QTest::newRow(reason) << QByteArray(reason);
}

void TestChatCodecAnswer::J09_finishReasonIsKeptAsItCame()
{
    QFETCH(QByteArray, reason);
    const Read r = read({says("x"), R"({"choices":[{"index":0,"delta":{},"finish_reason":")" + reason + R"("}]})"});
    QCOMPARE(r.answer.finishReason.toUtf8(), reason);
    QVERIFY(r.decoder.hasFinishReason());
    QVERIFY(!r.error);
}

void TestChatCodecAnswer::J10_oddCharactersSurvive()
{
    const Read r = read({says("a\\u0000b"), says("\\uffff"), says("\\ud83d"), says("😀"), says("\\u202e")});
    QVERIFY(!r.error);
    QVERIFY(r.answer.text().startsWith("a\0b"_ba));
    QVERIFY(r.answer.text().contains("😀"));
}

void TestChatCodecAnswer::J11_senselessUsageIsUnknown()
{
    const Read r
        = read({R"({"choices":[],"usage":{"prompt_tokens":-1,"completion_tokens":1e308,"total_tokens":"12"}})"});
    QVERIFY(r.answer.usage.isEmpty());
    QVERIFY(!r.error);
}

void TestChatCodecAnswer::J13_twoObjectsInOneEvent()
{
    const Read r = read({says("a}{\\\"") + says("b"), says("c") + "\ndata: " + says("d")});
    QCOMPARE(r.answer.text(), "a}{\"bcd"_ba);
    QCOMPARE(r.decoder.skippedEvents(), 0);
}

void TestChatCodecAnswer::S15_doubledDataPrefixAndBlanks()
{
    QCOMPARE(read({"data: " + says("a"), "data:data:" + says("b") + "  ", " " + says("c")}).answer.text(), "abc"_ba);
}

void TestChatCodecAnswer::S16_emptyAndCommentPayloadsAreNoData()
{
    AnswerDecoder decoder;
    for (const auto &payload : {""_ba, " "_ba, ": OPENROUTER PROCESSING"_ba, "\"\""_ba}) {
        const gateway::Decoded decoded = decoder.event({.type = "ping", .data = payload, .id = {}});
        QVERIFY(!decoded.sawData);
        QVERIFY(!decoded.error && decoded.deltas.empty());
    }
    QCOMPARE(decoder.skippedEvents(), 0);
}

void TestChatCodecAnswer::refusalIsAPartOfItsOwn()
{
    QCOMPARE(read({delta(R"("refusal":"I may not")")}).answer.textOf(PartKind::Refusal), "I may not"_ba);
}

void TestChatCodecAnswer::usageWithCachedAndReasoningTokens()
{
    const Read r
        = read({R"({"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":20,"total_tokens":30,)"
                R"("prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":5}}})"});
    const chat::Usage expected{
        .promptTokens = 10, .cachedTokens = 4, .completionTokens = 20, .reasoningTokens = 5, .totalTokens = 30};
    QVERIFY(r.answer.usage == expected);
}

void TestChatCodecAnswer::headerRequestIdWins()
{
    AnswerDecoder decoder(u"from-header"_s);
    chat::Message answer;
    chat::apply(answer, decoder.event({.type = {}, .data = R"({"id":"from-body","choices":[]})", .id = {}}).deltas);
    QCOMPARE(answer.requestId, u"from-header"_s);
}

QTEST_GUILESS_MAIN(TestChatCodecAnswer)
#include "tst_chatcodecanswer.moc"
