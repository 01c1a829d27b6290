// SPDX-License-Identifier: GPL-3.0-or-later
// MathJax itself, through the plugin, as the program has it.
#include "typeset/mathtypesetter.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub::typeset;

namespace {

MathAnswer drawn(MathTypesetter &typesetter, const MathRequest &request)
{
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    std::optional<MathAnswer> answer = typesetter.answer(request);
    if (!answer && answered.wait(20000))
        answer = typesetter.answer(request);
    return answer.value_or(MathAnswer{.failure = MathFailure::TooSlow, .detail = u"no answer"_s});
}

// The lowest row with ink, in layout pixels below the base line.
qreal lowestInk(const MathAnswer &answer)
{
    for (int y = answer.image.height() - 1; y >= 0; --y) {
        for (int x = 0; x < answer.image.width(); ++x) {
            if (qAlpha(answer.image.pixel(x, y)) > 64)
                return (y + 1) / answer.image.devicePixelRatio() + answer.origin.y();
        }
    }
    return -1000;
}

QRgb darkest(const QImage &image)
{
    QRgb result = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > qAlpha(result))
                result = image.pixel(x, y);
        }
    }
    return result;
}

qint64 pssKb()
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').front().toLongLong();
    }
    return 0;
}

} // namespace

class TestMathJaxEngine : public QObject
{
    Q_OBJECT

private slots:
    void isThereAndNotLoaded();
    void probesAreDrawn_data();
    void probesAreDrawn();
    void badTexIsAnError_data();
    void badTexIsAnError();
    void baseLine();
    void displayIsLargerThanInline();
    void inkIsTheOneAskedFor();
    void pixelsAreTheOnesAskedFor();
    void definitionsStayInTheirFormula();
    void slowFormulaIsEndedByTheLimit();
    void hugeFormulaIsNotDrawn();
    void foreignLettersAreSetInOneFont();
    void memoryIsGivenBack();

private:
    MathTypesetter m_typesetter;
};

void TestMathJaxEngine::isThereAndNotLoaded()
{
    QVERIFY(isMathAvailable());
    QFile maps(u"/proc/self/maps"_s);
    QVERIFY(maps.open(QIODevice::ReadOnly));
    const QByteArray loaded = maps.readAll();
    QVERIFY(!loaded.contains("libQt6Qml.so") && !loaded.contains("libtokenhub_math"));
}

void TestMathJaxEngine::probesAreDrawn_data()
{
    QTest::addColumn<QString>("tex");
    QTest::addColumn<bool>("display");
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA "/math/formulas.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString text = QString::fromUtf8(file.readAll());
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts).sliced(1)) {
        const QStringList columns = line.split(u'\t');
        QTest::newRow(qPrintable(columns.value(0))) << columns.value(2) << (columns.value(1) == u"true"_s);
    }
}

void TestMathJaxEngine::probesAreDrawn()
{
    QFETCH(QString, tex);
    QFETCH(bool, display);
    const MathAnswer answer
        = drawn(m_typesetter, {.tex = tex, .style = display ? MathStyle::Display : MathStyle::Inline});
    const bool isBad = qstrcmp(QTest::currentDataTag(), "bad") == 0;
    QCOMPARE(answer.failure, isBad ? MathFailure::BadTex : MathFailure::None);
    if (isBad)
        return;
    QVERIFY(answer.size.width() > 16 && answer.size.height() > 8);
    QVERIFY(qAlpha(darkest(answer.image)) > 200);
}

void TestMathJaxEngine::badTexIsAnError_data()
{
    QTest::addColumn<QString>("tex");
    QTest::newRow("unknown command") << u"\\undefinedmacro{x}"_s;
    QTest::newRow("open brace") << u"\\frac{a}{b"_s;
    QTest::newRow("endless macro") << u"\\def\\x{\\x}\\x"_s;
    QTest::newRow("growing macro") << u"\\def\\x{a\\x\\x}\\x"_s;
    QTest::newRow("doubling macros")
        << u"\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b}"
           "\\def\\d{\\c\\c\\c\\c\\c\\c\\c\\c}\\d\\d\\d\\d\\d\\d\\d\\d\\d"_s;
    QTest::newRow("link") << u"\\href{https://a.example}{x}"_s;
    QTest::newRow("link in an attribute") << u"\\mmlToken{mi}[href=\"https://a.example\"]{x}"_s;
    QTest::newRow("package") << u"\\require{html} x"_s;
    QTest::newRow("picture") << u"\\includegraphics{/etc/passwd}"_s;
    QTest::newRow("nothing closes") << u"\\left( x"_s;
}

void TestMathJaxEngine::badTexIsAnError()
{
    QFETCH(QString, tex);
    const MathAnswer answer = drawn(m_typesetter, {.tex = tex});
    // What a macro can make of a few letters is bounded in length, and then in time.
    if (qstrcmp(QTest::currentDataTag(), "doubling macros") != 0 || answer.failure != MathFailure::TooSlow) {
        QCOMPARE(answer.failure, MathFailure::BadTex);
        QVERIFY(!answer.detail.isEmpty());
    }
    // And the next one is drawn.
    QVERIFY(drawn(m_typesetter, {.tex = u"x+"_s + QString::number(qHash(tex) % 1000)}).ok());
}

