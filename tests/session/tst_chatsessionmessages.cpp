// SPDX-License-Identifier: GPL-3.0-or-later
// What a person makes of one message: goes on where it broke off, writes it anew, answers for a tool.
#include "session/requestbody.h"
#include "sessionfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using chat::Origin;
using chat::Outcome;
using practice::Reply;
using session::ChatSession;

class TestChatSessionMessages : public QObject
{
    Q_OBJECT

private slots:
    void aStoppedAnswerIsContinuedWithoutRepeating();
    void aContinuationThatFailsLosesNothing();
    void anAnswerIsContinuedAfterARestart();
    void reasoningOfAContinuationStaysBeforeTheText();
    void anAnswerIsEditedByHand();
    void aToolsResultIsGivenAndTheModelAskedAgain();
    void theLastOfSeveralResultsAsks();
    void anotherResultStandsBesideTheFirst();
    void aPromptWithoutAnswerIsAskedAgain();
    void theRequestAsSentCanBeRead();
};

void TestChatSessionMessages::aStoppedAnswerIsContinuedWithoutRepeating()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"Once upon a time there"_s, u" was"_s));
    f.gateway.enqueue(saying({u"upon a "_s, u"time there"_s, u" was a king."_s}));
    session->send(laneOf(*session), {.text = u"Q"_s});
    QVERIFY(waitForText(*session, "Once upon a time there"));
    session->stopAll();
    QVERIFY(waitForEnd(*session));
    const chat::MessageId old = lastMessage(*session).id;
    session->continueAnswer(laneOf(*session), old);
    QCOMPARE(shown(*session), u"Q | Once upon a time there"_s); // it is there from the first moment
    QVERIFY(waitForEnd(*session));
    QCOMPARE(shown(*session), u"Q | Once upon a time there was a king."_s);
    const chat::Message &answer = lastMessage(*session);
    QCOMPARE(answer.outcome, Outcome::Complete);
    QCOMPARE(answer.origin, Origin::Continued);
    QCOMPARE(answer.basedOn, old);
    QCOMPARE(session->conversation().message(old).text(), QByteArray("Once upon a time there"));
    const QString sent = sentMessages(f.gateway.lastRequest());
    QVERIFY2(sent.startsWith(u"user: Q | assistant: Once upon a time there | user: Your last message was cut off."_s),
             qPrintable(sent));
    // From now on it is an answer like any other.
    QVERIFY(ask(*session, u"Q2"_s));
    QCOMPARE(sentMessages(f.gateway.lastRequest()),
             u"user: Q | assistant: Once upon a time there was a king. | user: Q2"_s);
}

void TestChatSessionMessages::aContinuationThatFailsLosesNothing()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"Half"_s, u" whole"_s));
    f.gateway.enqueue(Reply::error(400, u"no"_s));
    session->send(laneOf(*session), {.text = u"Q"_s});
    QVERIFY(waitForText(*session, "Half"));
    session->stopAll();
    QVERIFY(waitForEnd(*session));
    session->continueAnswer(laneOf(*session), lastMessage(*session).id);
    QVERIFY(waitForEnd(*session));
    QCOMPARE(lastMessage(*session).outcome, Outcome::Failed);
    QCOMPARE(shown(*session), u"Q | Half"_s);
    QCOMPARE(session->conversation().tree().siblings(lastMessage(*session).id).size(), size_t(2));
}

void TestChatSessionMessages::anAnswerIsContinuedAfterARestart()
{
    SessionFixture f(SessionFixture::Where::Disk);
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"Half"_s, u" whole"_s));
    session->send(laneOf(*session), {.text = u"Q"_s});
    QVERIFY(waitForText(*session, "Half"));
    session->interruptAll();
    const chat::ConversationData data = f.stored(*session);
    session.reset();
    f.reopen();
    ChatSession again(std::make_unique<chat::Conversation>(data), f.services());
    again.autosaver().setStored();
    f.gateway.enqueue(saying({u" and more"_s}));
    again.continueAnswer(laneOf(again), lastMessage(again).id);
    QVERIFY(waitForEnd(again));
    QCOMPARE(shown(again), u"Q | Half and more"_s);
    const chat::ConversationData kept = f.stored(again);
    const auto answer = std::find_if(kept.messages.begin(), kept.messages.end(),
                                     [](const chat::Message &m) { return m.origin == Origin::Continued; });
    QVERIFY(answer != kept.messages.end());
    QCOMPARE(answer->text(), QByteArray("Half and more"));
    QVERIFY(!answer->basedOn.isNull());
}

void TestChatSessionMessages::reasoningOfAContinuationStaysBeforeTheText()
{
    chat::Message answer = chat::makeAnswer(u"m"_s, {});
    answer.origin = Origin::Continued;
    answer.parts = {{.kind = chat::PartKind::Text, .text = "```\na"}};
    chat::apply(answer,
                chat::DeltaBatch{chat::ReasoningDelta{"hm"}, chat::TextDelta{"b"}, chat::ReasoningDelta{"!"},
                                 chat::TextDelta{"c"}});
    QCOMPARE(answer.parts.size(), size_t(2));
    QCOMPARE(answer.textOf(chat::PartKind::Reasoning), QByteArray("hm!"));
    QCOMPARE(answer.parts.back().text, QByteArray("```\nabc"));
}

