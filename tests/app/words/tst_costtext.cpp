// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/costtext.h"

#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;

class TestCostText : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void saysAboutHowMuch_data();
    void saysAboutHowMuch();
    void aForeignCurrencyIsPlainText();
};

void TestCostText::saysAboutHowMuch_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    QTest::newRow("small") << u"en_US"_s << 0.00123 << u"USD"_s << u"≈ $0.0012"_s;
    QTest::newRow("smaller") << u"en_US"_s << 0.0000056 << u"USD"_s << u"≈ $0.000006"_s;
    QTest::newRow("hardly anything") << u"en_US"_s << 1e-9 << u"USD"_s << u"< $0.000001"_s;
    QTest::newRow("nothing") << u"en_US"_s << 0.0 << u"USD"_s << u"≈ $0.00"_s;
    QTest::newRow("cents") << u"en_US"_s << 0.05 << u"USD"_s << u"≈ $0.050"_s;
    QTest::newRow("large") << u"en_US"_s << 1234.5 << u"USD"_s << u"≈ $1,234.50"_s;
    QTest::newRow("euro") << u"en_US"_s << 0.25 << u"eur"_s << u"≈ €0.25"_s;
    QTest::newRow("other language") << u"de_DE"_s << 0.0012 << u"EUR"_s << u"≈ 0,0012\u00a0€"_s;
    QTest::newRow("credits") << u"en_US"_s << 0.0012 << u"credits"_s << u"≈ 0.0012\u00a0credits"_s;
    QTest::newRow("no language") << u"C"_s << 0.0012 << u"USD"_s << u"≈ $0.0012"_s;
    QTest::newRow("no currency") << u"en_US"_s << 0.0012 << QString() << u"≈ 0.0012"_s;
}

void TestCostText::saysAboutHowMuch()
{
    QFETCH(QString, locale);
    QFETCH(double, amount);
    QFETCH(QString, currency);
    QLocale::setDefault(QLocale(locale));
    QTEST(words::costText({.amount = amount, .currency = currency}), "text");
}

void TestCostText::aForeignCurrencyIsPlainText()
{
    const QString text = words::costText({.amount = 1, .currency = u"a\nb\u202e"_s});
    QVERIFY(!text.contains(u'\n') && !text.contains(u'\u202e'));
}

QTEST_GUILESS_MAIN(TestCostText)
#include "tst_costtext.moc"
