// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/mathspans.h"

#include "../support/cputimer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;
using tokenhub::testing::CpuTimer;

namespace {

// The text with "‹tex›" for an inline formula and "«tex»" for a display.
QString shown(const QByteArray &text, const std::vector<MathSpan> &spans)
{
    QString result;
    qsizetype at = 0;
    for (const MathSpan &span : spans) {
        result += QString::fromUtf8(text.sliced(at, span.begin - at));
        result += span.form == MathForm::Inline ? u"‹%1›"_s.arg(texOf(text, span)) : u"«%1»"_s.arg(texOf(text, span));
        at = span.end;
    }
    return result + QString::fromUtf8(text.sliced(at));
}

QString shown(const QByteArray &text)
{
    return shown(text, findMath(text));
}

void row(const char *name, const QByteArray &text, const QString &expected)
{
    QTest::newRow(name) << text << expected;
}

void untouched(const char *name, const QByteArray &text)
{
    QTest::newRow(name) << text << QString::fromUtf8(text);
}

} // namespace

class TestMathSpans : public QObject
{
    Q_OBJECT

private slots:
    void dollars_data();
    void dollars();
    void moneyAndVariablesStay_data();
    void moneyAndVariablesStay() { compare(); }
    void displays_data();
    void displays() { compare(); }
    void backslashes_data();
    void backslashes() { compare(); }
    void neverInCode_data();
    void neverInCode() { compare(); }
    void neverInHtmlAndAddresses_data();
    void neverInHtmlAndAddresses() { compare(); }
    void blocks_data();
    void blocks() { compare(); }
    void quoteMarksAreNotTex();
    void openFormulaIsNoneUntilItIsClosed();
    void longFormulaIsNone();
    void everyPrefixEndsAsTheWhole();
    void randomTextsInPiecesEndAsTheWhole();
    void whatIsDecidedStays();
    void hostile_data();
    void hostile();

private:
    void compare()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        QCOMPARE(shown(text), expected);
    }
};

void TestMathSpans::dollars_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    row("plain", "so $x_1$ is", u"so ‹x_1› is"_s);
    row("whole text", "$x$", u"‹x›"_s);
    row("two", "$a$ and $b$", u"‹a› and ‹b›"_s);
    untouched("space behind the first", "a $ x$ b");
    untouched("space before the second", "a $x $ b");
    untouched("digit behind the second", "$x$2");
    row("letter behind the second", "the $n$th and $k$NN", u"the ‹n›th and ‹k›NN"_s);
    row("before a number", "10$^{-3}$ and 25$^\\circ$C, H$_2$O", u"10‹^{-3}› and 25‹^\\circ›C, H‹_2›O"_s);
    row("number", "from $5$ to $-1$", u"from ‹5› to ‹-1›"_s);
    row("in parentheses", "($x$), \"$y$\".", u"(‹x›), \"‹y›\"."_s);
    row("Chinese around", "设$x$为$y_1$。", u"设‹x›为‹y_1›。"_s);
    row("escaped dollar inside", "$a \\$ b$", u"‹a \\$ b›"_s);
    untouched("escaped dollars", "\\$x\\$ and \\$y$");
    row("escaped backslash before", "\\\\$x$", u"\\\\‹x›"_s);
    row("braces", "$\\frac{a}{\\sqrt{b_{c}}}$", u"‹\\frac{a}{\\sqrt{b_{c}}}›"_s);
    row("dollars in text", "$x \\text{ if $y$ or $z$} + 1$ end", u"‹x \\text{ if $y$ or $z$} + 1› end"_s);
    row("dollars in mbox", "$\\mbox{a $b$ {c}}$", u"‹\\mbox{a $b$ {c}}›"_s);
    untouched("text that does not end", "$x \\text{ if $y$");
    row("over a line end", "$a\n+ b$", u"$a\n+ b$"_s); // that is a list
    row("over a line end, no list", "$a +\nb$ c", u"‹a +\nb› c"_s);
    untouched("over a blank line", "$a\n\nb$");
    untouched("into a heading", "$a\n# b$");
    untouched("into a table", "| $a |\n| b$ |");
    row("in a table", "| $|x|$ | $y$ |\n|---|---|", u"| ‹|x|› | ‹y› |\n|---|---|"_s);
    row("words", "$O(n log n)$ and $a mod b$", u"‹O(n log n)› and ‹a mod b›"_s);
    untouched("nothing inside", "$$ $ \\( \\) \\[\\\\\\]");
    untouched("control characters alone", "$\f$ and $\x01$");
    untouched("three and more", "$$$ x $$$ and $$$$x$$$$");
    untouched("unterminated", "let $x be");
    row("in emphasis", "**$a_1$** and *$b_1$*", u"**‹a_1›** and *‹b_1›*"_s);
    row("less than", "$a<b$ and $c>d$", u"‹a<b› and ‹c>d›"_s);
}