void TestMathJaxEngine::baseLine()
{
    const MathAnswer x = drawn(m_typesetter, {.tex = u"x"_s, .emPixels = 100});
    QVERIFY(std::abs(lowestInk(x)) <= 2); // round letters reach a hair below
    QVERIFY(std::abs(x.ascent() - 44.2) < 2 && x.depth < 3);
    const MathAnswer p = drawn(m_typesetter, {.tex = u"p"_s, .emPixels = 100});
    QVERIFY(std::abs(lowestInk(p) - 19.4) < 2);
    QVERIFY(std::abs(p.depth - 19.4) < 1);
    const MathAnswer frac = drawn(m_typesetter, {.tex = u"\\frac{a}{b}"_s, .emPixels = 100});
    QVERIFY(frac.depth > 30 && frac.depth < 40);
    QVERIFY(std::abs(lowestInk(frac) - frac.depth) < 3);
    // Whatever the size, the base line is between two rows of pixels.
    for (const qreal em : {13.3, 17.7, 18.56}) {
        const MathAnswer answer = drawn(m_typesetter, {.tex = u"x_1^2"_s, .emPixels = em, .devicePixelRatio = 1.5});
        QCOMPARE(answer.origin.y() * 1.5, std::round(answer.origin.y() * 1.5));
    }
}

void TestMathJaxEngine::displayIsLargerThanInline()
{
    const QString sum = u"\\sum_{i=1}^n i"_s;
    const MathAnswer display = drawn(m_typesetter, {.tex = sum, .style = MathStyle::Display});
    QVERIFY(display.size.height() > 1.5 * drawn(m_typesetter, {.tex = sum}).size.height());
}

void TestMathJaxEngine::inkIsTheOneAskedFor()
{
    const QRgb ink = qRgb(0x40, 0x80, 0xc0);
    QCOMPARE(darkest(drawn(m_typesetter, {.tex = u"\\frac{x}{y}"_s, .emPixels = 60, .ink = ink}).image), ink);
    const QImage red = drawn(m_typesetter, {.tex = u"\\color{red}x"_s, .emPixels = 60, .ink = ink}).image;
    QCOMPARE(darkest(red), qRgb(255, 0, 0));
}

void TestMathJaxEngine::pixelsAreTheOnesAskedFor()
{
    const MathAnswer one = drawn(m_typesetter, {.tex = u"a+b+c+d"_s, .emPixels = 20});
    const MathAnswer two = drawn(m_typesetter, {.tex = u"a+b+c+d"_s, .emPixels = 20, .devicePixelRatio = 2});
    QCOMPARE(two.size, one.size);
    QCOMPARE(two.depth, one.depth);
    QCOMPARE(two.image.devicePixelRatio(), 2.0);
    QVERIFY(std::abs(two.image.width() - 2 * one.image.width()) <= 4);
}

void TestMathJaxEngine::definitionsStayInTheirFormula()
{
    QVERIFY(drawn(m_typesetter, {.tex = u"\\newcommand{\\mine}{y}\\mine"_s}).ok());
    QCOMPARE(drawn(m_typesetter, {.tex = u"\\mine"_s}).failure, MathFailure::BadTex);
    QVERIFY(drawn(m_typesetter, {.tex = u"\\def\\frac#1#2{z}\\frac12"_s}).ok());
    QVERIFY(drawn(m_typesetter, {.tex = u"\\frac{123}{456}"_s}).size.height() > 16);
}

void TestMathJaxEngine::slowFormulaIsEndedByTheLimit()
{
    MathTypesetter hurried({.limit = 30ms});
    QElapsedTimer timer;
    timer.start();
    const QString slow = u"\\frac{a+b_1^2}{c}"_s.repeated(450); // a second and more
    QCOMPARE(drawn(hurried, {.tex = slow}).failure, MathFailure::TooSlow);
    QVERIFY(drawn(hurried, {.tex = u"x"_s}).ok());
    QVERIFY(timer.elapsed() < 15000);
}

void TestMathJaxEngine::hugeFormulaIsNotDrawn()
{
    QCOMPARE(drawn(m_typesetter, {.tex = u"\\rule{9000em}{9000em}"_s}).failure, MathFailure::TooLarge);
    QCOMPARE(drawn(m_typesetter, {.tex = u"x\\hspace{9999em}y"_s, .emPixels = 50}).failure, MathFailure::TooLarge);
}

// One letter that MathJax lacks takes the others with it, and its width is that of the font.
void TestMathJaxEngine::foreignLettersAreSetInOneFont()
{
    const qreal plain = drawn(m_typesetter, {.tex = u"\\text{iiiiiiii}"_s, .emPixels = 100}).size.width();
    const qreal foreign = drawn(m_typesetter, {.tex = u"\\text{íiiiiiii}"_s, .emPixels = 100}).size.width();
    QVERIFY(std::abs(foreign - plain) < 0.35 * plain); // MathJax alone takes 0.6 em for the first
    const MathAnswer cjk = drawn(m_typesetter, {.tex = u"\\text{速度}"_s, .emPixels = 100});
    QVERIFY(cjk.size.width() > 150 && cjk.size.width() < 220);
}

void TestMathJaxEngine::memoryIsGivenBack()
{
    MathTypesetter other({.idle = 20ms});
    (void)drawn(other, {.tex = u"x"_s}); // loads the libraries, where no test did
    QTRY_VERIFY(!other.isRunning());
    const qint64 before = pssKb();
    for (int i = 0; i < 50; ++i)
        (void)drawn(other, {.tex = u"\\sum_{i=1}^{%1} \\frac{x_i}{\\sqrt{y_i}}"_s.arg(i)});
    const qint64 used = pssKb();
    QTRY_VERIFY(!other.isRunning());
#ifdef __SANITIZE_ADDRESS__
    constexpr qint64 bound = 8000 + 256'000; // what it keeps of freed memory, to catch who uses it
#else
    constexpr qint64 bound = 8000;
#endif
    QTRY_VERIFY(pssKb() < before + bound);
    qInfo("PSS %lld kB before, %lld kB with the engine, %lld kB after", before, used, pssKb());
}

QTEST_MAIN(TestMathJaxEngine)
#include "tst_mathjaxengine.moc"
