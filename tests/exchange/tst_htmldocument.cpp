// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison.h"
#include "exchange/answerhtml.h"
#include "exchange/foreigntext.h"

#include <QTest>
#include <QThread>
#include <QXmlStreamReader>
#include <algorithm>
#include <atomic>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::exchange;
using namespace tokenhub::exchange::test;

namespace {

//! \brief What a parser makes of a page: its elements, the texts of some, where links go.
struct Page {
    QStringList elements;
    QStringList attributes; //!< "name=value"
    QHash<QString, QStringList> texts; //!< by element, of those without elements inside
    QString all; //!< every text
    QString error;

    [[nodiscard]] qsizetype count(const QString &element) const { return elements.count(element); }
};

Page pageOf(const QByteArray &html)
{
    Page page;
    QXmlStreamReader reader(html);
    QString open;
    QString text;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement:
            page.elements << reader.name().toString();
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                page.attributes << attribute.name().toString() + u'=' + attribute.value().toString();
            open = reader.name().toString();
            text.clear();
            break;
        case QXmlStreamReader::Characters:
            text += reader.text();
            page.all += reader.text();
            break;
        case QXmlStreamReader::EndElement:
            if (reader.name() == open)
                page.texts[open] << text;
            open.clear();
            break;
        default:
            break;
        }
    }
    page.error = reader.errorString();
    return page;
}

Page pageOf(const Comparison &two, const ExportOptions &options = someOptions())
{
    return pageOf(exported(two.conversation, Format::Html, options));
}

//! As the window parses.
bool strikesWithExtension(const QByteArray &text)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("strikethrough"));
    cmark_parser_feed(parser, text.constData(), size_t(text.size()));
    cmark_node *root = cmark_parser_finish(parser);
    char *html = cmark_render_html(root, CMARK_OPT_DEFAULT, nullptr);
    const bool isStruck = QByteArrayView(html).contains("<del>");
    cmark_get_default_mem_allocator()->free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return isStruck;
}

//! Nothing that runs, loads or goes anywhere but to the web.
QString dangerIn(const Page &page)
{
    if (!page.error.isEmpty())
        return u"not well-formed: "_s + page.error;
    for (const QString &element : page.elements) {
        static const QStringList harmless
            = u"html head meta title style body header main section article h1 h2 h3 h4 h5 h6 p div span ul ol li pre "
              u"code blockquote "
              "table thead tbody tr th td details summary strong em del ins a br hr input figure figcaption svg rect text img"_s
                  .split(u' ');
        if (!harmless.contains(element))
            return u"element "_s + element;
    }
    for (const QString &attribute : page.attributes) {
        if (attribute.startsWith(u"on"_s)
            || (attribute.startsWith(u"src="_s) && !attribute.startsWith(u"src=data:image/"_s)))
            return attribute;
        if (attribute.startsWith(u"href="_s) && !attribute.startsWith(u"href=http"_s)
            && !attribute.startsWith(u"href=mailto:"_s))
            return attribute;
    }
    for (const QChar c : page.all) {
        if ((c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069)))
            return u"a mark of direction"_s;
    }
    return {};
}

} // namespace

class TestHtmlDocument : public QObject
{
    Q_OBJECT

private slots:
    void showsAnswersSideBySide();
    void chartsAndTheTableSayTheSame();
    void differencesAreMarked();
    void hostileTextIsInert_data();
    void hostileTextIsInert();
    void rawHtmlIsShownAsText();
    void struckTextAndBareAddressesAreFound_data();
    void struckTextAndBareAddressesAreFound();
    void anotherThreadsParserIsLeftAlone();
    void picturesAreNamedAndNotLoaded();
    void formulasStayAsTheyWereWritten();
    void hugeAndDeepAnswersAreShownAsText_data();
    void hugeAndDeepAnswersAreShownAsText();
    void requestsBeyondTheBoundAreLeftOut();
    void noScriptAndNoLoads();
};