void TestMathSpans::dollars()
{
    compare();
}

void TestMathSpans::moneyAndVariablesStay_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    untouched("two prices", "It costs $5 and $6.");
    untouched("range", "between $5-$10, $1,000.50/$2");
    untouched("behind letters", "US$5 to US$6, A$7, HK$ 8, NT$9");
    untouched("dollar behind the number", "5$ and 6$");
    untouched("before and behind", "from $5 at first to 6 US$");
    untouched("a price and words", "$20 per month or 200$ per year");
    untouched("millions", "$5 million, $6 billion and 7$");
    untouched("prices in a list", "- tea: $3\n- coffee: $4\n");
    untouched("prices in a table", "| $5 | $6 |\n|$7|$8|\n");
    untouched("variables", "set $PATH and $HOME");
    untouched("path", "export PATH=$PATH:$HOME/bin");
    untouched("braces", "${HOME}/bin:${PATH} and ${A}${B}");
    untouched("commands", "$(date) $(pwd)$(ls)");
    untouched("variables in a row", "$foo$bar, $a:$b, $USER@$HOST");
    untouched("PHP", "$this->name, $_GET and $argv");
    untouched("one variable and a dollar", "$HOME is set to 5$");
    untouched("process number", "echo $$ and kill $$ now");
    row("price and formula", "costs $5, where $x$ is", u"costs $5, where ‹x› is"_s);
    row("formula behind a price", "$5 for \\(x\\)", u"$5 for ‹x›"_s);
}

void TestMathSpans::displays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    row("in a line", "so $$x = 1$$ holds", u"so «x = 1» holds"_s);
    row("with spaces", "so $$ x = 1 $$ holds", u"so «x = 1» holds"_s);
    row("over lines", "$$\na\n= b\n$$\n", u"«a\n= b»\n"_s);
    row("with what looks like a list", "$$\na\n- b\n+ c\n# d\n$$", u"«a\n- b\n+ c\n# d»"_s);
    row("from the first line on", "$$a\n- b$$", u"«a\n- b»"_s);
    row("blank lines", "$$\n\na\n\nb\n\n$$\n", u"«a\n\nb»\n"_s);
    untouched("blank line, not alone", "$$a\n\nb$$");
    untouched("a heading behind a blank line", "$$\na\n\n# b\n$$");
    untouched("blank line in a sentence", "see $$a\n\nb$$");
    row("brackets", "\\[ a_1 \\]", u"«a_1»"_s);
    row("brackets over lines", "text\n\\[\na\n\\]\nmore", u"text\n«a»\nmore"_s);
    row("brackets, blank lines", "\\[\n\na\n\n\\]\n", u"«a»\n"_s);
    row("dollars in text", "$$x \\text{ for $y$}$$", u"«x \\text{ for $y$}»"_s);
    row("environment", "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n",
        u"«\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}»\n"_s);
    row("environments in each other", "\\begin{equation}\\begin{cases}a\\end{cases}\\end{equation}.",
        u"«\\begin{equation}\\begin{cases}a\\end{cases}\\end{equation}»."_s);
    row("starred", "\\begin{align*}a\\end{align*}", u"«\\begin{align*}a\\end{align*}»"_s);
    row("environment in dollars", "$$\\begin{pmatrix}a\\end{pmatrix}$$", u"«\\begin{pmatrix}a\\end{pmatrix}»"_s);
    untouched("environment that is no math", "\\begin{itemize}\n\\item a\n\\end{itemize}");
    untouched("environment in a line", "use \\begin{align}a\\end{align}");
    untouched("end that is none", "\\begin{align}\na\n\\end{a long text that is no name of anything}");
    untouched("environment without end", "\\begin{align}\na\n");
    untouched("unterminated", "$$\na\nb\n");
    untouched("a fence inside", "$$\n```\na\n```\n$$\n");
    row("two", "$$a$$\n$$b$$", u"«a»\n«b»"_s);
}

