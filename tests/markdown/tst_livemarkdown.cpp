// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/textbudget.h"
#include "segmentdump.h"

#include <QAbstractTextDocumentLayout>
#include <QRandomGenerator>
#include <QTest>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;

namespace {

// What models write, in one text.
QByteArray richAnswer()
{
    return "# Answer\n\nSome **bold** text with `code`, a [link](https://example.com) and 你好 😀.\n\n"
           "1. First\n   ```python\n   def f(x):\n       return x\n   ```\n2. Second\n   - nested *item*\n\n"
           "> A quote\n> over lines\n\n| Name | Price |\n|:-----|------:|\n| Tea | 3.50 |\n| Coffee | **4** |\n\n"
           "```cpp\nint main()\n{\n    return 0;\n}\n```\n\nSetext\n======\n\n- [x] done\n- [ ] open\n\n---\n\n"
           "Let $x_1$ be $5, or\n$$\na\n- b\n$$\nas \\(y\\) is.\n\n\\[\n\nz\n\n\\]\n\n"
           "<details>\nraw\n</details>\n\nThe end, with a ~~strike~~ and a hard  \nbreak.\n";
}

QString streamed(const QByteArray &text, QRandomGenerator &random, int longest)
{
    LiveMarkdown markdown(testing::style());
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype size = qMin(text.size() - at, qsizetype(1 + random.bounded(longest)));
        markdown.append(QByteArrayView(text).sliced(at, size));
        at += size;
    }
    markdown.finish();
    return testing::dump(markdown);
}

// The first line that differs says more than two whole dumps.
QString firstDifference(const QString &actual, const QString &expected)
{
    const QStringList a = actual.split(u'\n');
    const QStringList e = expected.split(u'\n');
    for (qsizetype i = 0; i < qMax(a.size(), e.size()); ++i) {
        if (a.value(i) != e.value(i))
            return u"line %1\n  is       %2\n  expected %3"_s.arg(i).arg(a.value(i), e.value(i));
    }
    return {};
}

} // namespace

class TestLiveMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void everySplitOfARichAnswerEqualsOneShot();
    void byteByByteEqualsOneShot();
    void R18_randomTextsAtRandomSplitsEqualOneShot();
    void R18_documentsThatAreLaidOutWhileTheyGrowEqualOneShot();
    void committedSegmentsStay();
    void openFenceGrowsInPlace();
    void languageOfAFenceIsKnownEarly();
    void R17_unfinishedFenceShowsNoFenceCharacters();
    void tellsWhereItChanged();
    void definitionsAreResolvedAtTheEnd();
    void setTextReplacesEverything();
    void setStyleBuildsTheSameTextAnew();
    void byteRangesReferToTheSource();
    void longCodeIsCutAndCopiedWhole();
    void longCodeLinesAreCutAndCopiedWhole();
    void longProseGoesOnInAnotherSegment();
};

void TestLiveMarkdown::everySplitOfARichAnswerEqualsOneShot()
{
    const QByteArray text = richAnswer();
    const QString expected = testing::dumpOf(text);
    for (qsizetype at = 0; at <= text.size(); ++at) {
        LiveMarkdown markdown(testing::style());
        markdown.append(text.first(at));
        markdown.append(text.sliced(at));
        markdown.finish();
        QCOMPARE(firstDifference(testing::dump(markdown), expected), QString());
    }
}

void TestLiveMarkdown::byteByByteEqualsOneShot()
{
    QRandomGenerator random(1);
    QCOMPARE(firstDifference(streamed(richAnswer(), random, 1), testing::dumpOf(richAnswer())), QString());
}

void TestLiveMarkdown::R18_randomTextsAtRandomSplitsEqualOneShot()
{
    const QList<QByteArray> words{"word ",
                                  "more words ",
                                  "\n",
                                  "\n\n",
                                  "- ",
                                  "1. ",
                                  "3) ",
                                  "> ",
                                  "# ",
                                  "## ",
                                  "```\n",
                                  "```py\n",
                                  "~~~\n",
                                  "| a | b |\n",
                                  "|---|:-:|\n",
                                  "    ",
                                  "  ",
                                  "\t",
                                  "<div>\n",
                                  "</b>",
                                  "[a]: https://x.example\n",
                                  "[a]",
                                  "[^1]",
                                  "[^1]: note\n",
                                  "$x_1$",
                                  "$",
                                  "$$\n",
                                  "$$",
                                  "\\[\n",
                                  "\\]\n",
                                  "\\(a\\)",
                                  "\\begin{align}\n",
                                  "\\end{align}\n",
                                  "---\n",
                                  "===\n",
                                  "* ",
                                  "**b**",
                                  "`c`",
                                  "~~",
                                  "é",
                                  "你",
                                  "😀",
                                  "![i](https://y.example)",
                                  "[l](https://z.example \"t\")",
                                  "- [ ] ",
                                  "\\",
                                  "&amp;",
                                  "<https://u.example>",
                                  "\r\n",
                                  "_",
                                  "***",
                                  "  \n",
                                  "`",
                                  "|",
                                  "+ ",
                                  "10. "};
    QRandomGenerator random(20250811);
    for (int round = 0; round < 500; ++round) {
        QByteArray text;
        for (int i = random.bounded(60); i >= 0; --i)
            text += words.at(random.bounded(int(words.size())));
        const QString difference = firstDifference(streamed(text, random, 9), testing::dumpOf(text));
        QVERIFY2(difference.isEmpty(), qPrintable(QString::fromUtf8(text) + u"\n----\n"_s + difference));
    }
}

