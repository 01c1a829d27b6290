// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <signal.h>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using practice::Reply;

namespace {

QByteArray guideSample(const char *name)
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA "/guide/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QJsonObject> jsonLines(const QByteArray &out)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : out.trimmed().split('\n'))
        lines << QJsonDocument::fromJson(line).object(); // empty where it does not parse
    return lines;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 1;
}

} // namespace

//! `tokenhub` from the outside: its exit status, its two outputs, and what it puts on the wire.
class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void status0_theAnswerAloneIsOnStdout();
    void status2_whatIsTypedWrongIsNamed_data();
    void status2_whatIsTypedWrongIsNamed();
    void status4_theGatewayRefuses_data();
    void status4_theGatewayRefuses();
    void status5_nobodyIsThere();
    void status6_partialTextStaysWhenTheAnswerIsCut();
    void status6_ctrlCKeepsThePartialText_data();
    void status6_ctrlCKeepsThePartialText();
    void stopsWhenTheReaderHasGone();
    void helpAndVersionAreAnswers();
    void speaksTheLanguageOfTheEnvironment();

    void theGuidesAnswersComeOutByteForByte_data();
    void theGuidesAnswersComeOutByteForByte();
    void textStreamsAsItComes();
    void anAnswerEndsWithOneNewline_data();
    void anAnswerEndsWithOneNewline();
    void reasoningIsNotPartOfTheText();
    void toolCallsAreShown();

    void jsonLinesHoldEveryDeltaAndAnEnd();
    void jsonTellsHowItFailed();
    void jsonTellsHowItBrokeOff();

    void thePromptIsTakenFromStdin_data();
    void thePromptIsTakenFromStdin();
    void everyParameterReachesTheWire();
    void withoutParametersNoneIsSent();
    void noStreamAsksForOnePiece();

    void modelsAreListedOneALine();
    void modelsTellsWhyThereIsNoList();
};

void TestCli::status0_theAnswerAloneIsOnStdout()
{
    Program program;
    program.gateway.enqueue(saying({u"Hello"_s, u" there"_s}));
    const Program::End end = program.ask({u"Hi"_s});
    QCOMPARE(end.out, "Hello there\n"_ba);
    QCOMPARE(end.err, QByteArray());
    QCOMPARE(end.status, 0);
    QCOMPARE(program.gateway.postCount(), 1);
}

void TestCli::status2_whatIsTypedWrongIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const QStringList ask{u"ask"_s, u"--model"_s, u"m"_s, u"--gateway"_s, u"http://127.0.0.1:1"_s, u"Hi"_s};
    QTest::newRow("no command") << QStringList{} << "command"_ba;
    QTest::newRow("unknown command") << QStringList{u"answer"_s} << "answer"_ba;
    QTest::newRow("unknown option") << ask + QStringList{u"--modle"_s} << "modle"_ba;
    QTest::newRow("no model") << QStringList{u"ask"_s, u"Hi"_s} << "--model"_ba;
    QTest::newRow("empty prompt") << QStringList{u"ask"_s, u"--model"_s, u"m"_s, u" "_s} << "prompt"_ba;
    const auto param = [&](const char *name, const QString &value) {
        QTest::newRow(name) << ask + QStringList{u"--param"_s, value} << value.toUtf8();
    };
    param("no value", u"temperature"_s);
    param("unknown parameter", u"seed=1"_s);
    param("no number", u"max_tokens=many"_s);
    param("no whole number", u"max_tokens=1.5"_s);
    param("not above zero", u"max_tokens=0"_s);
    param("too hot", u"temperature=2.1"_s);
    param("too cold", u"temperature=-0.1"_s);
    param("not a temperature", u"temperature=nan"_s);
    param("neither on nor off", u"enable_thinking=maybe"_s);
    param("nothing to stop at", u"stop="_s);
    QTest::newRow("broken extra") << ask + QStringList{u"--extra"_s, u"{\n \"a\" 1}"_s} << "--extra: line 2, column"_ba;
    QTest::newRow("broken tools") << ask + QStringList{u"--param"_s, u"tools=[{]"_s} << "tools: line 1, column"_ba;
    QTest::newRow("a choice without tools")
        << ask + QStringList{u"--param"_s, u"tool_choice=required"_s} << "ool choice"_ba;
    QTest::newRow("no address") << QStringList{u"ask"_s, u"--model"_s, u"m"_s, u"--gateway"_s, u"ftp://x"_s, u"Hi"_s}
                                << "gateway address"_ba;
    QTest::newRow("a key in the open")
        << QStringList{u"ask"_s, u"--model"_s, u"m"_s, u"--gateway"_s, u"http://tokenhub.invalid"_s, u"Hi"_s}
        << "https://"_ba;
}

