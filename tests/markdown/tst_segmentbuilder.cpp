// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/sealeddocument.h"
#include "markdown/textbudget.h"
#include "segmentdump.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;

namespace {

const Segment &only(LiveMarkdown &markdown, const QByteArray &utf8)
{
    markdown.setText(utf8);
    Q_ASSERT(markdown.segments().size() == 1);
    return *markdown.segments().front();
}

} // namespace

class TestSegmentBuilder : public QObject
{
    Q_OBJECT

private slots:
    void construct_data();
    void construct();
    void headingsHaveTheirSizes();
    void inlineCodeIsSmallerOnASoftGround();
    void softBreaksAreLinesWhereTheStyleSaysSo();
    void markersHangLeftOfTheText();
    void R01_R02_picturesAreNeverLoaded();
    void R06_longWordsGetBreaksThatAreNotPartOfTheText();
    void quoteBarsStandBesideTheirBlocks();
    void documentsHaveNoOuterMargin();
    void plainTextReadsLikeThePage();
    void pointSizesWorkAsWell();
};

void TestSegmentBuilder::construct_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QString>("outline");
    const auto row = [](const char *name, const char *markdown, const char *outline) {
        QTest::newRow(name) << QByteArray(markdown) << QString::fromUtf8(outline);
    };
    row("empty", "", "");
    row("blank", "\n  \n", "");
    row("paragraphs share a document", "one\ntwo\n\nthree", "p| one two\np| three");
    row("inlines", "*a* **b** ***c*** ~~d~~ `e  f` **`g`**", "p| /a/ *b* */c/* ~d~ `e  f` *`g`*");
    row("hard breaks", "a  \nb\\\nc", "p| a⏎b⏎c");
    row("headings", "# a\n## b\n### c\n#### d\nSetext\n---", "h1| a\nh2| b\nh3| c\nh4| d\nh2| Setext");
    row("rule", "a\n\n***\nb", "p| a\nhr| \np| b");
    row("bullets", "- a\n- b\n  - c\n    - d\n", "p >1| •__a\np >1| •__b\np >2| ◦__c\np >3| ▪__d");
    row("numbers from any start", "7. a\n8. b", "p >1| 7._a\np >1| 8._b");
    row("numbers with parentheses, from 0", "0) a\n1) b", "p >1| 0)_a\np >1| 1)_b");
    row("long numbers take more room", "12345. a", "p >2| 12345._a");
    row("list in list in number", "1. a\n   - b\n2. c", "p >1| 1._a\np >2| •__b\np >1| 2._c");
    row("loose item with two paragraphs", "- a\n\n  b\n- c", "p >1| •__a\np >1| b\np >1| •__c");
    row("empty item", "- a\n-\n- c", "p >1| •__a\np >1| •__\np >1| •__c");
    row("item that begins with a list", "- - a", "p >1| •__\np >2| ◦__a");
    row("tasks", "- [x] done\n- [ ] open", "p >1| ☑_done\np >1| ☐_open");
    row("quote", "> a\n> > b\n\nc", "p >1 q1| a\np >2 q11| b\np| c");
    row("quote in a list", "- a\n  > b", "p >1| •__a\np >2 q10| b");
    row("list in a quote", "> - a", "p >2 q1| •__a");
    row("link", "[a *b*](https://example.com/x)", "p| <https://example.com/x|a ><https://example.com/x|/b/>");
    row("link without words", "[](https://example.com/x)", "p| <https://example.com/x|https://example.com/x>");
    row("R03 refused link", "[a](javascript:alert(1)) [b](file:///etc/passwd)", "p| a b");
    row("autolinks", "<https://a.example> www.b.example c@d.example",
        "p| <https://a.example|https://a.example> <http://www.b.example|www.b.example> "
        "<mailto:c@d.example|c@d.example>");
    row("R01 image", "![a *b*](https://example.com/x.png)",
        "p| <!https://example.com/x.png|a ><!https://example.com/x.png|/b/>");
    row("R01 image without words", "![](https://example.com/x.png)",
        "p| <!https://example.com/x.png|https://example.com/x.png>");
    row("R01 image in a link", "[![a](https://i.example)](https://l.example)", "p| <https://l.example|a>");
    row("R02 images of other schemes", "![a](file:///x.png) ![b](x.png) ![c](data:image/png;base64,AAAA) ![d](qrc:/x)",
        "p| a b c d");
    row("reference before its definition", "[a] and ![b][a]\n\n[a]: https://example.com",
        "p| <https://example.com|a> and <!https://example.com|b>");
    row("inline HTML is text", "a <b>c</b> <br> <img src=\"file:///x\"> &lt;d&gt;",
        "p| a <b>c</b> <br> <img src=\"file:///x\"> <d>");
    row("block HTML is text", "<script>\nalert(1)\n</script>\n\n<div>\n*a*\n</div>",
        "p| <script>⏎alert(1)⏎</script>\np| <div>⏎*a*⏎</div>");
    row("fence", "```cpp title=x\nint i;\n\n  j;\n```\nend", "code cpp| int i;⏎⏎  j;\np| end");
    row("unclosed fence", "```\na\n", "code | a");
    row("empty fence", "```\n```", "code | ");
    row("R16 code keeps its blanks", "```\n\ta\xc2\xa0 b  \n\n```", "code | \ta\xc2\xa0 b  ⏎");
    row("indented code", "    a\n\n    b\n", "code | a⏎⏎b");
    row("code in a list", "1. a\n   ```sh\n   ls\n   ```\n   b\n2. c",
        "p >1| 1._a\ncode sh >1| ls\np >1| b\np >1| 2._c");
    row("item that begins with code", "- ```\n  x\n  ```", "p >1| •__\ncode  >1| x");
    row("code in a quote", "> ```\n> x\n> ```", "code  >1 q1| x");
    row("table", "| a | b | c | d |\n|---|:--|:-:|--:|\n| *1* | 2 | 3 | 4 |\n| 5 |\n",
        "table\nrow| a| b|c c|r d\nrow| /1/| 2|c 3|r 4\nrow| 5| |c |r ");
    row("table after text, in a list", "text\n| a |\n|---|\n\n- | b |\n  |---|\n",
        "p| text\ntable\nrow| a\np >1| •__\ntable >1\nrow| b");
    row("line break in a cell", "| a |\n|---|\n| b<br>c<br/>d |", "table\nrow| a\nrow| b⏎c⏎d");
    row("footnotes", "a[^x] b[^y]\n\n[^y]: second\n[^x]: first *note*\n\n    more\n\nend",
        "p| a^1 b^2\np| end\np >1| 1._first /note/\np >1| more\np >1| 2._second");
    row("footnote nobody defined", "a[^x]", "p| a[^x]");
    row("entities and escapes", "&copy; \\*a\\* &#x41;", "p| © *a* A");
    row("R15 control characters", "a\x1b[31mb\x07", "p| a␛[31mb␇");
    row("other scripts", "مرحبا **世界** 😀", "p| مرحبا *世界* 😀");
}

