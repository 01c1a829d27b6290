// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/formulamask.h"

#include "segmentdump.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;
using testing::outlineOf;

class TestFormulaMask : public QObject
{
    Q_OBJECT

private slots:
    void textWithoutFormulasIsGivenAsItIs();
    void restoresEverySource();
    void charactersOfTheTokensAreText();
    void forgedTokensShowWhatTheyAre();
    void linesAreThoseOfTheOriginal();
    void spansOfOtherBlocksAreLeftOut();
    void segments_data();
    void segments();
    void formulaInALineIsAnObject();
    void displayFormulaIsASegment();
    void tellsItsPlaceInTheSource();
    void openFormulaShowsItsSource();
    void withoutObjectsTheSourceIsText();
};

void TestFormulaMask::textWithoutFormulasIsGivenAsItIs()
{
    const QByteArray text = "no $ formula\nhere";
    const FormulaMask mask(text, 0, {});
    QCOMPARE(mask.masked().data(), text.constData());
    QCOMPARE(mask.lineBegins(), (std::vector<qsizetype>{0, 13}));
    QCOMPARE(mask.restored(u"a"_s), u"a"_s);
}

void TestFormulaMask::restoresEverySource()
{
    const QByteArray text = "a $x_1$ b $$\ny\n$$ c \\(x\\) $x_1$";
    const std::vector<MathSpan> spans = findMath(text);
    const FormulaMask mask(text, 0, spans);
    const QString masked = QString::fromUtf8(mask.masked());
    QVERIFY(!masked.contains(u'$') && !masked.contains(u'\\') && !masked.contains(u'\n'));
    QCOMPARE(mask.restored(masked), QString::fromUtf8(text));
    const auto pieces = mask.pieces(masked);
    QCOMPARE(pieces.size(), std::size_t(8));
    QCOMPARE(pieces[1].formula->tex, u"x_1"_s);
    QCOMPARE(pieces[3].formula->form, MathForm::Display);
    QCOMPARE(pieces[7].formula, pieces[1].formula); // the same source, the same token
}

void TestFormulaMask::charactersOfTheTokensAreText()
{
    const QByteArray text = u"$a$ \xf8f0"
                            u"0\xf8f1 and \x2e1a"
                            u"1\x2e1b"_s.toUtf8();
    const std::vector<MathSpan> spans = findMath(text);
    const FormulaMask mask(text, 0, spans);
    const auto pieces = mask.pieces(QString::fromUtf8(mask.masked()));
    QCOMPARE(pieces.size(), std::size_t(2));
    QCOMPARE(pieces[1].text,
             u" \xf8f0"
             u"0\xf8f1 and \x2e1a"
             u"1\x2e1b"_s);
    QCOMPARE(outlineOf(text),
             u"p| ‹a› \xf8f0"
             u"0\xf8f1 and \x2e1a"
             u"1\x2e1b"_s);
}

// An entity becomes the character only in the parser.
void TestFormulaMask::forgedTokensShowWhatTheyAre()
{
    QCOMPARE(outlineOf("&#xf8f0;0&#xf8f1;"),
             u"p| \xf8f0"
             u"0\xf8f1"_s);
    QCOMPARE(outlineOf("$a$ &#xf8f0;7&#xf8f1; &#xf8f0;99999999999999999999&#xf8f1; &#xf8f0;"),
             u"p| ‹a› \xf8f0"
             u"7\xf8f1 \xf8f0"
             u"99999999999999999999\xf8f1 \xf8f0"_s);
}

void TestFormulaMask::linesAreThoseOfTheOriginal()
{
    const QByteArray text = "a\n$$\nb\n$$ c\nd\n";
    const std::vector<MathSpan> spans = findMath(text);
    QCOMPARE(FormulaMask(text, 0, spans).lineBegins(), (std::vector<qsizetype>{0, 2, 12, 14}));
}

void TestFormulaMask::spansOfOtherBlocksAreLeftOut()
{
    const QByteArray text = "$a$ $b$ $c$";
    const std::vector<MathSpan> spans = findMath(text);
    const FormulaMask mask(QByteArrayView(text).sliced(4, 3), 4, spans);
    const auto pieces = mask.pieces(QString::fromUtf8(mask.masked()));
    QCOMPARE(pieces.size(), std::size_t(1));
    QCOMPARE(pieces[0].formula->tex, u"b"_s);
}