void TestCli::status2_whatIsTypedWrongIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    Program program;
    const Program::End end = program.run(arguments);
    QCOMPARE(end.status, 2);
    QCOMPARE(end.out, QByteArray());
    QVERIFY2(end.err.contains(named), end.err.constData());
    QCOMPARE(program.gateway.connectionCount(), 0);
}

void TestCli::status4_theGatewayRefuses_data()
{
    QTest::addColumn<int>("http");
    QTest::newRow("bad request") << 400;
    QTest::newRow("no balance") << 402;
    QTest::newRow("no such model") << 404;
    QTest::newRow("too large") << 413;
    QTest::newRow("upstream timeout") << 504;
}

void TestCli::status4_theGatewayRefuses()
{
    QFETCH(int, http);
    Program program;
    program.gateway.enqueue(Reply::error(http, u"said the gateway"_s));
    const Program::End end = program.ask({u"Hi"_s});
    QCOMPARE(end.status, 4);
    QCOMPARE(end.out, QByteArray());
    QVERIFY2(end.err.contains(QByteArray::number(http)), end.err.constData());
    QCOMPARE(program.gateway.postCount(), 1);
}

void TestCli::status5_nobodyIsThere()
{
    Program program;
    const QString nobody = u"http://127.0.0.1:%1"_s.arg(freePort());
    const Program::End end = program.run({u"ask"_s, u"--gateway"_s, nobody, u"--model"_s, u"m"_s, u"Hi"_s});
    QCOMPARE(end.status, 5);
    QCOMPARE(end.out, QByteArray());
    QVERIFY2(end.err.contains("127.0.0.1"), end.err.constData());
    QVERIFY2(end.err.contains("Retrying"), end.err.constData()); // it says what it waits for
}

void TestCli::status6_partialTextStaysWhenTheAnswerIsCut()
{
    Program program;
    const practice::GuideChunks chunks;
    program.gateway.enqueue(
        Reply::sse({chunks.first(), chunks.text(u"half an ans"), practice::Pause{std::chrono::milliseconds(50)}})
            .thenReset());
    const Program::End end = program.ask({u"Hi"_s});
    QCOMPARE(end.status, 6);
    QCOMPARE(end.out, "half an ans\n"_ba);
    QVERIFY(!end.err.isEmpty());
    QCOMPARE(program.gateway.postCount(), 1);
}

void TestCli::status6_ctrlCKeepsThePartialText_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("told to end") << SIGTERM;
}