void TestLiveMarkdown::R18_documentsThatAreLaidOutWhileTheyGrowEqualOneShot()
{
    const QByteArray text = richAnswer() + richAnswer();
    LiveMarkdown markdown(testing::style());
    const auto layOut = [&markdown] {
        for (const auto &segment : markdown.segments())
            segment->document()->setTextWidth(400);
    };
    for (qsizetype at = 0; at < text.size(); at += 7) {
        markdown.append(text.sliced(at, qMin(qsizetype(7), text.size() - at)));
        layOut();
    }
    markdown.finish();
    layOut();
    LiveMarkdown whole(testing::style());
    whole.setText(text);
    QCOMPARE(firstDifference(testing::dump(markdown), testing::dump(whole)), QString());
    for (std::size_t i = 0; i < whole.segments().size(); ++i) {
        QTextDocument *expected = whole.segments()[i]->document();
        expected->setTextWidth(400);
        QCOMPARE(markdown.segments()[i]->document()->size(), expected->size());
    }
}

void TestLiveMarkdown::committedSegmentsStay()
{
    LiveMarkdown markdown(testing::style());
    markdown.append("intro\n\n```\ncode\n```\n\nmore text\n");
    QCOMPARE(markdown.segments().size(), std::size_t(3));
    const Segment *prose = markdown.segments()[0].get();
    const Segment *code = markdown.segments()[1].get();
    const QTextDocument *document = markdown.segments()[0]->document();
    const QString before = testing::dump(*code);
    for (int i = 0; i < 50; ++i)
        markdown.append("and *more*\n\n");
    markdown.finish();
    QCOMPARE(markdown.segments().size(), std::size_t(3));
    QCOMPARE(markdown.segments()[0].get(), prose);
    QCOMPARE(markdown.segments()[1].get(), code);
    QCOMPARE(markdown.segments()[0]->document(), document);
    QCOMPARE(testing::dump(*code), before);
}

void TestLiveMarkdown::openFenceGrowsInPlace()
{
    LiveMarkdown markdown(testing::style());
    markdown.append("text\n\n```py\na\n");
    const Segment *code = markdown.segments().back().get();
    const QTextDocument *document = code->document();
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(markdown.append("line\n"), std::size_t(1));
        QCOMPARE(markdown.segments().back().get(), code);
    }
    markdown.append("```\nafter");
    markdown.finish();
    QCOMPARE(markdown.segments().size(), std::size_t(3));
    QCOMPARE(markdown.segments()[1].get(), code);
    QCOMPARE(code->document(), document);
    QCOMPARE(code->code(), u"a\n"_s + QStringList(100, u"line"_s).join(u'\n'));
    QCOMPARE(document->toPlainText(), code->code());
}

void TestLiveMarkdown::languageOfAFenceIsKnownEarly()
{
    LiveMarkdown markdown(testing::style());
    markdown.append("```C++ {.numbers}\n");
    QCOMPARE(markdown.segments().size(), std::size_t(1));
    QCOMPARE(markdown.segments().front()->kind(), SegmentKind::Code);
    QCOMPARE(markdown.segments().front()->language(), u"C++"_s);
    QCOMPARE(markdown.segments().front()->code(), QString());
}

void TestLiveMarkdown::R17_unfinishedFenceShowsNoFenceCharacters()
{
    LiveMarkdown markdown(testing::style());
    const QByteArray text = "``````````\na\n```\nb\n``````````\nend";
    for (const char c : text) {
        markdown.append(QByteArrayView(&c, 1));
        if (!markdown.segments().empty() && markdown.segments().front()->code().startsWith(u"a\n```\nb"_s))
            QVERIFY(!markdown.segments().front()->code().endsWith(u'`'));
    }
    markdown.finish();
    QCOMPARE(markdown.segments().front()->code(), u"a\n```\nb"_s);
}

void TestLiveMarkdown::tellsWhereItChanged()
{
    LiveMarkdown markdown(testing::style());
    QCOMPARE(markdown.append("a"), std::size_t(0));
    QCOMPARE(markdown.append("\n\nb"), std::size_t(0)); // the same run
    QCOMPARE(markdown.append("\n\n```\n"), std::size_t(0)); // its end was rebuilt
    QCOMPARE(markdown.append("x"), std::size_t(1));
    QCOMPARE(markdown.append("\n``"), std::size_t(2)); // may be the end: nothing to see yet
    QCOMPARE(markdown.append("`\n"), std::size_t(2));
    QCOMPARE(markdown.append("c\n"), std::size_t(2));
    QCOMPARE(markdown.segments().size(), std::size_t(3));
    QCOMPARE(markdown.append(""), std::size_t(3));
}