void TestHtmlDocument::showsAnswersSideBySide()
{
    Comparison two;
    two.ask("Which <b>is</b> better?");
    const base::MessageId best
        = two.answer(0, "## Tea\n\n| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n- [x] not ~~cold~~", "They ask.");
    two.answer(1, "Coffee.");
    two.judge(best, {.rating = 4, .tags = {u"clear"_s}, .note = u"Says <why>."_s});
    const Page page = pageOf(two, optionsFor(two));
    QCOMPARE(dangerIn(page), QString());
    QCOMPARE(page.count(u"article"_s), 2);
    QCOMPARE(page.texts[u"title"_s], QStringList{u"Tea or coffee?"_s});
    QVERIFY(page.texts[u"h3"_s].contains(u"A · alpha/one-7b"_s));
    QVERIFY(page.texts[u"h3"_s].contains(u"B · beta-two (temp 0.2)"_s));
    QVERIFY(page.texts[u"h2"_s].contains(u"Tea"_s)); // laid out
    QVERIFY(page.texts[u"td"_s].contains(u"~~2~~"_s)); // in tables alone not laid out
    QVERIFY(page.texts[u"del"_s].contains(u"cold"_s));
    QVERIFY(page.texts[u"pre"_s].contains(u"Which <b>is</b> better?"_s)); // a prompt is not
    QVERIFY(page.texts[u"pre"_s].contains(u"Says <why>."_s));
    QVERIFY(page.texts[u"summary"_s].contains(u"Reasoning"_s));
    QCOMPARE(page.texts[u"summary"_s].count(u"Request as it was sent"_s), 2);
    QVERIFY(page.all.contains(u"★ best answer · 4 of 5 · clear"_s));
    QVERIFY(page.attributes.contains(u"class=answer best"_s));
}

void TestHtmlDocument::chartsAndTheTableSayTheSame()
{
    Comparison two;
    two.ask("p");
    two.answer(0, "one");
    two.answer(1, "two");
    const Page page = pageOf(two);
    QCOMPARE(page.count(u"svg"_s), 3);
    QCOMPARE(page.count(u"rect"_s), 6);
    QVERIFY(page.texts[u"text"_s].contains(u"3.25 s"_s));
    QVERIFY(page.texts[u"td"_s].contains(u"3.25 s"_s));
    QVERIFY(page.attributes.contains(u"aria-label=Total time: A 2.25 s, B 3.25 s"_s));
    const auto widest = std::count(page.attributes.cbegin(), page.attributes.cend(), u"width=210.0"_s);
    QCOMPARE(widest, 4); // of each chart one; the first tokens came at the same time
}

void TestHtmlDocument::differencesAreMarked()
{
    Comparison two;
    two.ask("p");
    two.answer(0, "Same.\n\nTea needs fresh water.");
    two.answer(1, "Same.\n\nTea needs clean water.");
    Page page = pageOf(two);
    QVERIFY(page.texts[u"summary"_s].contains(u"What differs from A"_s));
    QVERIFY(page.texts[u"del"_s].contains(u"fresh"_s));
    QVERIFY(page.texts[u"ins"_s].contains(u"clean"_s));

    Comparison same;
    same.ask("p");
    same.answer(0, "x");
    same.answer(1, "x");
    page = pageOf(same);
    QVERIFY(page.texts[u"p"_s].contains(u"The same as A, word for word"_s));
}

void TestHtmlDocument::hostileTextIsInert_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("script") << QByteArray("</script><script>alert(1)</script></pre></style></title>");
    QTest::newRow("comment") << QByteArray("<!-- \n\n--> <!-- open");
    QTest::newRow("declarations") << QByteArray("<![CDATA[ x ]]> <?php ?> <!DOCTYPE a [<!ENTITY b \"c\">]> &b; &nbsp;");
    QTest::newRow("attributes") << QByteArray("\" onload=\"x\" ' onerror='y' `<img src=x onerror=z>`");
    QTest::newRow("script links") << QByteArray(
        "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x) <vbscript:x> "
        "[d](file:///etc/passwd) [e](//evil.example/x) [f](<java\tscript:x>) [g](&#106;avascript:x)");
    QTest::newRow("link titles") << QByteArray(
        "[a](https://a.example \"\xE2\x80\xAE\x01\" ) ![b](https://b.example 'x\"y')");
    QTest::newRow("fence info") << QByteArray("```\"><script>\xE2\x80\xAE\x01\nx\n```");
    QTest::newRow("directions") << QByteArray("a \xE2\x80\xAE"
                                              "b\xE2\x81\xA6 c `\xE2\x80\xAD` \xE2\x81\xA9");
    QTest::newRow("controls") << QByteArray("\0\1\x0b\x1b[31m\x7f\xc2\x85", 12);
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\xc0\xaf\xed\xa0\x80 \xef\xbf\xbe\xef\xbf\xbf");
    QTest::newRow("nested") << QByteArray(
        "[![i](https://a.example/i.png)](javascript:x) **<b>*[a](https://a.example)*</b>**");
    QTest::newRow("svg") << QByteArray("<svg><style><![CDATA[</style><img src=x>]]>");
}