void TestMathSpans::backslashes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    row("parentheses", "so \\(x_1\\) is", u"so ‹x_1› is"_s);
    row("spaces inside", "so \\( x \\) is", u"so ‹x› is"_s);
    row("over a line end", "\\(a\nb\\)", u"‹a\nb›"_s);
    untouched("escaped backslash", "\\\\(x\\\\)");
    untouched("over a blank line", "\\(a\n\nb\\)");
    untouched("unterminated", "\\(a");
    untouched("escaped bracket of a link", "\\[foo](https://a.example)");
    untouched("every escape",
              "\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~");
    row("braces", "\\(\\{a\\}\\)", u"‹\\{a\\}›"_s);
}

void TestMathSpans::neverInCode_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    untouched("code", "`$x$` and `\\(y\\)`");
    untouched("two backticks", "`` $a$ ` $b$ ``");
    untouched("code over a line end", "`a $b$\nc $d$`");
    row("backtick alone", "a ` and $x$", u"a ` and ‹x›"_s);
    untouched("formula into code", "$a `b$ c`");
    untouched("fence", "```\n$x$\n$$\na\n$$\n```\n");
    untouched("fence with tildes", "~~~tex\n$x$\n~~~\n");
    untouched("open fence", "```\n$x$\n");
    row("behind a fence", "```\n$x$\n```\n$y$", u"```\n$x$\n```\n‹y›"_s);
    row("short end is none", "````\n$x$\n```\n$y$\n````\n$z$", u"````\n$x$\n```\n$y$\n````\n‹z›"_s);
    row("fence in a list", "- a\n  ```\n  $x$\n  ```\n- $y$", u"- a\n  ```\n  $x$\n  ```\n- ‹y›"_s);
    row("fence in a list that ends", "- ```\n  $x$\n\n$y$", u"- ```\n  $x$\n\n‹y›"_s);
    row("fence in a quote that ends", "> ```\n> $x$\n$y$", u"> ```\n> $x$\n‹y›"_s);
    untouched("indented", "a\n\n    $x$\n\tb $y$\n");
    row("indented in a paragraph", "a\n    $x$\n", u"a\n    ‹x›\n"_s);
    row("indented in a list", "- a\n\n  $x$\n\n      $y$\n", u"- a\n\n  ‹x›\n\n      $y$\n"_s);
    row("behind a list", "1. a\n\n   $x$\n\n$y$\n", u"1. a\n\n   ‹x›\n\n‹y›\n"_s);
    row("nested list", "- a\n  - b\n    - $x$\n\n      $y$\n", u"- a\n  - b\n    - ‹x›\n\n      ‹y›\n"_s);
}

void TestMathSpans::neverInHtmlAndAddresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    untouched("block", "<div>\n$x$\n</div>\n");
    row("behind a block", "<div>\n$x$\n</div>\n\n$y$", u"<div>\n$x$\n</div>\n\n‹y›"_s);
    untouched("pre", "<pre>\n$x$\n\n$y$\n</pre>\n");
    untouched("comment", "<!-- $x$\n\n$y$ -->\n");
    untouched("attribute", "a <a title=\"$x$\" b='$y$'>");
    row("inside inline tags", "<b>$x$</b> is <i>$y$</i>", u"<b>‹x›</b> is <i>‹y›</i>"_s);
    row("no tag", "a <b and $x>y$", u"a <b and ‹x>y›"_s);
    untouched("angle brackets", "<https://a.example/$x$>");
    untouched("address", "https://a.example/$x$/b and www.b.example/$y$");
    untouched("link", "[a](https://a.example/$x$) and [b](/$y$)");
    row("words of a link", "[$x$](https://a.example)", u"[‹x›](https://a.example)"_s);
}

