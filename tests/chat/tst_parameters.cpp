// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/parameters.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::chat;

Q_DECLARE_METATYPE(tokenhub::chat::Parameters)

namespace {

//! As the store keeps it.
Parameters throughText(const Parameters &parameters)
{
    const QByteArray text = QJsonDocument(parameters.toJson()).toJson();
    return Parameters::fromJson(QJsonDocument::fromJson(text).object());
}

} // namespace

//! Unset is not a value.
class TestParameters : public QObject
{
    Q_OBJECT

private slots:
    void everyValueSurvivesAndDiffersFromUnset_data();
    void everyValueSurvivesAndDiffersFromUnset();
    void unsetIsEmptyJson();
    void allTogetherSurvive();
    void nonsenseIsUnset_data();
    void nonsenseIsUnset();
    void blankTextCountsAsUnset();
    void unsetStreams();
};

void TestParameters::everyValueSurvivesAndDiffersFromUnset_data()
{
    QTest::addColumn<Parameters>("parameters");
    const auto choice = [](ToolChoice::Mode mode, const QString &function = {}) {
        return Parameters{.toolChoice = ToolChoice{mode, function}};
    };
    QTest::newRow("stream on") << Parameters{.stream = true};
    QTest::newRow("stream off") << Parameters{.stream = false};
    QTest::newRow("one token") << Parameters{.maxTokens = 1};
    QTest::newRow("many tokens") << Parameters{.maxTokens = 9'000'000'000'000};
    QTest::newRow("temperature 0") << Parameters{.temperature = 0.0};
    QTest::newRow("temperature 0.7") << Parameters{.temperature = 0.7};
    QTest::newRow("temperature 2") << Parameters{.temperature = 2.0};
    QTest::newRow("one stop") << Parameters{.stop = {u"END"_s}};
    QTest::newRow("blank stops") << Parameters{.stop = {u"\n\n"_s, u" "_s, u"\t\"中文\\"_s}};
    QTest::newRow("thinking on") << Parameters{.thinking = true};
    QTest::newRow("thinking off") << Parameters{.thinking = false};
    QTest::newRow("search on") << Parameters{.search = true};
    QTest::newRow("search off") << Parameters{.search = false};
    QTest::newRow("tools") << Parameters{.tools = u"[{\"type\":\"function\"}]"_s};
    QTest::newRow("tools that do not parse") << Parameters{.tools = u"[{\"type\": "_s};
    QTest::newRow("tool choice auto") << choice(ToolChoice::Mode::Auto);
    QTest::newRow("tool choice none") << choice(ToolChoice::Mode::None);
    QTest::newRow("tool choice required") << choice(ToolChoice::Mode::Required);
    QTest::newRow("tool choice a function") << choice(ToolChoice::Mode::Function, u"get_weather"_s);
    QTest::newRow("extra") << Parameters{.extra = u"{\"seed\": 1}"_s};
    QTest::newRow("extra that does not parse") << Parameters{.extra = u"{seed"_s};
}

void TestParameters::everyValueSurvivesAndDiffersFromUnset()
{
    QFETCH(Parameters, parameters);
    QCOMPARE(throughText(parameters), parameters);
    QVERIFY(throughText(parameters) != Parameters{});
    QCOMPARE(parameters.setCount(), 1);
}

void TestParameters::unsetIsEmptyJson()
{
    QVERIFY(Parameters{}.toJson().isEmpty());
    QCOMPARE(Parameters::fromJson({}), Parameters{});
    QCOMPARE(Parameters{}.setCount(), 0);
}

void TestParameters::allTogetherSurvive()
{
    const Parameters all{.stream = false,
                         .maxTokens = 256,
                         .temperature = 1.5,
                         .stop = {u"a"_s, u"b"_s},
                         .thinking = true,
                         .search = false,
                         .tools = u"[]"_s,
                         .toolChoice = ToolChoice{ToolChoice::Mode::None, {}},
                         .extra = u"{}"_s};
    QCOMPARE(throughText(all), all);
    QCOMPARE(all.setCount(), 9);
}

void TestParameters::nonsenseIsUnset_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("unknown names") << R"({"streaming": true, "max": 3})"_ba;
    QTest::newRow("nulls") << R"({"stream": null, "maxTokens": null, "temperature": null, "stop": null, "tools": null,
        "toolChoice": null, "extra": null, "thinking": null, "search": null})"_ba;
    QTest::newRow("wrong types") << R"({"stream": 1, "maxTokens": "3", "temperature": "0", "stop": "END", "tools": [],
        "toolChoice": {}, "extra": {}, "thinking": "on", "search": 0})"_ba;
    QTest::newRow("a fraction of a token") << R"({"maxTokens": 1.5})"_ba;
    QTest::newRow("more tokens than there are numbers") << R"({"maxTokens": 1e308})"_ba;
    QTest::newRow("stops that are none") << R"({"stop": [1, null, "", {}]})"_ba;
    QTest::newRow("a choice nobody knows") << R"({"toolChoice": "sometimes", "toolChoiceFunction": "f"})"_ba;
}

void TestParameters::nonsenseIsUnset()
{
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    QCOMPARE(Parameters::fromJson(document.object()), Parameters{});
}

void TestParameters::blankTextCountsAsUnset()
{
    const Parameters blank{.tools = u" \n"_s, .extra = u"\t"_s};
    QCOMPARE(blank.setCount(), 0);
    QCOMPARE(throughText(blank), blank); // what was typed stays
}

void TestParameters::unsetStreams()
{
    QVERIFY(Parameters{}.streams());
    QVERIFY(Parameters{.stream = true}.streams());
    QVERIFY(!Parameters{.stream = false}.streams());
}

QTEST_GUILESS_MAIN(TestParameters)
#include "tst_parameters.moc"