//! As answer, prompt, reasoning, title, model, tag, note, tool call and error.
void TestHtmlDocument::hostileTextIsInert()
{
    QFETCH(QByteArray, text);
    const QString shown = QString::fromUtf8(text);
    Comparison two;
    two.conversation.setTarget(two.lane(1), targetOf(shown));
    two.conversation.setTitle(shown);
    two.ask(text);
    two.answer(0, "something else");
    Message answer = chat::makeAnswer(shown, day);
    answer.turn = two.turn;
    answer.outcome = chat::Outcome::Failed;
    answer.answeredBy = shown + u'x';
    answer.error = base::Error{.serverMessage = shown};
    answer.requestSnapshot = text;
    for (const PartKind kind :
         {PartKind::Text, PartKind::Reasoning, PartKind::Refusal, PartKind::ToolCall, PartKind::Raw, PartKind::Image})
        answer.parts.push_back({.kind = kind, .text = text, .callId = shown, .name = shown});
    two.judge(two.conversation.append(two.lane(1), answer), {.rating = 1, .tags = {shown}, .note = shown});
    ExportOptions options = someOptions();
    options.requestOf = [&text](const Conversation &, base::MessageId) { return text; };
    options.words.language = shown;
    QCOMPARE(dangerIn(pageOf(two, options)), QString());
}

void TestHtmlDocument::rawHtmlIsShownAsText()
{
    const AnswerHtml answer = answerHtml("<div>\n<b>x</b>\n</div>\n\na <i>b</i> c", u"Image: %1"_s);
    QVERIFY(!answer.isPlain);
    QCOMPARE(answer.html,
             QByteArray("<pre><code>&lt;div&gt;\n&lt;b&gt;x&lt;/b&gt;\n&lt;/div&gt;\n</code></pre>\n"
                        "<p>a &lt;i&gt;b&lt;/i&gt; c</p>\n"));
}

void TestHtmlDocument::struckTextAndBareAddressesAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("html");
    const auto link = [](const QByteArray &url) { return "<a href=\"" + url + "\">" + url + "</a>"; };
    QTest::newRow("struck") << QByteArray("a ~~b c~~ d ~~e~~") << QByteArray("a <del>b c</del> d <del>e</del>");
    QTest::newRow("not struck") << QByteArray("a ~~ b ~~ c ~~~~ ~~d") << QByteArray("a ~~ b ~~ c ~~~~ ~~d");
    QTest::newRow("in code") << QByteArray("`~~a~~ https://x.example`")
                             << QByteArray("<code>~~a~~ https://x.example</code>");
    QTest::newRow("address") << QByteArray("see https://x.example/a_b?c=d.")
                             << "see " + link("https://x.example/a_b?c=d") + '.';
    QTest::newRow("in brackets") << QByteArray("(https://x.example/a_(b))")
                                 << '(' + link("https://x.example/a_(b)") + ')';
    QTest::newRow("quoted") << QByteArray("\"http://x.example\"") << "&quot;" + link("http://x.example") + "&quot;";
    QTest::newRow("in a word") << QByteArray("xhttps://x.example") << QByteArray("xhttps://x.example");
    QTest::newRow("nothing behind") << QByteArray("https:// http://. https://")
                                    << QByteArray("https:// http://. https://");
    QTest::newRow("in a link") << QByteArray("[https://x.example](https://y.example)")
                               << QByteArray("<a href=\"https://y.example\">https://x.example</a>");
    QTest::newRow("struck HTML") << QByteArray("~~&lt;b&gt;~~") << QByteArray("<del>&lt;b&gt;</del>");
}

void TestHtmlDocument::struckTextAndBareAddressesAreFound()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, html);
    QCOMPARE(answerHtml(text, u"%1"_s).html, "<p>" + html + "</p>\n");
}

//! cmark-gfm's extensions for inlines switch a table that all parsers share: while one ran here, ~~x~~ was plain text
//! in the window.
void TestHtmlDocument::anotherThreadsParserIsLeftAlone()
{
    std::atomic<int> rounds = 0;
    const std::unique_ptr<QThread> busy(QThread::create([&rounds] {
        for (; !QThread::currentThread()->isInterruptionRequested(); ++rounds)
            (void)answerHtml("x ~~y~~ https://x.example\n\n| a |\n|---|\n| ~~b~~ |", u"%1"_s);
    }));
    busy->start();
    int plain = 0;
    while (rounds < 2000)
        plain += int(!strikesWithExtension("a ~~b~~"));
    busy->requestInterruption();
    QVERIFY(busy->wait());
    QCOMPARE(plain, 0);
}

void TestHtmlDocument::picturesAreNamedAndNotLoaded()
{
    QCOMPARE(
        answerHtml("![a *b*](https://p.example/x.png)", u"Image: %1"_s).html,
        QByteArray("<p>[Image: a <em>b</em> – <a href=\"https://p.example/x.png\">https://p.example/x.png</a>]</p>\n"));
    QCOMPARE(answerHtml("![](data:image/png;base64,AA)", u"Image: %1"_s).html,
             QByteArray("<p>[Image: data:image/png;base64,AA]</p>\n"));
    QCOMPARE(answerHtml("[![a](https://p.example/)](https://l.example/)", u"Image: %1"_s).html,
             QByteArray("<p><a href=\"https://l.example/\">[Image: a – https://p.example/]</a></p>\n"));
}

