// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/textbudget.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;

class TestTextBudget : public QObject
{
    Q_OBJECT

private slots:
    void R09_lineOfManyCellsIsHostile();
    void lineOfManyAddressesIsHostile();
    void ordinaryLongLinesAreNotHostile();
    void countsWhatOpensOrClosesInlines();
    void R06_breaksAStretchWithoutSpaceEach2000Characters();
    void breaksNeverSplitAPairOfSurrogates();
    void stretchGoesOnOverSeveralTexts();
    void R15_controlCharactersBecomeSymbols();
    void charactersWithAMeaningForTheDocumentAreReplaced();
    void shownTextIsAsLongAsTheOriginal();
    void piecesEndAtLineEnds();
    void piecesOfALongLineEndAtCharacters();
};

void TestTextBudget::R09_lineOfManyCellsIsHostile()
{
    QVERIFY(budget::isHostileLine(QByteArray("|a").repeated(3000)));
    QVERIFY(!budget::isHostileLine(QByteArray("|a").repeated(budget::LinePipes)));
}

void TestTextBudget::lineOfManyAddressesIsHostile()
{
    QVERIFY(budget::isHostileLine(QByteArray("a@").repeated(30000)));
}

void TestTextBudget::ordinaryLongLinesAreNotHostile()
{
    QVERIFY(!budget::isHostileLine(QByteArray("word ").repeated(20000)));
    QVERIFY(!budget::isHostileLine(QByteArray()));
}

void TestTextBudget::countsWhatOpensOrClosesInlines()
{
    QCOMPARE(budget::inlineDelimiters("plain text, even with (brackets) and 1 + 1"), 0);
    QCOMPARE(budget::inlineDelimiters("**a** _b_ `c` ~~d~~ [e](f) <g> &amp; \\h"), 17);
}

void TestTextBudget::R06_breaksAStretchWithoutSpaceEach2000Characters()
{
    qsizetype unbroken = 0;
    const std::vector<qsizetype> breaks = budget::softBreaks(QString(5000, u'x'), unbroken);
    QCOMPARE(breaks, (std::vector<qsizetype>{2000, 4000}));
    QCOMPARE(unbroken, qsizetype(1000));
    unbroken = 0;
    QVERIFY(budget::softBreaks(u"twelve chars "_s.repeated(1000), unbroken).empty());
}

void TestTextBudget::breaksNeverSplitAPairOfSurrogates()
{
    qsizetype unbroken = 1; // so that the 2000th falls between the halves
    const QString faces = u"😀"_s.repeated(2000);
    const std::vector<qsizetype> breaks = budget::softBreaks(faces, unbroken);
    QVERIFY(!breaks.empty());
    for (const qsizetype at : breaks)
        QVERIFY(!faces.at(at).isLowSurrogate());
}

void TestTextBudget::stretchGoesOnOverSeveralTexts()
{
    qsizetype unbroken = 0;
    std::vector<qsizetype> all;
    for (int i = 0; i < 30; ++i) {
        for (const qsizetype at : budget::softBreaks(QString(100, u'x'), unbroken))
            all.push_back(i * 100 + at);
    }
    QCOMPARE(all, (std::vector<qsizetype>{2000}));
}

void TestTextBudget::R15_controlCharactersBecomeSymbols()
{
    QCOMPARE(budget::shownText(u"a\u001b]52;c;\u0007b\u007f"_s), u"a␛]52;c;␇b␡"_s);
    QCOMPARE(budget::shownText(u"tab\tand\nline"_s), u"tab\tand\nline"_s);
    QCOMPARE(budget::shownText(u"\u009b31m"_s), u"\ufffd31m"_s);
}

void TestTextBudget::charactersWithAMeaningForTheDocumentAreReplaced()
{
    QCOMPARE(budget::shownText(u"a\u2029b\u2028c"_s), u"a b c"_s);
    const QString frames = QString(QChar(0xfdd0)) + QChar(0xfdd1) + QChar(QChar::ObjectReplacementCharacter);
    QCOMPARE(budget::shownText(frames), QString(3, QChar::ReplacementCharacter));
}

void TestTextBudget::shownTextIsAsLongAsTheOriginal()
{
    QString all;
    for (char16_t c = 0; c < 0xd800; ++c)
        all += QChar(c);
    QCOMPARE(budget::shownText(all).size(), all.size());
}

void TestTextBudget::piecesEndAtLineEnds()
{
    QCOMPARE(budget::pieceEnd("short", 10), qsizetype(5));
    QCOMPARE(budget::pieceEnd("one\ntwo\nthree\n", 10), qsizetype(8));
}

void TestTextBudget::piecesOfALongLineEndAtCharacters()
{
    QCOMPARE(budget::pieceEnd("aaaaaaaaaaaaaaa", 10), qsizetype(10));
    const QByteArray euros = QByteArray("€").repeated(10);
    QCOMPARE(budget::pieceEnd(euros, 10), qsizetype(9));
}

QTEST_APPLESS_MAIN(TestTextBudget)
#include "tst_textbudget.moc"