void TestCli::status6_ctrlCKeepsThePartialText()
{
    QFETCH(int, signal);
    Program program;
    program.gateway.enqueue(holding(u"one "_s));
    QSignalSpy closed(&program.gateway, &practice::PracticeGateway::connectionClosed);
    program.start(program.onGateway({u"Hi"_s}));
    QByteArray out;
    connect(&program.process, &QProcess::readyReadStandardOutput, &program.process,
            [&] { out += program.process.readAllStandardOutput(); });
    QTRY_COMPARE_WITH_TIMEOUT(out, "one "_ba, 20'000);
    QCOMPARE(::kill(pid_t(program.process.processId()), signal), 0);
    const Program::End end = program.waitForEnd();
    QCOMPARE(end.status, 6);
    QCOMPARE(out + end.out, "one \n"_ba);
    QVERIFY2(end.err.contains("Stopped"), end.err.constData());
    QTRY_COMPARE(closed.count(), 1);
}

void TestCli::stopsWhenTheReaderHasGone()
{
    Program program;
    program.gateway.setTokensPerSecond(200);
    QSignalSpy closed(&program.gateway, &practice::PracticeGateway::connectionClosed);
    program.process.setProcessEnvironment(program.environment);
    program.process.start(u"sh"_s,
                          {u"-c"_s, u"{ \"$0\" \"$@\"; echo \"status $?\" >&2; } | head -c 1"_s,
                           QStringLiteral(TOKENHUB_BIN_DIR "/tokenhub"), u"ask"_s, u"--gateway"_s,
                           program.gateway.url().toString(), u"--model"_s, u"practice/long"_s, u"Hi"_s});
    const Program::End end = program.waitForEnd();
    QCOMPARE(end.out.size(), 1);
    QVERIFY2(end.err.contains("status 6"), end.err.constData());
    QTRY_COMPARE(closed.count(), 1);
}

void TestCli::helpAndVersionAreAnswers()
{
    Program program;
    const Program::End help = program.run({u"--help"_s});
    QCOMPARE(help.status, 0);
    for (const char *word : {"ask", "models", "--model", "--param", "--extra", "TOKENHUB_API_KEY", "Exit status"})
        QVERIFY2(help.out.contains(word), word);
    QCOMPARE(help.err, QByteArray());
    const Program::End version = program.run({u"--version"_s});
    QCOMPARE(version.status, 0);
    QVERIFY(version.out.contains(TOKENHUB_VERSION));
}

void TestCli::speaksTheLanguageOfTheEnvironment()
{
    Program program;
    for (const QString &name : {u"LC_ALL"_s, u"LANG"_s, u"LANGUAGE"_s})
        program.environment.insert(name, u"zh_CN.UTF-8"_s);
    const Program::End end = program.run({u"ask"_s, u"Hi"_s});
    QCOMPARE(end.status, 2);
    QVERIFY2(end.err.contains("用哪个模型？请用 --model 指定。"), end.err.constData());
    QVERIFY(program.run({u"--help"_s}).out.contains("通过 TokenHub 网关向大语言模型提问。"));
}

void TestCli::theGuidesAnswersComeOutByteForByte_data()
{
    QTest::addColumn<bool>("streams");
    QTest::newRow("SSE") << true;
    QTest::newRow("JSON") << false;
}

void TestCli::theGuidesAnswersComeOutByteForByte()
{
    QFETCH(bool, streams);
    Program program;
    program.gateway.enqueue(streams ? Reply::guideStream() : Reply::guideAnswer());
    const Program::End end = program.ask(streams ? QStringList{u"Hi"_s} : QStringList{u"--no-stream"_s, u"Hi"_s});
    const QString content
        = QJsonDocument::fromJson(guideSample("answer.json"))["choices"_L1][0]["message"_L1]["content"_L1].toString();
    QVERIFY(!content.isEmpty());
    QCOMPARE(end.out, streams ? "I ama largelanguagemodel,nice tomeet you.\n"_ba : content.toUtf8() + '\n');
    QCOMPARE(end.err, QByteArray());
    QCOMPARE(end.status, 0);
}

void TestCli::textStreamsAsItComes()
{
    Program program;
    program.gateway.enqueue(holding(u"first 文 "_s));
    program.start(program.onGateway({u"Hi"_s}));
    QByteArray out;
    connect(&program.process, &QProcess::readyReadStandardOutput, &program.process,
            [&] { out += program.process.readAllStandardOutput(); });
    QTRY_COMPARE_WITH_TIMEOUT(out, "first \xe6\x96\x87 "_ba, 20'000); // while the answer still runs
    program.gateway.release();
    const Program::End end = program.waitForEnd();
    QCOMPARE(end.status, 0);
    QCOMPARE(out + end.out, "first \xe6\x96\x87 the rest\n"_ba);
}

void TestCli::anAnswerEndsWithOneNewline_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("none of its own") << u"a"_s << "a\n"_ba;
    QTest::newRow("one of its own") << u"a\n"_s << "a\n"_ba;
    QTest::newRow("two of its own") << u"a\n\n"_s << "a\n\n"_ba;
    QTest::newRow("nothing said") << QString() << ""_ba;
}

void TestCli::anAnswerEndsWithOneNewline()
{
    QFETCH(QString, text);
    Program program;
    program.gateway.enqueue(saying({text}));
    QTEST(program.ask({u"Hi"_s}).out, "out");
}

void TestCli::reasoningIsNotPartOfTheText()
{
    Program program;
    const practice::GuideChunks chunks;
    program.gateway.enqueue(
        Reply::sse({chunks.first(), chunks.reasoning(u"hm"), chunks.text(u"Yes."), chunks.finish()}));
    QCOMPARE(program.ask({u"Hi"_s}).out, "Yes.\n"_ba);
}

void TestCli::toolCallsAreShown()
{
    Program program;
    const practice::GuideChunks chunks;
    program.gateway.enqueue(
        Reply::sse({chunks.first(), chunks.toolCallBegin(0, u"c1"_s, u"get_weather"_s),
                    chunks.toolCallArguments(0, u"{\"city\":\"Bonn\"}"), chunks.finish(u"tool_calls"_s)}));
    const Program::End end
        = program.ask({u"--param"_s, uR"(tools=[{"type":"function","function":{"name":"get_weather"}}])"_s, u"Hi"_s});
    QCOMPARE(end.status, 0);
    QCOMPARE(end.out, "[tool call] get_weather({\"city\":\"Bonn\"})\n"_ba);
}

void TestCli::jsonLinesHoldEveryDeltaAndAnEnd()
{
    Program program;
    program.gateway.enqueue(Reply::guideStream());
    const Program::End end = program.ask({u"--json"_s, u"Hi"_s});
    QCOMPARE(end.status, 0);
    QVERIFY(end.out.endsWith('\n'));
    QList<QJsonObject> lines = jsonLines(end.out);
    const QJsonObject last = lines.takeLast();
    QString text;
    for (const QJsonObject &line : lines) {
        QCOMPARE(line["type"_L1].toString(), u"text"_s);
        text += line["text"_L1].toString();
    }
    QCOMPARE(text, u"I ama largelanguagemodel,nice tomeet you."_s);
    QCOMPARE(last["type"_L1].toString(), u"end"_s);
    QCOMPARE(last["outcome"_L1].toString(), u"complete"_s);
    QCOMPARE(last["finishReason"_L1].toString(), u"stop"_s);
    QCOMPARE(last["model"_L1].toString(), u"qwen-plus"_s);
    QCOMPARE(last["usage"_L1]["promptTokens"_L1].toInt(), 22);
    QCOMPARE(last["usage"_L1]["completionTokens"_L1].toInt(), 17);
    QCOMPARE(last["usage"_L1]["totalTokens"_L1].toInt(), 39);
    QCOMPARE(last["timings"_L1]["attempts"_L1].toInt(), 1);
    QVERIFY(last["timings"_L1]["firstTextMs"_L1].isDouble());
    QVERIFY(last["timings"_L1]["totalMs"_L1].toInt(-1) >= last["timings"_L1]["firstTextMs"_L1].toInt());
    QVERIFY(!last.contains("error"_L1));
}

void TestCli::jsonTellsHowItFailed()
{
    Program program;
    program.gateway.enqueue(Reply::error(400, u"said the gateway"_s));
    const Program::End end = program.ask({u"--json"_s, u"Hi"_s});
    QCOMPARE(end.status, 4);
    const QList<QJsonObject> lines = jsonLines(end.out);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first()["outcome"_L1].toString(), u"failed"_s);
    QCOMPARE(lines.first()["error"_L1]["kind"_L1].toString(), u"BadRequest"_s);
    QCOMPARE(lines.first()["error"_L1]["httpStatus"_L1].toInt(), 400);
    QVERIFY(lines.first()["error"_L1]["sentence"_L1].toString().contains("said the gateway"_L1));
    QVERIFY(!end.err.isEmpty());
}