void TestHtmlDocument::formulasStayAsTheyWereWritten()
{
    const QByteArray text = "*a* $x_1 < y_1$ and `$c$`\n\n$$\\\\ \\_\n- b\n=$$ [l](https://a.example/$d$) <b>$e$</b>";
    std::vector<ByteRange> formulas;
    for (const QByteArray &formula : {QByteArray("$x_1 < y_1$"), QByteArray("$c$"), QByteArray("$$\\\\ \\_\n- b\n=$$"),
                                      QByteArray("$d$"), QByteArray("$e$")})
        formulas.push_back({text.indexOf(formula), text.indexOf(formula) + formula.size()});
    QCOMPARE(answerHtml(text, u"%1"_s, formulas).html,
             QByteArray("<p><em>a</em> <code>$x_1 &lt; y_1$</code> and <code>$c$</code></p>\n"
                        "<p><code>$$\\\\ \\_\n- b\n=$$</code> <a href=\"https://a.example/$d$\">l</a> "
                        "&lt;b&gt;<code>$e$</code>&lt;/b&gt;</p>\n"));
    // Whoever knows the tokens gets nothing else for them.
    const QByteArray forged = "\xef\xa3\xb2"
                              "0\xef\xa3\xb3 $x$";
    QCOMPARE(answerHtml(forged, u"%1"_s, {{forged.size() - 3, forged.size()}}).html, "<p>" + forged + "</p>\n");
}

void TestHtmlDocument::hugeAndDeepAnswersAreShownAsText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("10 MB") << QByteArray("word <b> & \n").repeated(800'000);
    QTest::newRow("one line") << QByteArray(1'000'000, 'x');
    QTest::newRow("cells") << QByteArray("|").repeated(15'000);
    QTest::newRow("quotes") << QByteArray("> ").repeated(5000) + "x";
    QTest::newRow("lists") << QByteArray("- ").repeated(5000) + "x";
    QTest::newRow("brackets") << QByteArray("[").repeated(15'000);
    QTest::newRow("stars") << QByteArray("*a **b ").repeated(2000);
}

void TestHtmlDocument::hugeAndDeepAnswersAreShownAsText()
{
    QFETCH(QByteArray, text);
    Comparison two;
    two.ask("p");
    two.answer(0, "short");
    two.answer(1, text);
    const QByteArray html = exported(two.conversation, Format::Html, someOptions());
    QVERIFY(html.size() < 4 * text.size() + 100'000);
    const Page page = pageOf(html);
    QCOMPARE(dangerIn(page), QString());
    QVERIFY(page.all.contains(u"shown as it was written"_s));
}

void TestHtmlDocument::requestsBeyondTheBoundAreLeftOut()
{
    Comparison two;
    for (int i = 0; i < 3; ++i) {
        two.ask("p");
        two.answer(0, "x");
    }
    ExportOptions options = someOptions();
    options.requestOf
        = [](const Conversation &, base::MessageId) { return QByteArray(RequestShelf::mostBytes / 2 + 10, 'x'); };
    const Page page = pageOf(two, options);
    QCOMPARE(page.texts[u"summary"_s].count(u"Request as it was sent"_s), 3);
    QVERIFY(page.all.contains(options.words.requestTooLong));
    QVERIFY(page.all.size() < 2 * RequestShelf::mostBytes);
}

void TestHtmlDocument::noScriptAndNoLoads()
{
    Comparison two;
    two.ask("p");
    Message prompt = chat::makeUserMessage(u"see"_s, day);
    prompt.parts.push_back({.kind = PartKind::Image, .text = "GIF89a", .name = u"image/gif"_s});
    prompt.parts.push_back({.kind = PartKind::Image, .text = "<svg onload='x'/>", .name = u"image/svg+xml"_s});
    two.conversation.append(two.lane(0), prompt);
    const QByteArray html = exported(two.conversation, Format::Html, someOptions());
    QVERIFY(html.startsWith("<!DOCTYPE html>\n<html xmlns="));
    const Page page = pageOf(html);
    QCOMPARE(dangerIn(page), QString());
    QCOMPARE(page.count(u"img"_s), 1); // an SVG can do what a page can
    QVERIFY(page.attributes.contains(u"src=data:image/gif;base64,R0lGODlh"_s));
    const auto csp = std::find_if(page.attributes.cbegin(), page.attributes.cend(), [](const QString &attribute) {
        return attribute.startsWith(u"content=default-src 'none'; style-src 'unsafe-inline'; img-src data:"_s);
    });
    QVERIFY(csp != page.attributes.cend());
    QVERIFY(!html.contains("url(") && !html.contains("@import"));
}

QTEST_GUILESS_MAIN(TestHtmlDocument)
#include "tst_htmldocument.moc"
