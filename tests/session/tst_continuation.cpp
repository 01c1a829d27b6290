// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/continuation.h"

#include <QTest>

using namespace tokenhub;
using chat::DeltaBatch;
using chat::TextDelta;
using session::Continuation;

namespace {

QByteArray textOf(const DeltaBatch &batch)
{
    QByteArray text;
    for (const chat::Delta &delta : batch) {
        if (const auto *piece = std::get_if<TextDelta>(&delta))
            text += piece->text;
    }
    return text;
}

//! What is appended when \a said comes in pieces of \a step bytes.
QByteArray joined(const QByteArray &before, const QByteArray &said, qsizetype step)
{
    Continuation continuation(before);
    QByteArray text;
    for (qsizetype at = 0; at < said.size(); at += step)
        text += textOf(continuation.join({TextDelta{said.mid(at, step)}}));
    return text + textOf(continuation.flush());
}

} // namespace

class TestContinuation : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsSaidTwice_data();
    void nothingIsSaidTwice();
    void whatIsNoTextPasses();
    void isOverAfterTheBeginning();
};

void TestContinuation::nothingIsSaidTwice_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("appended");
    const auto row = [](const char *name, const char *before, const char *said, const char *appended) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(said) << QByteArray(appended);
    };
    row("goes on in a word", "The answer is forty-t", "wo.", "wo.");
    row("repeats the last words", "The quick brown fox jumps over", "fox jumps over the dog", " the dog");
    row("repeats all of it", "The quick brown fox", "The quick brown fox jumps", " jumps");
    row("says nothing new", "The quick brown fox", "quick brown fox", "");
    row("a few letters alike are chance", "bana", "nas are fine", "nas are fine");
    row("alike but not at the end", "One two three four five. Six", "One two three four!", "One two three four!");
    row("opens the code again", "Here:\n```python\nprint(1)\n", "```python\nprint(2)\n```\n", "print(2)\n```\n");
    row("opens it and repeats a line", "```python\nprint('hello')\n", "```py\nprint('hello')\nx = 1", "x = 1");
    row("closes the code", "```python\nprint(1)\n", "```\nDone.", "```\nDone.");
    row("a new block where none is open", "Text.\n", "```python\nx\n```", "```python\nx\n```");
    row("ends within what is held back", "The quick brown", "qui", "qui");
    row("empty", "Text", "", "");
}

void TestContinuation::nothingIsSaidTwice()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, appended);
    for (qsizetype step = 1; step <= std::max<qsizetype>(1, said.size()); ++step)
        QCOMPARE(joined(before, said, step), appended);
}

void TestContinuation::whatIsNoTextPasses()
{
    Continuation continuation("The quick brown fox");
    const DeltaBatch batch{chat::ReasoningDelta{"hm"}, TextDelta{"brown"}, chat::FinishDelta{QStringLiteral("stop")}};
    const DeltaBatch joined = continuation.join(batch);
    QCOMPARE(joined.size(), size_t(2)); // the text is held back
    QVERIFY(std::holds_alternative<chat::ReasoningDelta>(joined.front()));
    QVERIFY(std::holds_alternative<chat::FinishDelta>(joined.back()));
}

void TestContinuation::isOverAfterTheBeginning()
{
    Continuation continuation("The quick brown fox");
    QCOMPARE(textOf(continuation.join({TextDelta{"!"}})), QByteArray("!"));
    QCOMPARE(textOf(continuation.join({TextDelta{"The quick brown fox"}})), QByteArray("The quick brown fox"));
    QVERIFY(continuation.flush().empty());
}

QTEST_GUILESS_MAIN(TestContinuation)

#include "tst_continuation.moc"
