// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/plaintext.h"

#include <QStringList>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::words;

class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void makesOneLineOfForeignText_data();
    void makesOneLineOfForeignText();
    void cutsLongTextAndShowsIt();
    void neverCutsAPairOfSurrogates();
    void isQuickWithTenMegabytes();
    void fillsPlacesInAnyOrder();
    void doesNotFillWhatAValueContains();
    void knowsWhetherAllPlacesCanBeFilled();
};

void TestPlainText::makesOneLineOfForeignText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("line ends and tabs") << u"  a\r\n\tb \u00a0 c\n"_s << u"a b c"_s;
    QTest::newRow("control characters") << u"a\u0000b\u001b[31mc\u0007"_s << u"ab[31mc"_s;
    QTest::newRow("direction marks") << u"a\u202egnp\u2066x\u200b"_s << u"agnpx"_s;
    QTest::newRow("no characters") << u"a\uFFFEb\U0001FFFFc"_s << u"abc"_s;
    QTest::newRow("tag characters") << u"a\U000E0041b"_s << u"ab"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xd83d)) + u"x"_s << u"x"_s;
    QTest::newRow("markup stays text") << u"<b>a</b> & b"_s << u"<b>a</b> & b"_s;
    QTest::newRow("Chinese and emoji") << u"余额不足 😀"_s << u"余额不足 😀"_s;
    QTest::newRow("empty") << u" \n "_s << QString();
}

void TestPlainText::makesOneLineOfForeignText()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QCOMPARE(onOneLine(text), line);
}

void TestPlainText::cutsLongTextAndShowsIt()
{
    QCOMPARE(onOneLine(u"abcdef"_s, 6), u"abcdef"_s);
    QCOMPARE(onOneLine(u"abcdefg"_s, 6), u"abcdef…"_s);
}

void TestPlainText::neverCutsAPairOfSurrogates()
{
    QCOMPARE(onOneLine(u"ab😀"_s, 3), u"ab…"_s);
}

void TestPlainText::isQuickWithTenMegabytes()
{
    const QString line = onOneLine(QString(10'000'000, u'x'));
    QCOMPARE(line.size(), longestQuote + 1);
}

void TestPlainText::fillsPlacesInAnyOrder()
{
    QCOMPARE(filled(u"%3 then %1, 100 % and %"_s, {u"a"_s, u"b"_s, u"c"_s}), u"c then a, 100 % and %"_s);
    QCOMPARE(filled(u"%9"_s, {u"a"_s}), u"%9"_s);
}

void TestPlainText::doesNotFillWhatAValueContains()
{
    QCOMPARE(filled(u"%1 and %2"_s, {u"%2"_s, u"%1"_s}), u"%2 and %1"_s);
}

void TestPlainText::knowsWhetherAllPlacesCanBeFilled()
{
    QVERIFY(canFill(u"%1 is 100 % sure"_s, {u"a"_s}));
    QVERIFY(!canFill(u"%1 and %2"_s, {u"a"_s, QString()}));
    QVERIFY(!canFill(u"%2"_s, {u"a"_s}));
    QVERIFY(canFill(u"nothing"_s, {}));
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