void TestSegmentBuilder::construct()
{
    QFETCH(QByteArray, markdown);
    QFETCH(QString, outline);
    QCOMPARE(testing::outlineOf(markdown), outline);
}

void TestSegmentBuilder::headingsHaveTheirSizes()
{
    LiveMarkdown markdown(testing::style());
    const Segment &segment = only(markdown, "# a\n## b\n### c\n#### d\n");
    QList<int> sizes;
    for (QTextBlock block = segment.document()->begin(); block.isValid(); block = block.next()) {
        sizes << block.begin().fragment().charFormat().intProperty(QTextFormat::FontPixelSize);
        QCOMPARE(block.begin().fragment().charFormat().fontWeight(), int(QFont::DemiBold));
    }
    QCOMPARE(sizes, (QList<int>{20, 17, 16, 15})); // 15 px times 1.3, 1.15, 1.05, 1
}

void TestSegmentBuilder::inlineCodeIsSmallerOnASoftGround()
{
    LiveMarkdown markdown(testing::style());
    const QTextBlock block = only(markdown, "`a`").document()->begin();
    const QTextCharFormat format = block.begin().fragment().charFormat();
    QCOMPARE(format.intProperty(QTextFormat::FontPixelSize), 14);
    QCOMPARE(format.background().color(), testing::style().surface);
    QVERIFY(format.fontFixedPitch());
}

void TestSegmentBuilder::softBreaksAreLinesWhereTheStyleSaysSo()
{
    RenderStyle style = testing::style();
    style.softBreaks = SoftBreaks::Lines;
    LiveMarkdown markdown(style);
    QCOMPARE(only(markdown, "a\nb").plainText(), u"a\nb"_s);
    markdown.setStyle(testing::style());
    QCOMPARE(markdown.segments().front()->plainText(), u"a b"_s);
}