void TestMathSpans::blocks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    row("list", "1. $a$\n2. $$b$$\n   - \\(c\\)\n", u"1. ‹a›\n2. «b»\n   - ‹c›\n"_s);
    row("display in a list", "- a:\n  $$\n  b\n  $$\n- c", u"- a:\n  «b»\n- c"_s);
    row("heading", "# About $x$\n$y$", u"# About ‹x›\n‹y›"_s);
    row("quote", "> $a$\n> $$\n> b\n> $$\n", u"> ‹a›\n> «b»\n"_s);
    untouched("quote that ends", "> $$\n> a\n\nb $$\n");
    row("details", "<details>\n<summary>a</summary>\n\n$x$\n\n</details>\n",
        u"<details>\n<summary>a</summary>\n\n‹x›\n\n</details>\n"_s);
    row("byte that is no character", "\xff $x$", QString::fromUtf8("\xff ") + u"‹x›"_s);
}

void TestMathSpans::quoteMarksAreNotTex()
{
    const QByteArray text = "> > $$\n> > a\n>> > b\n> > $$";
    const std::vector<MathSpan> spans = findMath(text);
    QCOMPARE(spans.size(), std::size_t(1));
    QCOMPARE(texOf(text, spans.front()), u"a\n> b"_s);
    QCOMPARE(mathSourceOf(text, spans.front()), u"$$\na\n> b\n$$"_s);
}

void TestMathSpans::openFormulaIsNoneUntilItIsClosed()
{
    MathFinder finder;
    finder.advance("a\n$$\nb\n", MathFinder::Text::Grows);
    QVERIFY(finder.spans().empty());
    QCOMPARE(finder.decided(), qsizetype(2)); // everything from the dollars on is open
    finder.advance("a\n$$\nb\n$$\n", MathFinder::Text::Grows);
    QCOMPARE(finder.spans().size(), std::size_t(1));
    QCOMPARE(finder.decided(), qsizetype(10));

    MathFinder price;
    price.advance("$5 and", MathFinder::Text::Grows);
    QCOMPARE(price.decided(), qsizetype(0));
    price.advance("$5 and $6\n", MathFinder::Text::Grows);
    QVERIFY(price.spans().empty());
}

void TestMathSpans::longFormulaIsNone()
{
    const QByteArray open = "$$\n" + QByteArray("a + b\n").repeated(int(DisplayMathBytes / 6) + 10);
    QVERIFY(findMath(open + "$$\n").empty());
    QVERIFY(findMath("$" + QByteArray("a+").repeated(int(InlineMathBytes)) + "a$").empty());
    // The look-ahead is bounded: the text behind is not held up by what stays open.
    MathFinder finder;
    finder.advance(open, MathFinder::Text::Grows);
    QVERIFY(finder.decided() > open.size() - DisplayMathBytes);
}

void TestMathSpans::everyPrefixEndsAsTheWhole()
{
    const QByteArray text = "Let $x_1$ cost $5, \\(y\\) and `$z$`:\n\n$$\na\n\n- b\n$$\n\n"
                            "1. item $a$\n   ```\n   $c$\n   ```\n2. \\begin{x}\n\n\\begin{align}\na\n\\end{align}\n"
                            "> \\[\n> q\n> \\]\n\n<div>\n$h$\n</div>\n\nend $PATH:$HOME <a b=\"$c$\"> $d$\n";
    const QString expected = shown(text);
    for (qsizetype at = 0; at <= text.size(); ++at) {
        MathFinder finder;
        finder.advance(text.first(at), MathFinder::Text::Grows);
        finder.advance(text, MathFinder::Text::IsComplete);
        QCOMPARE(shown(text, finder.spans()), expected);
    }
}

namespace {

QByteArray randomText(QRandomGenerator &random)
{
    static const QList<QByteArray> words{"a",
                                         "b ",
                                         "$",
                                         "$",
                                         "$$",
                                         "$$\n",
                                         "\\(",
                                         "\\)",
                                         "\\[",
                                         "\\]",
                                         "\n",
                                         "\n\n",
                                         "\\",
                                         "`",
                                         "```\n",
                                         "- ",
                                         "> ",
                                         "    ",
                                         "1. ",
                                         "5",
                                         "PATH",
                                         ":",
                                         "\\text{",
                                         "{",
                                         "}",
                                         "<",
                                         "<b>",
                                         ">",
                                         "<div>\n",
                                         "](",
                                         "\\begin{align}",
                                         "\\end{align}",
                                         "# ",
                                         "|",
                                         "é",
                                         " ",
                                         "https://x",
                                         "~~~\n"};
    QByteArray text;
    for (int i = random.bounded(60); i >= 0; --i)
        text += words.at(random.bounded(int(words.size())));
    return text;
}

} // namespace