void TestCli::jsonTellsHowItBrokeOff()
{
    Program program;
    const practice::GuideChunks chunks;
    program.gateway.enqueue(Reply::sse({chunks.first(), chunks.text(u"half")}).thenHangUp());
    const Program::End end = program.ask({u"--json"_s, u"Hi"_s});
    QCOMPARE(end.status, 6);
    const QList<QJsonObject> lines = jsonLines(end.out);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.first(), (QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"half"_s}}));
    QCOMPARE(lines.last()["outcome"_L1].toString(), u"interrupted"_s);
    QCOMPARE(lines.last()["error"_L1]["kind"_L1].toString(), u"Interrupted"_s);
}

void TestCli::thePromptIsTakenFromStdin_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no prompt") << QStringList{};
    QTest::newRow("a dash") << QStringList{u"-"_s};
}

void TestCli::thePromptIsTakenFromStdin()
{
    QFETCH(QStringList, arguments);
    Program program;
    const QByteArray input = "two\nlines \xe6\x96\x87 \"quoted\""_ba;
    const Program::End end = program.ask(arguments, input);
    QCOMPARE(end.status, 0);
    QCOMPARE(program.gateway.lastRequest().json()["messages"_L1][0]["content"_L1].toString(), QString::fromUtf8(input));
}

