// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/statustext.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace std::chrono_literals;
using base::ErrorKind;
using base::KeyState;
using words::Remedy;

namespace {

chat::Message answer(chat::Outcome outcome, const QString &finish = {})
{
    chat::Message message;
    message.role = chat::Role::Assistant;
    message.outcome = outcome;
    message.finishReason = finish;
    return message;
}

} // namespace

class TestStatusText : public QObject
{
    Q_OBJECT

private slots:
    void saysNothingWhileAnAnswerRunsOrAfterAnOrdinaryEnd();
    void J09_hasTheRightEndNoteForEachFinishReason();
    void offersToContinueOnlyWhenSomethingArrived();
    void tellsWhyAnAnswerFailed();
    void J02_countsWhatWasLeftOut();
    void K04_hasItsOwnSentenceForEachStateOfTheKey();
    void tellsWhenThereIsNoModelList();
    void countsTheSecondsOfWaiting();
    void countsDownToTheRetry();
    void tellsHowLongItThought();
};

void TestStatusText::saysNothingWhileAnAnswerRunsOrAfterAnOrdinaryEnd()
{
    QVERIFY(!words::outcomeNote(chat::Message{}));
    for (const QString &finish : {QString(), u"stop"_s})
        QVERIFY(!words::outcomeNote(answer(chat::Outcome::Complete, finish)));
    chat::Message caller = answer(chat::Outcome::Complete, u"called a tool"_s);
    caller.parts.push_back({.kind = chat::PartKind::ToolCall, .name = u"weather"_s});
    QVERIFY(!words::outcomeNote(caller));
}

void TestStatusText::J09_hasTheRightEndNoteForEachFinishReason()
{
    const auto length = words::outcomeNote(answer(chat::Outcome::Complete, u"length"_s));
    QVERIFY(length && length->sentence.contains("length limit"_L1));
    QVERIFY(length->remedies.contains(Remedy::Continue));
    const auto filter = words::outcomeNote(answer(chat::Outcome::Complete, u"content_filter"_s));
    QVERIFY(filter && filter->sentence.contains("filter"_L1));
    const auto unknown = words::outcomeNote(answer(chat::Outcome::Complete, u"moon\nphase"_s));
    QVERIFY(unknown && unknown->sentence.contains(u"“moon phase”"_s));
}

void TestStatusText::offersToContinueOnlyWhenSomethingArrived()
{
    for (const chat::Outcome outcome : {chat::Outcome::Stopped, chat::Outcome::Interrupted}) {
        chat::Message message = answer(outcome);
        QVERIFY(!words::outcomeNote(message)->remedies.contains(Remedy::Continue));
        QVERIFY(words::outcomeNote(message)->remedies.contains(Remedy::TryAgain));
        message.parts.push_back({.text = "half"});
        if (!message.hasContent())
            QFAIL("the message has text");
        QCOMPARE(words::outcomeNote(message)->remedies.front(), Remedy::Continue);
    }
}

void TestStatusText::tellsWhyAnAnswerFailed()
{
    chat::Message message = answer(chat::Outcome::Failed);
    message.error = base::Error{.kind = ErrorKind::KeyRejected, .httpStatus = 401};
    QCOMPARE(words::outcomeNote(message)->sentence, words::errorText(*message.error).sentence);
    message.error.reset();
    QVERIFY(!words::outcomeNote(message)->sentence.isEmpty());
}

void TestStatusText::J02_countsWhatWasLeftOut()
{
    QVERIFY(words::skippedNote(0).isEmpty());
    QCOMPARE(words::skippedNote(1), u"1 broken piece of the answer was left out."_s);
    QCOMPARE(words::skippedNote(3), u"3 broken pieces of the answer were left out."_s);
}

void TestStatusText::K04_hasItsOwnSentenceForEachStateOfTheKey()
{
    QSet<QString> seen;
    for (const KeyState state : {KeyState::Unknown, KeyState::Found, KeyState::Absent, KeyState::Locked,
                                 KeyState::NoService, KeyState::Waiting, KeyState::Denied}) {
        const words::ErrorText text = words::keyText(state, u"why"_s);
        QVERIFY(text.sentence.endsWith(u'.'));
        QVERIFY(!text.remedies.isEmpty());
        QVERIFY(text.details.contains("why"_L1));
        QVERIFY2(!seen.contains(text.sentence), qPrintable(text.sentence));
        seen += text.sentence;
    }
    QVERIFY(words::keyText(KeyState::Waiting).remedies.contains(Remedy::UseForSession));
    QVERIFY(words::keyText(KeyState::NoService).remedies.contains(Remedy::UseForSession));
}

void TestStatusText::tellsWhenThereIsNoModelList()
{
    const words::ErrorText text = words::modelListText({.kind = ErrorKind::NotFound, .httpStatus = 404});
    QCOMPARE(text.sentence, u"The gateway has no model list (404). Type a model name."_s);
    QCOMPARE(text.remedies.front(), Remedy::ChooseModel);
    QVERIFY(words::modelListText({.kind = ErrorKind::BadAnswer}).sentence.contains("Type a model name"_L1));
    const base::Error refused{.kind = ErrorKind::ConnectionRefused, .subject = u"h"_s};
    QCOMPARE(words::modelListText(refused).sentence, words::errorText(refused).sentence);
}

void TestStatusText::countsTheSecondsOfWaiting()
{
    QCOMPARE(words::waitingFor(u"qwen-plus"_s, 900ms), u"Waiting for qwen-plus …"_s);
    QCOMPARE(words::waitingFor(u"qwen-plus"_s, 3999ms), u"Waiting for qwen-plus … 3 s"_s);
    QCOMPARE(words::waitingFor(u"%2"_s, 3s), u"Waiting for %2 … 3 s"_s);
    QCOMPARE(words::connectingTo(u"gateway.example"_s), u"Connecting to gateway.example …"_s);
    QCOMPARE(words::waitingForKeyring(), u"Waiting for the keyring …"_s);
    QCOMPARE(words::nothingArrivedFor(45'500ms), u"Nothing arrived for 45 s. Still waiting …"_s);
}

void TestStatusText::countsDownToTheRetry()
{
    const base::Error limited{.kind = ErrorKind::RateLimited, .httpStatus = 429};
    QCOMPARE(words::retryingIn(4s, limited), u"Retrying in 4 s (429)"_s);
    QCOMPARE(words::retryingIn(3001ms, limited), u"Retrying in 4 s (429)"_s);
    QCOMPARE(words::retryingIn(-5s, limited), u"Retrying in 1 s (429)"_s);
    QCOMPARE(words::retryingIn(2s, {.kind = ErrorKind::HostNotFound}), u"Retrying in 2 s (host not found)"_s);
}

void TestStatusText::tellsHowLongItThought()
{
    QCOMPARE(words::thoughtFor(12'400ms), u"Thought for 12 s"_s);
    QCOMPARE(words::thoughtFor(300ms), u"Thought for a moment"_s);
    QCOMPARE(words::thoughtFor(std::nullopt), u"Thought"_s);
}

QTEST_GUILESS_MAIN(TestStatusText)
#include "tst_statustext.moc"