void TestLiveMarkdown::definitionsAreResolvedAtTheEnd()
{
    const QByteArray text
        = "See [a] and[^1].\n\nMore [b].\n\n[a]: https://a.example\n[b]: https://b.example\n[^1]: A note.\n";
    LiveMarkdown markdown(testing::style());
    for (const char c : text)
        markdown.append(QByteArrayView(&c, 1));
    QCOMPARE(markdown.finish(), std::size_t(0));
    QCOMPARE(firstDifference(testing::dump(markdown), testing::dumpOf(text)), QString());
    QCOMPARE(testing::outlineOf(text),
             u"p| See <https://a.example|a> and^1.\np| More <https://b.example|b>.\np >1| 1._A note."_s);
}

void TestLiveMarkdown::setTextReplacesEverything()
{
    LiveMarkdown markdown(testing::style());
    markdown.append("```\nopen");
    markdown.setText("new");
    QVERIFY(markdown.isFinished());
    QCOMPARE(testing::dump(markdown), testing::dumpOf("new"));
    markdown.setText(richAnswer());
    QCOMPARE(testing::dump(markdown), testing::dumpOf(richAnswer()));
}

void TestLiveMarkdown::setStyleBuildsTheSameTextAnew()
{
    RenderStyle large = testing::style();
    large.body.setPixelSize(30);
    LiveMarkdown markdown(large);
    const QByteArray text = richAnswer();
    markdown.append(text.first(400));
    markdown.setStyle(testing::style());
    markdown.append(text.sliced(400));
    markdown.finish();
    QCOMPARE(firstDifference(testing::dump(markdown), testing::dumpOf(text)), QString());
    markdown.setStyle(large);
    QVERIFY(testing::dump(markdown) != testing::dumpOf(text));
}

void TestLiveMarkdown::byteRangesReferToTheSource()
{
    LiveMarkdown markdown(testing::style());
    markdown.setText("# a\r\n\r\nb\r\n\r\n```c\r\nd\r\n```\r\n\r\n| e |\r\n|---|\r\n\r\nf");
    QByteArrayList parts;
    for (const auto &segment : markdown.segments())
        parts << markdown.source()
                     .sliced(segment->sourceBegin(), segment->sourceEnd() - segment->sourceBegin())
                     .trimmed();
    QCOMPARE(parts, (QByteArrayList{"# a\n\nb", "```c\nd\n```", "| e |\n|---|", "f"}));
}

void TestLiveMarkdown::longCodeIsCutAndCopiedWhole()
{
    const QByteArray line = "    some(code, of, \t\"a line\");  \n";
    const QByteArray code = line.repeated(10000);
    const QByteArray text = "```js\n" + code + "```\nend\n";
    LiveMarkdown markdown(testing::style());
    markdown.setText(text);
    QVERIFY(markdown.segments().size() > 4);
    QCOMPARE(markdown.wholeCode(0), QString::fromUtf8(code).chopped(1));
    QVERIFY(!markdown.segments()[0]->continuesPrevious());
    QVERIFY(markdown.segments()[1]->continuesPrevious());
    QCOMPARE(markdown.segments()[1]->language(), u"js"_s);
    QVERIFY(!markdown.segments()[1]->hasDocument());

    QRandomGenerator random(7);
    QCOMPARE(firstDifference(streamed(text, random, 30000), testing::dump(markdown)), QString());
}

void TestLiveMarkdown::longCodeLinesAreCutAndCopiedWhole()
{
    const QString line = u"😀"_s.repeated(150000);
    LiveMarkdown markdown(testing::style());
    markdown.setText("```\n" + line.toUtf8() + "\n" + line.toUtf8() + "\n```\n");
    QVERIFY(markdown.segments().size() > 3);
    QCOMPARE(markdown.wholeCode(0), line + u'\n' + line);
    for (const auto &segment : markdown.segments()) {
        QVERIFY(!segment->code().startsWith(QChar(0xde00)));
        QVERIFY(segment->document()->blockCount() > 1);
    }
}

void TestLiveMarkdown::longProseGoesOnInAnotherSegment()
{
    LiveMarkdown markdown(testing::style());
    markdown.setText(QByteArray("A paragraph of some words.\n\n").repeated(10000));
    QVERIFY(markdown.segments().size() > 3);
    for (const auto &segment : markdown.segments())
        QVERIFY(segment->sourceEnd() - segment->sourceBegin() <= budget::RunBytes);
}

QTEST_MAIN(TestLiveMarkdown)
#include "tst_livemarkdown.moc"
