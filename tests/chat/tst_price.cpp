// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/price.h"

#include <QTest>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::chat;

class TestPrice : public QObject
{
    Q_OBJECT

private slots:
    void costsWhatIsUsed_data();
    void costsWhatIsUsed();
    void isEmptyWhereSomethingIsNotKnown_data();
    void isEmptyWhereSomethingIsNotKnown();
    void hugeCountsStayFinite();
    void refusesWhatIsNoPrice();
    void findsTheModelByItsWholeName();
    void storesAndReads();
    void nothingEnteredIsNoText();
    void readsWhatItUnderstands_data();
    void readsWhatItUnderstands();
    void tooManyModelsAreBounded();
};

void TestPrice::costsWhatIsUsed_data()
{
    QTest::addColumn<Usage>("usage");
    QTest::addColumn<Price>("price");
    QTest::addColumn<double>("cost");
    const Price price{.input = 2.5, .cachedInput = 1.25, .output = 10};
    const Price withoutCache{.input = 2.5, .output = 10};
    QTest::newRow("in and out") << Usage{.promptTokens = 1000, .completionTokens = 500} << price << 0.0075;
    QTest::newRow("cached apart") << Usage{.promptTokens = 1000, .cachedTokens = 400, .completionTokens = 0} << price
                                  << 0.002;
    QTest::newRow("cached as input") << Usage{.promptTokens = 1000, .cachedTokens = 400, .completionTokens = 0}
                                     << withoutCache << 0.0025;
    QTest::newRow("cached for nothing") << Usage{.promptTokens = 1000, .cachedTokens = 1000, .completionTokens = 0}
                                        << Price{.input = 2.5, .cachedInput = 0, .output = 10} << 0.0;
    QTest::newRow("reasoning is in the output")
        << Usage{.promptTokens = 0, .completionTokens = 500, .reasoningTokens = 400} << price << 0.005;
    QTest::newRow("more cached than there was")
        << Usage{.promptTokens = 100, .cachedTokens = 9000, .completionTokens = 0} << price << 0.000125;
    QTest::newRow("fewer cached than none")
        << Usage{.promptTokens = 1000, .cachedTokens = -5, .completionTokens = 0} << price << 0.0025;
    QTest::newRow("for nothing") << Usage{.promptTokens = 1000, .completionTokens = 500}
                                 << Price{.input = 0, .output = 0} << 0.0;
}

void TestPrice::costsWhatIsUsed()
{
    QFETCH(Usage, usage);
    QFETCH(Price, price);
    QFETCH(double, cost);
    const std::optional<double> told = costOf(usage, price);
    QVERIFY(told);
    QVERIFY2(std::abs(*told - cost) < 1e-12, qPrintable(QString::number(*told)));
}

void TestPrice::isEmptyWhereSomethingIsNotKnown_data()
{
    QTest::addColumn<Usage>("usage");
    QTest::addColumn<Price>("price");
    const Price price{.input = 2.5, .output = 10};
    const Usage usage{.promptTokens = 1000, .completionTokens = 500};
    QTest::newRow("no usage") << Usage{} << price;
    QTest::newRow("nothing in") << Usage{.completionTokens = 500} << price;
    QTest::newRow("nothing out") << Usage{.promptTokens = 1000} << price;
    QTest::newRow("only a total") << Usage{.totalTokens = 1500} << price;
    QTest::newRow("negative in") << Usage{.promptTokens = -1, .completionTokens = 5} << price;
    QTest::newRow("negative out") << Usage{.promptTokens = 1, .completionTokens = -5} << price;
    QTest::newRow("no price in") << usage << Price{.output = 10};
    QTest::newRow("no price out") << usage << Price{.input = 10};
}

void TestPrice::isEmptyWhereSomethingIsNotKnown()
{
    QFETCH(Usage, usage);
    QFETCH(Price, price);
    QVERIFY(!costOf(usage, price));
}

void TestPrice::hugeCountsStayFinite()
{
    const qint64 most = std::numeric_limits<qint64>::max();
    const auto cost = costOf({.promptTokens = most, .cachedTokens = most, .completionTokens = most},
                             {.input = Price::highest, .output = Price::highest});
    QVERIFY(cost && std::isfinite(*cost));
}