void TestMathSpans::randomTextsInPiecesEndAsTheWhole()
{
    QRandomGenerator random(42);
    for (int round = 0; round < 4000; ++round) {
        const QByteArray text = randomText(random);
        MathFinder finder;
        for (qsizetype at = 0; at < text.size(); at += 1 + random.bounded(9))
            finder.advance(text.first(at), MathFinder::Text::Grows);
        finder.advance(text, MathFinder::Text::IsComplete);
        if (finder.spans() != findMath(text))
            QCOMPARE(shown(text, finder.spans()) + u"\n---\n"_s + QString::fromUtf8(text), shown(text));
    }
}

void TestMathSpans::whatIsDecidedStays()
{
    QRandomGenerator random(43);
    for (int round = 0; round < 400; ++round) {
        const QByteArray text = randomText(random);
        const std::vector<MathSpan> whole = findMath(text);
        MathFinder finder;
        for (qsizetype at = 0; at <= text.size(); ++at) {
            finder.advance(text.first(at), MathFinder::Text::Grows);
            std::size_t i = 0;
            for (const MathSpan &span : finder.spans()) {
                if (span.begin < finder.decided())
                    QVERIFY(i < whole.size() && whole[i++] == span);
            }
            QVERIFY(i == whole.size() || whole[i].begin >= finder.decided());
        }
    }
}

void TestMathSpans::hostile_data()
{
    QTest::addColumn<QByteArray>("text");
    constexpr int Bytes = 1 << 18; // four times what a block with formulas may have
    QTest::newRow("a megabyte of dollars") << QByteArray(1 << 20, '$');
    const auto repeated = [](const char *name, const char *piece) {
        QTest::newRow(name) << QByteArray(piece).repeated(Bytes / int(qstrlen(piece)));
    };
    QTest::newRow("dollars") << QByteArray(Bytes, '$');
    repeated("dollars in lines", "$\n");
    repeated("double dollars in lines", "$$\n");
    repeated("double dollars in paragraphs", "$$\n\n");
    repeated("open formulas", "$a ");
    repeated("open parentheses", "\\(");
    repeated("open parentheses in lines", "\\(a\n");
    repeated("open brackets in lines", "\\[\n");
    repeated("open brackets in paragraphs", "\\[\n\n");
    repeated("texts", "$\\text{");
    repeated("texts in lines", "$\\text{a\n");
    repeated("environments", "\\begin{align}\n");
    repeated("environments in paragraphs", "\\begin{align}\n\n");
    repeated("environments in a line", "\\begin{align}");
    repeated("backticks", "`");
    repeated("backticks in lines", "a ``\n");
    repeated("tags", "<a b=\"");
    repeated("tags in lines", "<a\n");
    repeated("quotes of changing depth", "\\[\n> \\[\n>> \\[\n");
    repeated("quotes", ">");
    repeated("lists", "- ");
    repeated("lists in lines", " - a $b\n");
    repeated("formulas", "$x_1$ ");
    repeated("fences", "```\n");
    repeated("prices", "costs $5 or `x` and\n");
    QByteArray ticks;
    for (int length = 1; ticks.size() < Bytes; length = length % 40 + 1)
        ticks += QByteArray(length, '`') + (length % 7 ? "a " : "b\n");
    QTest::newRow("backticks of all lengths") << ticks;
}

void TestMathSpans::hostile()
{
    QFETCH(QByteArray, text);
    CpuTimer timer;
    (void)findMath(text);
    const qint64 wholeMs = timer.elapsed();
    // Debug builds and sanitizers get room: an optimised one needs a few milliseconds.
    QVERIFY2(wholeMs < 1000, qPrintable(QString::number(wholeMs)));

    timer.start();
    MathFinder finder;
    constexpr qsizetype Step = 4096;
    for (qsizetype at = 0; at < text.size(); at += Step)
        finder.advance(QByteArrayView(text).first(at), MathFinder::Text::Grows);
    finder.advance(text, MathFinder::Text::IsComplete);
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(finder.spans() == findMath(text));
    qInfo("%lld ms at once, %lld ms in pieces", wholeMs, timer.elapsed());
}

QTEST_APPLESS_MAIN(TestMathSpans)
#include "tst_mathspans.moc"