void TestCli::everyParameterReachesTheWire()
{
    Program program;
    const Program::End end
        = program.ask({u"--system"_s, u"Be brief."_s,
                       u"--param"_s,  u"max_tokens=256"_s,
                       u"--param"_s,  u"temperature=0"_s,
                       u"--param"_s,  u"stop=END"_s,
                       u"--param"_s,  u"stop=a=b"_s,
                       u"--param"_s,  u"enable_thinking=true"_s,
                       u"--param"_s,  u"enable_search=false"_s,
                       u"--param"_s,  uR"(tools=[{"type":"function","function":{"name":"get_weather"}}])"_s,
                       u"--param"_s,  u"tool_choice=get_weather"_s,
                       u"--extra"_s,  uR"({"seed": 7, "logit_bias": {"1": -100}})"_s,
                       u"Hi"_s,       u"there"_s});
    QVERIFY2(end.status == 0, end.err.constData());
    const QJsonObject expected = QJsonDocument::fromJson(R"({
        "model": "practice/echo",
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi there"}],
        "stream": true, "stream_options": {"include_usage": true},
        "max_tokens": 256, "temperature": 0, "stop": ["END", "a=b"],
        "enable_thinking": true, "enable_search": false,
        "tools": [{"type": "function", "function": {"name": "get_weather"}}],
        "tool_choice": {"type": "function", "function": {"name": "get_weather"}},
        "seed": 7, "logit_bias": {"1": -100}})")
                                     .object();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(program.gateway.lastRequest().json(), expected);
    QCOMPARE(program.gateway.lastRequest().target, "/v1/chat/completions"_ba);
}

void TestCli::withoutParametersNoneIsSent()
{
    Program program;
    QCOMPARE(program.ask({u"Hi"_s}).status, 0);
    const QStringList keys = program.gateway.lastRequest().json().keys();
    QCOMPARE(keys, (QStringList{u"messages"_s, u"model"_s, u"stream"_s, u"stream_options"_s}));
}

void TestCli::noStreamAsksForOnePiece()
{
    for (const QStringList &arguments : {QStringList{u"--no-stream"_s}, QStringList{u"--param"_s, u"stream=off"_s}}) {
        Program program;
        const Program::End end = program.ask(arguments + QStringList{u"Hi"_s});
        QCOMPARE(end.status, 0);
        QVERIFY(end.out.startsWith("You said: Hi"));
        const QJsonObject sent = program.gateway.lastRequest().json();
        QCOMPARE(sent["stream"_L1], QJsonValue(false));
        QVERIFY(!sent.contains("stream_options"_L1));
        QCOMPARE(program.gateway.lastRequest().header("Accept"), "application/json"_ba);
    }
}

void TestCli::modelsAreListedOneALine()
{
    Program program;
    const Program::End end = program.run({u"models"_s, u"--gateway"_s, program.gateway.url().toString()});
    QCOMPARE(end.status, 0);
    QCOMPARE(end.err, QByteArray());
    const QList<QByteArray> lines = end.out.trimmed().split('\n');
    QVERIFY(lines.contains("practice/echo"));
    QVERIFY(lines.contains("alibaba/qwen-plus"));
    QCOMPARE(program.gateway.lastRequest().target, "/v1/models"_ba);
    QCOMPARE(program.gateway.postCount(), 0);
}

void TestCli::modelsTellsWhyThereIsNoList()
{
    Program program;
    program.gateway.script(practice::match::any(), Reply::error(404, u"no list"_s));
    const Program::End none = program.run({u"models"_s, u"--gateway"_s, program.gateway.url().toString()});
    QCOMPARE(none.status, 4);
    QCOMPARE(none.out, QByteArray());
    QVERIFY2(none.err.contains("404"), none.err.constData());
    const Program::End nobody = program.run({u"models"_s, u"--gateway"_s, u"http://127.0.0.1:%1"_s.arg(freePort())});
    QCOMPARE(nobody.status, 5);
    const Program::End unreadable = program.run({u"models"_s, u"--gateway"_s, u"ftp://x"_s});
    QCOMPARE(unreadable.status, 2);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
