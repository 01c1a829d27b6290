// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreaders.h"

#include <QTest>

using namespace tokenhub::base;
using namespace Qt::Literals::StringLiterals;

class TestJsonReaders : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsThere();
    void aMissingKeyNullAndTheWrongTypeAreNothing();
    void wholeNumbersOnly_data();
    void wholeNumbersOnly();
    void saysWhereTextStopsToBeJson_data();
    void saysWhereTextStopsToBeJson();
    void refusesTheOtherKindOfDocument();
    void survivesDeepNesting();
};

void TestJsonReaders::readsWhatIsThere()
{
    const auto object = parseObject(R"({"s":"x","b":false,"n":0.5,"o":{"k":1},"a":[1,2]})"_ba, u"extra"_s);
    QVERIFY(object.ok());
    QCOMPARE(readString(*object, "s"_L1), std::optional(u"x"_s));
    QCOMPARE(readBool(*object, "b"_L1), std::optional(false));
    QCOMPARE(readNumber(*object, "n"_L1), std::optional(0.5));
    QCOMPARE(readObject(*object, "o"_L1).size(), 1);
    QCOMPARE(readArray(*object, "a"_L1).size(), 2);
}

void TestJsonReaders::aMissingKeyNullAndTheWrongTypeAreNothing()
{
    const auto object = parseObject(R"({"null":null,"text":"1","number":1,"array":[1],"object":{"a":1}})"_ba, u"x"_s);
    QVERIFY(object.ok());
    for (const QLatin1StringView key : {"gone"_L1, "null"_L1, "array"_L1, "object"_L1}) {
        QVERIFY(!readString(*object, key).has_value());
        QVERIFY(!readBool(*object, key).has_value());
        QVERIFY(!readInteger(*object, key).has_value());
        QVERIFY(!readNumber(*object, key).has_value());
    }
    QVERIFY(!readInteger(*object, "text"_L1).has_value());
    QVERIFY(!readString(*object, "number"_L1).has_value());
    QVERIFY(!readBool(*object, "number"_L1).has_value());
    QVERIFY(readObject(*object, "array"_L1).isEmpty());
    QVERIFY(readArray(*object, "object"_L1).isEmpty());
}

void TestJsonReaders::wholeNumbersOnly_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<std::optional<qint64>>("value");
    QTest::newRow("zero") << "0"_ba << std::optional<qint64>(0);
    QTest::newRow("negative") << "-7"_ba << std::optional<qint64>(-7);
    QTest::newRow("written as a fraction") << "3.0"_ba << std::optional<qint64>(3);
    QTest::newRow("with an exponent") << "1e3"_ba << std::optional<qint64>(1000);
    QTest::newRow("a fraction") << "1.5"_ba << std::optional<qint64>();
    QTest::newRow("far too large") << "1e308"_ba << std::optional<qint64>();
    QTest::newRow("beyond what a double can count") << "99999999999999999999"_ba << std::optional<qint64>();
}

void TestJsonReaders::wholeNumbersOnly()
{
    QFETCH(const QByteArray, number);
    QFETCH(const std::optional<qint64>, value);
    const auto object = parseObject("{\"n\":" + number + '}', u"x"_s);
    QVERIFY(object.ok());
    QCOMPARE(readInteger(*object, "n"_L1), value);
}

void TestJsonReaders::saysWhereTextStopsToBeJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("empty") << ""_ba << u"line 1, column 1:"_s;
    QTest::newRow("second line") << "{\n  \"a\": x\n}"_ba << u"line 2, "_s;
    QTest::newRow("after the end") << "{}\n{}"_ba << u"line 2, "_s;
    QTest::newRow("cut") << "{\"a\": 1"_ba << u"line 1, "_s;
}

void TestJsonReaders::saysWhereTextStopsToBeJson()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, place);
    const auto object = parseObject(json, u"extra"_s);
    QVERIFY(!object.ok());
    QCOMPARE(object.error().kind, ErrorKind::BadField);
    QCOMPARE(object.error().subject, u"extra"_s);
    QVERIFY2(object.error().detail.startsWith(place), qPrintable(object.error().detail));
}

void TestJsonReaders::refusesTheOtherKindOfDocument()
{
    QCOMPARE(parseObject("[]"_ba, u"extra"_s).error().kind, ErrorKind::BadField);
    QCOMPARE(parseArray("{}"_ba, u"tools"_s).error().subject, u"tools"_s);
    QVERIFY(parseArray("[{}]"_ba, u"tools"_s).ok());
}

void TestJsonReaders::survivesDeepNesting()
{
    QVERIFY(!parseArray(QByteArray(2000, '[') + QByteArray(2000, ']'), u"tools"_s).ok());
}

QTEST_GUILESS_MAIN(TestJsonReaders)
#include "tst_jsonreaders.moc"
