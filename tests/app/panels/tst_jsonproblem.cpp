// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/jsonproblem.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestJsonProblem : public QObject
{
    Q_OBJECT

private slots:
    void saysNothingAboutWhatCanBeSent();
    void namesLineAndColumnInCharacters();
    void saysWhatIsWantedInsteadOfTheWrongKind();
    void newFunctionsCanBeSentAndHaveNamesOfTheirOwn();
};

void TestJsonProblem::saysNothingAboutWhatCanBeSent()
{
    QCOMPARE(JsonProblem::ofTools({}), QString());
    QCOMPARE(JsonProblem::ofTools(u" \n"_s), QString());
    QCOMPARE(JsonProblem::ofTools(uR"([{"type":"function","function":{"name":"a"}}])"_s), QString());
    QCOMPARE(JsonProblem::ofExtra(uR"({"top_p": 0.9})"_s), QString());
    QCOMPARE(JsonProblem::ofExtra({}), QString());
}

void TestJsonProblem::namesLineAndColumnInCharacters()
{
    // The umlaut has two bytes and is one character.
    const QString sentence = JsonProblem::ofExtra(u"{\n  \"ä\": x\n}"_s);
    QVERIFY2(sentence.contains("Line 2, column 8"_L1), qPrintable(sentence));
    QVERIFY(JsonProblem::ofTools(u"["_s).startsWith("Line 1, "_L1));
}

void TestJsonProblem::saysWhatIsWantedInsteadOfTheWrongKind()
{
    QVERIFY(JsonProblem::ofTools(u"{}"_s).contains("array"_L1));
    QVERIFY(JsonProblem::ofExtra(u"[]"_s).contains("object"_L1));
    QVERIFY(JsonProblem::ofTools(uR"([{"type":"function","function":{"name":"a"}}, {"type":"function"}])"_s)
                .contains(u'2'));
}

void TestJsonProblem::newFunctionsCanBeSentAndHaveNamesOfTheirOwn()
{
    QString tools;
    for (int i = 0; i < 3; ++i) {
        tools = JsonProblem::withNewFunction(tools);
        QCOMPARE(JsonProblem::ofTools(tools), QString());
    }
    QStringList names = JsonProblem::functionNames(tools);
    QCOMPARE(names.size(), 3);
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(JsonProblem::functionNames(u"[{"_s), QStringList());
}

QTEST_MAIN(TestJsonProblem)
#include "tst_jsonproblem.moc"
