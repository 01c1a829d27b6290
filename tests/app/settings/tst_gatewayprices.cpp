// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatewaybench.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using app::ToneLabel;

//! What models cost, as it is entered for a gateway.
class TestGatewayPrices : public QObject
{
    Q_OBJECT

private slots:
    void pricesAreEnteredSavedAndDuplicated();
    void everyBadPriceHasItsSentence_data();
    void everyBadPriceHasItsSentence();
    void pricesAreReachedByKeysAndOfferTheModels();
};

void TestGatewayPrices::pricesAreEnteredSavedAndDuplicated()
{
    GatewayBench bench;
    bench.show();
    bench.press("advancedToolButton");
    bench.press("addPriceButton");
    QTest::keyClicks(bench.line("priceModelLineEdit"), u" practice/echo "_s);
    QTest::keyClicks(bench.line("priceInputLineEdit"), u"2.50"_s);
    QTest::keyClicks(bench.line("priceOutputLineEdit"), u"10"_s);
    bench.line("priceCurrencyLineEdit")->selectAll();
    QTest::keyClicks(bench.line("priceCurrencyLineEdit"), u"EUR"_s);
    bench.press("addPriceButton"); // nothing is entered in it: no price
    bench.press("saveGatewayButton");
    QTRY_COMPARE(bench.said("testGatewayLabel"), u"Saved."_s);
    const chat::PriceList expected{.currency = u"EUR"_s,
                                   .models = {{u"practice/echo"_s, {.input = 2.5, .output = 10}}}};
    QVERIFY(bench.profiles->current().prices == expected);
    QVERIFY(!bench.find<QWidget>("saveGatewayButton")->isEnabled()); // shown as it was understood
    QTRY_COMPARE(bench.line("priceInputLineEdit")->text(), u"2.5"_s);
    QVERIFY(bench.find<QWidget>("advancedWidget")->isVisible()); // not hidden away

    bench.press("duplicateGatewayButton");
    QCOMPARE(bench.profiles->profiles().size(), size_t(2));
    QVERIFY(bench.profiles->profiles()[1].prices == expected);
    bench.page->findChildren<QAbstractButton *>(u"removePriceButton"_s).last()->click(); // the others are going
    bench.press("saveGatewayButton");
    QTRY_VERIFY(bench.profiles->profiles()[1].prices.models.empty());
    QVERIFY(bench.profiles->profiles()[0].prices == expected);
}

void TestGatewayPrices::everyBadPriceHasItsSentence_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("cached");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("focus");
    QTest::newRow("text") << u"m"_s << u"cheap"_s << QString() << u"1"_s << u"A price is a number"_s << u"Input"_s;
    QTest::newRow("nan") << u"m"_s << u"nan"_s << QString() << u"1"_s << u"A price is a number"_s << u"Input"_s;
    QTest::newRow("negative") << u"m"_s << u"1"_s << u"-0.1"_s << u"1"_s << u"A price is a number"_s << u"Cached"_s;
    QTest::newRow("endless") << u"m"_s << u"1"_s << QString() << u"1e308"_s << u"A price is a number"_s << u"Output"_s;
    QTest::newRow("infinite") << u"m"_s << u"1"_s << QString() << u"inf"_s << u"A price is a number"_s << u"Output"_s;
    QTest::newRow("no model") << QString() << u"1"_s << QString() << u"1"_s << u"Enter the model"_s << u"Model"_s;
    QTest::newRow("no output") << u"m"_s << u"1"_s << QString() << QString() << u"Enter the model"_s << u"Output"_s;
    QTest::newRow("twice") << u"there"_s << u"1"_s << QString() << u"1"_s << u"This model has a price"_s << u"Model"_s;
}

void TestGatewayPrices::everyBadPriceHasItsSentence()
{
    QFETCH(QString, model);
    QFETCH(QString, input);
    QFETCH(QString, cached);
    QFETCH(QString, output);
    QFETCH(QString, sentence);
    QFETCH(QString, focus);
    GatewayBench bench;
    chat::Profile profile = bench.profile;
    profile.prices.models = {{u"there"_s, {.input = 1, .output = 1}}};
    bench.profiles->put(profile);
    bench.desk->choose(profile.id);
    bench.show();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.press("addPriceButton");
    for (const auto &[part, text] : {std::pair(u"Model"_s, model), std::pair(u"Input"_s, input),
                                     std::pair(u"Cached"_s, cached), std::pair(u"Output"_s, output)})
        QTest::keyClicks(bench.page->findChildren<QLineEdit *>(u"price%1LineEdit"_s.arg(part)).last(), text);
    bench.press("saveGatewayButton");
    const auto *told = bench.page->findChildren<ToneLabel *>(u"priceStatusLabel"_s).last();
    QVERIFY2(told->isVisible() && told->text().startsWith(sentence), qPrintable(told->text()));
    QVERIFY(bench.profiles->current().prices == profile.prices); // nothing was saved
    QCOMPARE(bench.window.focusWidget()->objectName(), u"price%1LineEdit"_s.arg(focus));
}

void TestGatewayPrices::pricesAreReachedByKeysAndOfferTheModels()
{
    GatewayBench bench;
    bench.models.refresh(bench.profile.id);
    QTRY_VERIFY(!bench.models.catalog(bench.profile.id).isEmpty());
    bench.show();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    bench.press("advancedToolButton");
    bench.find<QWidget>("addPriceButton")->setFocus();
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Space);
    QStringList passed;
    for (int i = 0; i < 6; ++i) {
        passed << bench.window.focusWidget()->objectName();
        QVERIFY2(!bench.window.focusWidget()->accessibleName().isEmpty() || i == 5, qPrintable(passed.last()));
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(passed,
             (QStringList{u"priceModelLineEdit"_s, u"priceInputLineEdit"_s, u"priceCachedLineEdit"_s,
                          u"priceOutputLineEdit"_s, u"removePriceButton"_s, u"addPriceButton"_s}));
    QLineEdit *model = bench.line("priceModelLineEdit");
    model->setFocus();
    QTest::keyClicks(model, u"echo"_s);
    QTRY_VERIFY(model->completer()->popup()->isVisible());
    QTest::keyClick(model->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(model->completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE(model->text(), u"practice/echo"_s);
    QVERIFY(bench.find<QWidget>("saveGatewayButton")->isEnabled());
}

QTEST_MAIN(TestGatewayPrices)
#include "tst_gatewayprices.moc"