void TestSegmentBuilder::markersHangLeftOfTheText()
{
    LiveMarkdown markdown(testing::style());
    const Segment &segment = only(markdown, "9. text that is long enough to be broken into lines\n10. b\n");
    QTextDocument &document = *segment.document();
    document.setTextWidth(150);
    QVERIFY(document.documentLayout()->documentSize().height() > 0);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextLine first = block.layout()->lineAt(0);
        const int textStart = int(block.text().lastIndexOf(QChar(0xa0))) + 1;
        // All text, also that of further lines, begins one indent to the right of the edge.
        QVERIFY(qAbs(first.cursorToX(textStart) - testing::style().indentWidth()) < 1);
        if (block.layout()->lineCount() > 1)
            QVERIFY(qAbs(block.layout()->lineAt(1).x() - testing::style().indentWidth()) < 1);
    }
    QVERIFY(document.begin().layout()->lineCount() > 1);
}

void TestSegmentBuilder::R01_R02_picturesAreNeverLoaded()
{
    LiveMarkdown markdown(testing::style());
    markdown.setText("![x](http://127.0.0.1:9/?q=secret)\n\n<img src=\"http://127.0.0.1:9/\">\n\n![y][r]\n\n"
                     "<img src=file:///etc/hostname>\n\n![z](file:///etc/hostname) ![z](/etc/hostname) "
                     "![z](data:image/png;base64,AA)\n\n"
                     "| ![t](qrc:/x) |\n|---|\n\n```\n<img src=\"x\">\n```\n\n[r]: http://127.0.0.1:9/r.png\n");
    QVERIFY(markdown.segments().size() >= 3);
    for (const auto &segment : markdown.segments()) {
        QTextDocument *document = segment->document();
        document->setTextWidth(300);
        QVERIFY(document->documentLayout()->documentSize().height() > 0);
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it)
                QVERIFY(!it.fragment().charFormat().isImageFormat());
        }
        auto *sealed = static_cast<SealedDocument *>(document);
        QCOMPARE(sealed->refusedLoads(), 0);
        QVERIFY(!sealed->resource(QTextDocument::ImageResource, QUrl(u"file:///etc/hostname"_s)).isValid());
        QCOMPARE(sealed->refusedLoads(), 1); // it can count, so the zero above means something
    }
}

void TestSegmentBuilder::R06_longWordsGetBreaksThatAreNotPartOfTheText()
{
    LiveMarkdown markdown(testing::style());
    const QByteArray word(5000, 'x');
    const Segment &segment = only(markdown, "**" + word + "**");
    QCOMPARE(segment.document()->toPlainText().size(), 5002);
    QCOMPARE(segment.plainText(), QString::fromLatin1(word));
}

void TestSegmentBuilder::quoteBarsStandBesideTheirBlocks()
{
    LiveMarkdown markdown(testing::style());
    const Segment &segment = only(markdown, "before\n\n> a\n>\n> > b\n\nafter");
    segment.document()->setTextWidth(300);
    const std::vector<QRectF> bars = quoteBars(*segment.document(), testing::style());
    QCOMPARE(bars.size(), std::size_t(2));
    QVERIFY(bars[0].height() > bars[1].height());
    QVERIFY(bars[0].contains(QPointF(bars[0].center().x(), bars[1].center().y())));
    QCOMPARE(bars[1].left(), testing::style().indentWidth());
    QVERIFY(bars[0].bottom() < segment.document()->size().height());
}

void TestSegmentBuilder::documentsHaveNoOuterMargin()
{
    LiveMarkdown markdown(testing::style());
    const Segment &segment = only(markdown, "# a");
    segment.document()->setTextWidth(300);
    const QTextBlock block = segment.document()->begin();
    QCOMPARE(segment.document()->documentLayout()->blockBoundingRect(block).topLeft(), QPointF(0, 0));
    QVERIFY(segment.spaceBefore() > 0);
}

void TestSegmentBuilder::plainTextReadsLikeThePage()
{
    LiveMarkdown markdown(testing::style());
    QCOMPARE(only(markdown, "# a\n\nb  \nc\n\n1. d\n- [ ] e").plainText(), u"a\nb\nc\n1. d\n☐ e"_s);
}

void TestSegmentBuilder::pointSizesWorkAsWell()
{
    RenderStyle style = testing::style();
    style.body.setPointSizeF(10);
    LiveMarkdown markdown(style);
    const Segment &segment = only(markdown, "# a\n\n`b`");
    const QTextBlock heading = segment.document()->begin();
    QCOMPARE(heading.begin().fragment().charFormat().fontPointSize(), 13.0);
    QCOMPARE(heading.next().begin().fragment().charFormat().fontPointSize(), 9.3);
    QCOMPARE(style.codeFont().pointSizeF(), 9.3);
}

QTEST_MAIN(TestSegmentBuilder)
#include "tst_segmentbuilder.moc"