void TestChatSessionMessages::anAnswerIsEditedByHand()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(saying({u"A"_s}));
    QVERIFY(ask(*session, u"Q"_s));
    const chat::MessageId old = lastMessage(*session).id;
    QSignalSpy accepted(session.get(), &ChatSession::promptAccepted);
    chat::Target unknown = f.target;
    unknown.profile = base::ProfileId::create();
    session->conversation().setTarget(laneOf(*session), unknown); // nothing is asked: it does not matter
    session->editAnswer(laneOf(*session), old, {.text = u"A by hand"_s});
    QVERIFY(accepted.wait());
    session->conversation().setTarget(laneOf(*session), f.target);
    QCOMPARE(f.gateway.postCount(), 1);
    QCOMPARE(shown(*session), u"Q | A by hand"_s);
    QCOMPARE(lastMessage(*session).origin, Origin::EditedByHand);
    QCOMPARE(lastMessage(*session).outcome, Outcome::Complete);
    QCOMPARE(session->conversation().message(old).text(), QByteArray("A"));
    QVERIFY(ask(*session, u"Q2"_s));
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"user: Q | assistant: A by hand | user: Q2"_s);
}

void TestChatSessionMessages::aToolsResultIsGivenAndTheModelAskedAgain()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(callingTools({{u"c1"_s, u"get_weather"_s}}));
    QVERIFY(ask(*session, u"Q"_s));
    f.gateway.enqueue(saying({u"It is sunny."_s}));
    session->giveResult(laneOf(*session), lastMessage(*session).id, u"c1"_s, {.text = u"{\"sky\": \"blue\"}"_s});
    QVERIFY(waitForEnd(*session));
    QCOMPARE(lastMessage(*session).text(), QByteArray("It is sunny."));
    const QJsonArray messages = f.gateway.lastRequest().json()["messages"_L1].toArray();
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages[1].toObject()["tool_calls"_L1].toArray()[0].toObject()["id"_L1].toString(), u"c1"_s);
    QCOMPARE(messages[2].toObject()["role"_L1].toString(), u"tool"_s);
    QCOMPARE(messages[2].toObject()["tool_call_id"_L1].toString(), u"c1"_s);
    QCOMPARE(messages[2].toObject()["content"_L1].toString(), u"{\"sky\": \"blue\"}"_s);
}

void TestChatSessionMessages::theLastOfSeveralResultsAsks()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(callingTools({{u"c1"_s, u"one"_s}, {u"c2"_s, u"two"_s}}));
    QVERIFY(ask(*session, u"Q"_s));
    const chat::MessageId answer = lastMessage(*session).id;
    session->giveResult(laneOf(*session), answer, u"c2"_s, {.text = u"2"_s});
    QCOMPARE(session->runningAnswers(), 0);
    f.gateway.enqueue(saying({u"done"_s}));
    session->giveResult(laneOf(*session), answer, u"c1"_s, {.text = u"1"_s});
    QVERIFY(waitForEnd(*session));
    QCOMPARE(f.gateway.postCount(), 2);
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"user: Q | assistant:  | tool: 2 | tool: 1"_s);

    QSignalSpy refused(session.get(), &ChatSession::promptRefused);
    session->giveResult(laneOf(*session), answer, u"c3"_s, {.text = u"3"_s});
    QCOMPARE(refused.count(), 1);
}

void TestChatSessionMessages::anotherResultStandsBesideTheFirst()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(callingTools({{u"c1"_s, u"one"_s}}));
    QVERIFY(ask(*session, u"Q"_s));
    const chat::MessageId answer = lastMessage(*session).id;
    for (const QString &result : {u"first"_s, u"second"_s}) {
        f.gateway.enqueue(saying({u"on "_s + result}));
        session->giveResult(laneOf(*session), answer, u"c1"_s, {.text = result});
        QVERIFY(waitForEnd(*session));
    }
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"user: Q | assistant:  | tool: second"_s);
    const chat::MessageId result = session->conversation().path(laneOf(*session))[2];
    QCOMPARE(session->conversation().tree().siblings(result).size(), size_t(2));
}

void TestChatSessionMessages::aPromptWithoutAnswerIsAskedAgain()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(saying({u"A"_s}));
    QVERIFY(ask(*session, u"Q"_s));
    session->autosaver().saveRemoved(session->conversation().remove(lastMessage(*session).id));
    QCOMPARE(shown(*session), u"Q"_s);
    f.gateway.enqueue(saying({u"B"_s}));
    session->regenerate(laneOf(*session), lastMessage(*session).id);
    QVERIFY(waitForEnd(*session));
    QCOMPARE(shown(*session), u"Q | B"_s);
}

void TestChatSessionMessages::theRequestAsSentCanBeRead()
{
    SessionFixture f;
    f.target.systemPrompt = u"Be brief."_s;
    f.target.parameters.temperature = 0.5;
    auto session = f.newSession();
    f.gateway.enqueue(saying({u"A"_s}));
    QVERIFY(ask(*session, u"Q"_s));
    chat::Target other = f.target;
    other.systemPrompt = u"Be long."_s;
    other.parameters.temperature = 1;
    session->conversation().setTarget(laneOf(*session), other);
    const QByteArray body = session::requestBody(session->conversation(), lastMessage(*session).id);
    QCOMPARE(QJsonDocument::fromJson(body).object(), f.gateway.lastRequest().json());
    QVERIFY(!body.contains("sk-test"));
    QCOMPARE(session::requestBody(session->conversation(), session->conversation().path(laneOf(*session)).front()),
             QByteArray());
}

QTEST_GUILESS_MAIN(TestChatSessionMessages)

#include "tst_chatsessionmessages.moc"