void TestPrice::refusesWhatIsNoPrice()
{
    QVERIFY(isPrice(0) && isPrice(0.000001) && isPrice(Price::highest));
    for (const double value : {-0.01, 1e308, double(NAN), double(INFINITY), -double(INFINITY), Price::highest + 1})
        QVERIFY2(!isPrice(value), qPrintable(QString::number(value)));
}

void TestPrice::findsTheModelByItsWholeName()
{
    const PriceList list{.currency = u"EUR"_s, .models = {{u"a/b"_s, {.input = 1, .output = 2}}}};
    const Usage usage{.promptTokens = 1'000'000, .completionTokens = 1'000'000};
    QVERIFY(list.costOf(u"a/b"_s, usage) == (Cost{.amount = 3, .currency = u"EUR"_s}));
    QVERIFY(!list.costOf(u"a/b"_s, {}));
    for (const QString &other : {u"a"_s, u"a/b-mini"_s, u"A/B"_s, QString()})
        QVERIFY(!list.costOf(other, usage));
}

void TestPrice::storesAndReads()
{
    const PriceList list{.currency = u"点数"_s,
                         .models = {{u"a, \"b\""_s, {.input = 0.1, .cachedInput = 0, .output = 1e-6}},
                                    {u"模型"_s, {.input = 2, .output = Price::highest}}}};
    const ReadPrices read = readPrices(list.toText());
    QVERIFY(read.prices == list);
    QVERIFY(!read.wasDamaged);
    const PriceList onlyCurrency{.currency = u""_s};
    QVERIFY(readPrices(onlyCurrency.toText()).prices == onlyCurrency);
}

void TestPrice::nothingEnteredIsNoText()
{
    QCOMPARE(PriceList().toText(), u""_s);
    const ReadPrices read = readPrices({});
    QVERIFY(read.prices == PriceList() && !read.wasDamaged);
}

void TestPrice::readsWhatItUnderstands_data()
{
    QTest::addColumn<QString>("models");
    QTest::newRow("no list") << u"7"_s;
    QTest::newRow("no object") << uR"([7,{"model":"m","input":1,"output":2}])"_s;
    QTest::newRow("no name") << uR"([{"input":1,"output":2},{"model":"m","input":1,"output":2}])"_s;
    QTest::newRow("no output") << uR"([{"model":"x","input":1},{"model":"m","input":1,"output":2}])"_s;
    QTest::newRow("negative") << uR"([{"model":"x","input":-1,"output":2},{"model":"m","input":1,"output":2}])"_s;
    QTest::newRow("null") << uR"([{"model":"x","input":null,"output":2},{"model":"m","input":1,"output":2}])"_s;
    QTest::newRow("text") << uR"([{"model":"x","input":"1","output":2},{"model":"m","input":1,"output":2}])"_s;
    QTest::newRow("beyond all") << uR"([{"model":"x","input":1e308,"output":2},{"model":"m","input":1,"output":2}])"_s;
    QTest::newRow("a cache that is no number")
        << uR"([{"model":"x","input":1,"output":2,"cachedInput":[]},{"model":"m","input":1,"output":2}])"_s;
    QTest::newRow("twice") << uR"([{"model":"m","input":1,"output":2},{"model":"m","input":3,"output":4}])"_s;
    QTest::newRow("cut off") << uR"([{"model":"m","input":1)"_s;
}

void TestPrice::readsWhatItUnderstands()
{
    QFETCH(QString, models);
    const ReadPrices read = readPrices(u"{\"currency\":\"USD\",\"models\":"_s + models + u'}');
    QVERIFY(read.wasDamaged);
    const std::vector<ModelPrice> known{{u"m"_s, {.input = 1, .output = 2}}};
    QVERIFY(read.prices.models.empty() || read.prices.models == known);
    QCOMPARE(read.prices.models.empty(), !models.contains(u"output\":2"_s));
}

void TestPrice::tooManyModelsAreBounded()
{
    QString text = u"{\"currency\":\""_s + QString(5000, u'x') + u"\",\"models\":["_s;
    for (int i = 0; i < 20'000; ++i)
        text += uR"({"model":"%1","input":1,"output":2},)"_s.arg(i);
    text.back() = u']';
    const ReadPrices read = readPrices(text + u'}');
    QVERIFY(read.wasDamaged);
    QCOMPARE(read.prices.models.size(), PriceList::mostModels);
    QCOMPARE(read.prices.currency, u"USD"_s);
}

QTEST_GUILESS_MAIN(TestPrice)
#include "tst_price.moc"
