// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/livemarkdown.h"
#include "transcript/copiedblocks.h"

#include <QTest>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

std::vector<CopiedBlock> blocksOf(const QByteArray &markdown)
{
    markdown::LiveMarkdown live{markdown::RenderStyle()};
    live.setText(markdown);
    std::vector<CopiedBlock> blocks;
    for (const auto &segment : live.segments()) {
        for (CopiedBlock &block : copiedBlocks(*segment, {0, segment->document()->characterCount() - 1}))
            blocks.push_back(std::move(block));
    }
    return blocks;
}

} // namespace

class CopiedBlocksTest : public QObject
{
    Q_OBJECT

private slots:
    void becomesHtml_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        QTest::addColumn<QString>("html");
        QTest::newRow("formats")
            << "A **bold *and slanted*** `x<y` ~~gone~~ [link](https://example.org/?a=1&b=2)."_ba
            << u"<p>A <strong>bold </strong><strong><em>and slanted</em></strong> <code>x&lt;y</code> <s>gone</s> "
               "<a href=\"https://example.org/?a=1&amp;b=2\">link</a>.</p>"_s;
        QTest::newRow("headings") << "# One\n\n### Three"_ba << u"<h1>One</h1><h3>Three</h3>"_s;
        QTest::newRow("lists") << "- a\n- b\n  1. c\n  2. d\n- e\n\nAfter"_ba
                               << u"<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li><li>e</li></ul><p>After</p>"_s;
        QTest::newRow("start") << "3. c\n4. d"_ba << u"<ol start=\"3\"><li>c</li><li>d</li></ol>"_s;
        QTest::newRow("quote") << "> a\n>\n> > b\n\nc"_ba
                               << u"<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>"_s;
        QTest::newRow("code") << "```cpp\nif (a < b)\n    c();\n```"_ba
                              << u"<pre><code>if (a &lt; b)\n    c();</code></pre>"_s;
        QTest::newRow("table") << "| a | b |\n|---|---|\n| 1 | **2** |"_ba
                               << u"<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><strong>2</strong></td></tr>"
                                  "</table>"_s;
        QTest::newRow("rule") << "a\n\n---\n\nb"_ba << u"<p>a</p><hr><p>b</p>"_s;
    }

    void becomesHtml()
    {
        QFETCH(QByteArray, markdown);
        QFETCH(QString, html);
        QCOMPARE(toHtml(blocksOf(markdown)), html);
    }

    void R03_takesNothingHostileAlong()
    {
        const QString html
            = toHtml(blocksOf("![pixel](https://evil.example/p.png) [x](javascript:alert(1)) <script>y</script> "
                              "<img src=x onerror=z>\n\n[q](https://e.org/\"onclick=\"z)"));
        QVERIFY(!html.contains(u"<img"_s));
        QVERIFY(!html.contains(u"<script"_s));
        QVERIFY(!html.contains(u"javascript:"_s));
        QVERIFY(!html.contains(u"\"onclick"_s));
        QVERIFY(!html.contains(u"src=\""_s));
        QVERIFY(!html.contains(u"style="_s));
    }

    void comesBackAsTheSameMarkdown_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        QTest::newRow("formats") << "A **bold** *slanted* ~~gone~~ `code` [link](https://example.org/)."_ba;
        QTest::newRow("signs") << "2 \\* 3 \\[x] \\<b> snake_case \\_x"_ba;
        QTest::newRow("blocks") << "# One\n\nText\n\n- a\n- b\n   - c\n- d\n\n1. e\n2. f\n\n> quoted\n>\n> more"_ba;
        QTest::newRow("code") << "````md\n```\nx\n```\n````"_ba;
        QTest::newRow("table") << "| a | b |\n|---|---|\n| 1 | x \\| y |"_ba;
        QTest::newRow("tasks") << "- [x] done\n- [ ] open"_ba;
        QTest::newRow("looks like a list") << "\\# no heading\n\n1\\. no item\n\n\\- none"_ba;
    }

    void comesBackAsTheSameMarkdown()
    {
        QFETCH(QByteArray, markdown);
        const QString once = toMarkdown(blocksOf(markdown));
        QCOMPARE(once, QString::fromUtf8(markdown));
        QCOMPARE(toHtml(blocksOf(once.toUtf8())), toHtml(blocksOf(markdown)));
    }
};

QTEST_MAIN(CopiedBlocksTest)
#include "tst_copiedblocks.moc"
