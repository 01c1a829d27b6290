// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison.h"
#include "exchange/foreigntext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::exchange;
using namespace tokenhub::exchange::test;

class TestMarkdownDocument : public QObject
{
    Q_OBJECT

private slots:
    void aComparisonReadsAsExpected();
    void nothingInAnAnswerBecomesTheDocumentsOwn_data();
    void nothingInAnAnswerBecomesTheDocumentsOwn();
    void anOrdinaryChatHasNoLetters();
    void toolTextCannotEndItsFence();
    void titlesAreEscaped();
    void aLaneAskedSomethingElseSaysSo();
};

void TestMarkdownDocument::aComparisonReadsAsExpected()
{
    Comparison two;
    two.ask("Which is better?\n\nBe brief.");
    const base::MessageId best = two.answer(0, "# Tea\n\nIt is *calmer*.\n", "They ask for one.");
    two.answer(1, "Coffee.");
    two.judge(best, {.rating = 4, .tags = {u"clear"_s}, .note = u"Says why."_s});
    two.ask("Why?");
    two.answer(0, "It is hot.");
    QCOMPARE(QString::fromUtf8(exported(two.conversation, Format::Markdown, optionsFor(two))),
             QString::fromUtf8(expected(u"two-lanes.md"_s)));
}

void TestMarkdownDocument::nothingInAnAnswerBecomesTheDocumentsOwn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("heading") << QByteArray("# One\n\n## Turn 9\n\nx\n===\n");
    QTest::newRow("open fence") << QByteArray("```\nnever closed");
    QTest::newRow("CR alone") << QByteArray("a\r# b\r\n# c\n\n\n# d");
    QTest::newRow("open comment") << QByteArray("<!-- never closed\n\n<script>");
    QTest::newRow("quotes and lists") << QByteArray("> > a\n- b\n    - c\n\n1. d\n");
    QTest::newRow("empty lines at the end") << QByteArray("a\n\n\n");
}

//! Every line is in a quote, and without the marks it is what was said.
void TestMarkdownDocument::nothingInAnAnswerBecomesTheDocumentsOwn()
{
    QFETCH(QByteArray, text);
    Comparison two;
    two.ask("p");
    two.answer(0, text);
    const QByteArray document = exported(two.conversation, Format::Markdown, someOptions());
    const qsizetype begin = document.indexOf("### A") + document.mid(document.indexOf("### A")).indexOf("> ");
    const qsizetype end = document.indexOf("\n\n**Metrics:**", begin);
    QVERIFY(begin > 0 && end > begin);
    QByteArray said;
    QByteArray rest = document.mid(begin, end - begin);
    while (!rest.isEmpty()) {
        QVERIFY2(rest.startsWith("> "), document.constData());
        rest = rest.mid(2);
        qsizetype lineEnd = 0;
        while (lineEnd < rest.size() && rest[lineEnd] != '\n' && rest[lineEnd] != '\r')
            ++lineEnd;
        while (lineEnd < rest.size() && (rest[lineEnd] == '\n' || rest[lineEnd] == '\r') && rest[lineEnd] != '>')
            ++lineEnd;
        said += rest.left(lineEnd);
        rest = rest.mid(lineEnd);
    }
    QCOMPARE(said, text);
}

void TestMarkdownDocument::anOrdinaryChatHasNoLetters()
{
    Conversation chat(targetOf(u"solo"_s), day);
    chat.append(chat.lanes()[0].id, chat::makeUserMessage(u"hello"_s, day)); // as old ones: of no turn
    Message answer = chat::makeAnswer(u"solo"_s, day);
    answer.parts.push_back({.text = "hi"});
    answer.outcome = chat::Outcome::Failed;
    answer.error = base::Error{.kind = base::ErrorKind::Overloaded, .serverMessage = u"too\nbusy"_s, .httpStatus = 503};
    chat.append(chat.lanes()[0].id, answer);
    const QByteArray document = exported(chat, Format::Markdown, someOptions());
    QVERIFY(document.contains("# Untitled conversation\n"));
    QVERIFY(document.contains("\n### solo\n\n> hi\n"));
    QVERIFY(document.contains("failed (503): too busy"));
    QVERIFY(!document.contains("A · "));
}

void TestMarkdownDocument::toolTextCannotEndItsFence()
{
    Comparison two;
    two.ask("p");
    Message answer = chat::makeAnswer(u"m"_s, day);
    answer.turn = two.turn;
    answer.parts.push_back({.kind = PartKind::ToolCall, .text = "a\n`````\n# out", .name = u"f*x*"_s});
    two.conversation.append(two.lane(0), answer);
    const QByteArray document = exported(two.conversation, Format::Markdown, someOptions());
    QVERIFY(document.contains("**Tool call: f\\*x\\***\n\n``````\na\n`````\n# out\n``````\n"));
}

void TestMarkdownDocument::titlesAreEscaped()
{
    Comparison two;
    two.conversation.setTitle(u"[x](javascript:y) <b>\n# \u202E*z*"_s);
    const QByteArray document = exported(two.conversation, Format::Markdown, someOptions());
    QVERIFY2(document.startsWith("# \\[x\\](javascript:y) \\<b\\> \\# \\*z\\*\n"), document.constData());
}

void TestMarkdownDocument::aLaneAskedSomethingElseSaysSo()
{
    Comparison two;
    two.ask("same");
    two.answer(0, "first");
    two.answer(1, "what was said before");
    const base::MessageId old = two.conversation.path(two.lane(1)).front();
    Message other = chat::makeUserMessage(u"another one"_s, day);
    other.turn = two.turn;
    two.conversation.appendBelow(two.lane(1), two.conversation.message(old).parent, other);
    const QByteArray document = exported(two.conversation, Format::Markdown, someOptions());
    QVERIFY(document.contains("### Prompt\n\n> same\n"));
    QVERIFY(document.contains("This lane was asked:\n\n> another one\n"));
    QVERIFY(!document.contains("what was said before")); // not what is read in the lane now
}

QTEST_GUILESS_MAIN(TestMarkdownDocument)
#include "tst_markdowndocument.moc"