void TestFormulaMask::segments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("outline");
    QTest::newRow("in a line") << QByteArray("so $x_1 * y_1 * z$ is") << u"p| so ‹x_1 * y_1 * z› is"_s;
    QTest::newRow("display alone") << QByteArray("$$\na\n- b\n$$") << u"formula| a⏎- b"_s;
    QTest::newRow("display between lines")
        << QByteArray("where\n$$x$$\nis *so*") << u"p| where\nformula| x\np| is /so/"_s;
    QTest::newRow("display in a line") << QByteArray("so $$x$$ is, and $$y$$.")
                                       << u"p| so\nformula| x\np| is, and\nformula| y\np| ."_s;
    QTest::newRow("display in emphasis") << QByteArray("*a $$x$$ b*") << u"p| /a/\nformula| x\np| /b/"_s;
    QTest::newRow("two displays") << QByteArray("$$x$$\n$$y$$") << u"formula| x\nformula| y"_s;
    QTest::newRow("environment") << QByteArray("\\begin{align}\na &= b \\\\\n\\end{align}\n")
                                 << u"formula| \\begin{align}⏎a &= b \\\\⏎\\end{align}"_s;
    QTest::newRow("item of a list") << QByteArray("- a: $$x$$\n- $$y$$\n")
                                    << u"p >1| •__a:\nformula >1| x\np >1| •__\nformula >1| y"_s;
    QTest::newRow("quote") << QByteArray("> $$\n> x\n> $$\n> $y$") << u"formula >1 q1| x\np >1 q1| ‹y›"_s;
    QTest::newRow("table") << QByteArray("| $|a|$ | b |\n|---|---|\n| $$c$$ | \\(d|e\\) |\n")
                           << u"table\nrow| ‹|a|›| b\nrow| ‹c›| ‹d|e›"_s;
    QTest::newRow("heading") << QByteArray("# On $x$ and $$y$$") << u"h1| On ‹x› and ‹y›"_s;
    QTest::newRow("bold before") << QByteArray("**Sum:**$x$") << u"p| *Sum:*‹x›"_s;
    QTest::newRow("bold behind") << QByteArray("$x$**:sum**") << u"p| ‹x›*:sum*"_s;
    QTest::newRow("bold in Chinese") << u"其中**$x$**是"_s.toUtf8() << u"p| 其中*‹x›*是"_s;
    QTest::newRow("bold around") << QByteArray("**$x$** is") << u"p| *‹x›* is"_s;
    QTest::newRow("joined to what follows")
        << QByteArray("the $n$th, $k$-th, $x$.") << u"p| the ‹n›~th, ‹k›~-th, ‹x›."_s;
    QTest::newRow("in a link") << QByteArray("[see $x$](https://a.example/$y$)")
                               << u"p| <https://a.example/$y$|see ><https://a.example/$y$|‹x›>"_s;
    QTest::newRow("in code after all") << QByteArray("a\n\n-     $x$\n") << u"p| a\np >1| •__\ncode  >1| $x$"_s;
    QTest::newRow("label of a link") << QByteArray("[$x$]\n\n[$x$]: https://a.example\n")
                                     << u"p| <https://a.example|‹x›>"_s;
    QTest::newRow("twice in a row") << QByteArray("$x$$x$") << u"p| ‹x›‹x›"_s;
    QTest::newRow("prices") << QByteArray("$5 and $6, `$x$`, \\$y\\$") << u"p| $5 and $6, `$x$`, $y$"_s;
}

void TestFormulaMask::segments()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, outline);
    QCOMPARE(outlineOf(text), outline);
}

