// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/tooltext.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

chat::Part call(const QByteArray &text)
{
    return {.kind = chat::PartKind::ToolCall, .text = text};
}

} // namespace

class TestToolText : public QObject
{
    Q_OBJECT

private slots:
    void keysStayInTheirOrderAndNumbersAsTheyWereSent();
    void stringsAreNotTouched();
    void whatIsEmptyStaysInItsLine();
    void saysTheSameAsBefore_data();
    void saysTheSameAsBefore();
    void whatIsNoJsonStaysAsItCame();
    void whiteSpaceDoesNotOutgrowTheText();
    void noTextEndsItsBlock();
    void aSummaryIsOneLine();
};

void TestToolText::keysStayInTheirOrderAndNumbersAsTheyWereSent()
{
    QCOMPARE(indentedJson(R"({"z":1.50,"a":[1e3,  12345678901234567890],"m":{"y":true}})"), R"({
  "z": 1.50,
  "a": [
    1e3,
    12345678901234567890
  ],
  "m": {
    "y": true
  }
})"_ba);
}

void TestToolText::stringsAreNotTouched()
{
    const QByteArray text = R"({"a{":"x, y: [\"z\\\"] \\","b":"\u00e9 }"})";
    QCOMPARE(indentedJson(R"(["a\"b,  c"])"), "[\n  \"a\\\"b,  c\"\n]"_ba);
    QCOMPARE(indentedJson(text), "{\n  \"a{\": \"x, y: [\\\"z\\\\\\\"] \\\\\",\n  \"b\": \"\\u00e9 }\"\n}"_ba);
}

void TestToolText::whatIsEmptyStaysInItsLine()
{
    QCOMPARE(indentedJson("{ }"), "{}"_ba);
    QCOMPARE(indentedJson("[[],{\n}]"), "[\n  [],\n  {}\n]"_ba);
}

void TestToolText::saysTheSameAsBefore_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("flat") << "{\"a\":1,\"b\":null}"_ba;
    QTest::newRow("nested") << R"([{"a":[[1],[2,{"b":"\\"}]]},[],{},"x\"y",-1.5e-7])"_ba;
    QTest::newRow("already indented") << QJsonDocument::fromJson(R"({"a":{"b":[1,2]}})").toJson();
    QTest::newRow("deep") << QByteArray(900, '[') + QByteArray(900, ']');
}

void TestToolText::saysTheSameAsBefore()
{
    QFETCH(QByteArray, json);
    const std::optional<QByteArray> indented = indentedJson(json);
    QVERIFY(indented);
    QCOMPARE(QJsonDocument::fromJson(*indented), QJsonDocument::fromJson(json));
    QCOMPARE(indentedJson(*indented), *indented);
}

void TestToolText::whatIsNoJsonStaysAsItCame()
{
    for (const QByteArray &text : {"{\"a\":"_ba, "{'a': 1}"_ba, "plain"_ba, "{} {}"_ba}) {
        QVERIFY(!indentedJson(text));
        QVERIFY(toolText(call(text)).markdown.contains('\n' + text + '\n'));
        QVERIFY(toolText(call(text)).isBroken);
    }
    QVERIFY(toolText(call("  \n")).markdown.isEmpty());
}

void TestToolText::whiteSpaceDoesNotOutgrowTheText()
{
    const QByteArray deep = QByteArray(1000, '[') + QByteArray("1,").repeated(50'000) + '1' + QByteArray(1000, ']');
    QVERIFY(!indentedJson(deep));
    QVERIFY(!toolText(call(deep)).isBroken);
    QVERIFY(!indentedJson('[' + QByteArray("1,").repeated(200'000) + "1]"));
}

void TestToolText::noTextEndsItsBlock()
{
    const QByteArray text = "~~~\n~~~~~~~~~\n# no heading";
    const QByteArray markdown = toolText({.kind = chat::PartKind::ToolResult, .text = text}).markdown;
    QCOMPARE(markdown, "~~~~~~~~~~\n"_ba + text + "\n~~~~~~~~~~\n");
}

void TestToolText::aSummaryIsOneLine()
{
    QCOMPARE(toolSummary(call("{\n  \"a\": 1\n}")), u"{ \"a\": 1 }"_s);
    QVERIFY(toolSummary(call("[\"" + QByteArray(1'000'000, 'x') + "\"]")).size() < 200);
    QCOMPARE(toolSummary(call("a\u202eb")), u"ab"_s);
}

QTEST_GUILESS_MAIN(TestToolText)
#include "tst_tooltext.moc"