void TestFormulaMask::formulaInALineIsAnObject()
{
    LiveMarkdown markdown(testing::style());
    markdown.setText("a \\( x_1 \\) b $\\begin{matrix}y\\end{matrix}$");
    const Segment &segment = *markdown.segments().front();
    QCOMPARE(segment.plainText(), u"a \\( x_1 \\) b $\\begin{matrix}y\\end{matrix}$"_s);
    QCOMPARE(segment.document()->toRawText(), u"a \xfffc b \xfffc"_s);
    QTextBlock::iterator it = ++segment.document()->firstBlock().begin();
    QTextCharFormat format = it.fragment().charFormat();
    QCOMPARE(format.objectType(), int(FormulaObject));
    QCOMPARE(format.stringProperty(TexProperty), u"x_1"_s);
    QCOMPARE(format.stringProperty(FormulaSourceProperty), u"\\( x_1 \\)"_s);
    QVERIFY(!format.boolProperty(DisplayFormulaProperty));
    QCOMPARE(format.verticalAlignment(), QTextCharFormat::AlignNormal);
    // What hangs far below the line tells so.
    QCOMPARE((++(++it)).fragment().charFormat().verticalAlignment(), QTextCharFormat::AlignMiddle);
}

void TestFormulaMask::displayFormulaIsASegment()
{
    const QString source = u"$$\nx\n$$"_s;
    RenderStyle style = testing::style();
    style.formulas = Formulas::AsSource;
    LiveMarkdown asSource(style);
    asSource.setText(source.toUtf8());
    QCOMPARE(asSource.segments().front()->document()->toPlainText(), source);

    style.formulas = Formulas::AsObjects;
    LiveMarkdown markdown(style);
    markdown.setText("a\n\n" + source.toUtf8() + "\n\nb");
    QCOMPARE(markdown.segments().size(), std::size_t(3));
    const Segment &formula = *markdown.segments()[1];
    QCOMPARE(formula.kind(), SegmentKind::Formula);
    QCOMPARE(formula.tex(), u"x"_s);
    QCOMPARE(formula.plainText(), source);
    QVERIFY(!formula.hasDocument());
    const QTextCharFormat object = formula.document()->begin().begin().fragment().charFormat();
    QCOMPARE(formula.document()->characterCount(), 2); // one object, and the end of the text
    QCOMPARE(object.objectType(), int(FormulaObject));
    QCOMPARE(object.stringProperty(TexProperty), u"x"_s);
    QVERIFY(object.boolProperty(DisplayFormulaProperty));
    QCOMPARE(formula.spaceBefore(), testing::style().blockSpacing());
}

void TestFormulaMask::tellsItsPlaceInTheSource()
{
    LiveMarkdown markdown(testing::style());
    markdown.setText("a\n\n$$\nx\n\n$$\n\n| b |\n|---|\n");
    QCOMPARE(markdown.segments()[1]->sourceBegin(), qsizetype(3));
    QCOMPARE(markdown.segments()[1]->sourceEnd(), qsizetype(12));
    QCOMPARE(markdown.segments()[2]->sourceBegin(), qsizetype(13));
}

void TestFormulaMask::openFormulaShowsItsSource()
{
    LiveMarkdown markdown(testing::style());
    markdown.append("a\n\n$$\nx = \n");
    QCOMPARE(markdown.segments().size(), std::size_t(1));
    QCOMPARE(markdown.segments().front()->plainText(), u"a\n$$ x ="_s);
    markdown.append("$$\n");
    QCOMPARE(markdown.segments().size(), std::size_t(2));
    QCOMPARE(markdown.segments().back()->kind(), SegmentKind::Formula);
    markdown.append("\nso $y$ is");
    QCOMPARE(markdown.segments().back()->plainText(), u"so $y$ is"_s);
    QVERIFY(markdown.segments().back()->document()->toRawText().contains(QChar(QChar::ObjectReplacementCharacter)));
}

void TestFormulaMask::withoutObjectsTheSourceIsText()
{
    RenderStyle style = testing::style();
    style.formulas = Formulas::AsSource;
    LiveMarkdown markdown(style);
    markdown.setText("a $x_1 * y * z$ and \\(\\_\nb\\)");
    QCOMPARE(markdown.segments().front()->document()->toPlainText(), u"a $x_1 * y * z$ and \\(\\_ b\\)"_s);
}

QTEST_MAIN(TestFormulaMask)
#include "tst_formulamask.moc"
