// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/promptqueue.h"

#include "sessionfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using practice::Reply;
using session::ChatSession;
using session::PromptQueue;
using Hold = session::PromptQueue::Hold;

namespace {

void add(ChatSession &session, const QString &text)
{
    bool isStored = false;
    session.queue().add({laneOf(session)}, text, &session, [&] { isStored = true; });
    QVERIFY(QTest::qWaitFor([&] { return isStored; }, 20'000));
}

QStringList waiting(const PromptQueue &queue)
{
    QStringList texts;
    for (const chat::QueuedPrompt &prompt : queue.prompts())
        texts << prompt.text;
    return texts;
}

} // namespace

class TestPromptQueue : public QObject
{
    Q_OBJECT

private slots:
    void isSentInOrderWhenTheAnswerIsComplete();
    void isHeldWhenTheAnswerIsStopped();
    void isHeldWhenTheAnswerFails();
    void isHeldWhileAToolIsCalled();
    void whatIsEditedWaits();
    void canBeChangedAndRemoved();
    void comesBackHeldAfterARestart();
    void aPromptThatIsRefusedStays();
};

void TestPromptQueue::isSentInOrderWhenTheAnswerIsComplete()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"A"_s, u"1"_s));
    f.gateway.enqueue(saying({u"A2"_s}));
    f.gateway.enqueue(saying({u"A3"_s}));
    session->send(laneOf(*session), {.text = u"Q1"_s});
    QVERIFY(waitForText(*session, "A"));
    add(*session, u"Q2"_s);
    add(*session, u"Q3"_s);
    QCOMPARE(f.gateway.postCount(), 1);
    f.gateway.release();
    QTRY_COMPARE(shown(*session), u"Q1 | A1 | Q2 | A2 | Q3 | A3"_s);
    QTRY_COMPARE(session->runningAnswers(), 0);
    QVERIFY(session->queue().isEmpty());
    QCOMPARE(f.gateway.postCount(), 3);
}

void TestPromptQueue::isHeldWhenTheAnswerIsStopped()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"A"_s, u"1"_s));
    f.gateway.enqueue(saying({u"A2"_s}));
    session->send(laneOf(*session), {.text = u"Q1"_s});
    QVERIFY(waitForText(*session, "A"));
    add(*session, u"Q2"_s);
    session->stopAll();
    QVERIFY(waitForEnd(*session));
    QCOMPARE(session->queue().hold(), Hold::Stopped);
    QCOMPARE(waiting(session->queue()), QStringList{u"Q2"_s});
    QCOMPARE(f.gateway.postCount(), 1);
    session->queue().release();
    QTRY_COMPARE(shown(*session), u"Q1 | A | Q2 | A2"_s);
    QTRY_VERIFY(session->queue().isEmpty());
}

void TestPromptQueue::isHeldWhenTheAnswerFails()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(Reply::error(401, u"no"_s));
    session->send(laneOf(*session), {.text = u"Q1"_s});
    add(*session, u"Q2"_s);
    QVERIFY(waitForEnd(*session));
    QCOMPARE(session->queue().hold(), Hold::Failed);
    QCOMPARE(f.gateway.postCount(), 1);
    session->queue().remove(session->queue().prompts().front().id);
    QCOMPARE(session->queue().hold(), Hold::None); // nothing is held any more
}

void TestPromptQueue::isHeldWhileAToolIsCalled()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(callingTools({{u"c1"_s, u"get_weather"_s}}));
    session->send(laneOf(*session), {.text = u"Q1"_s});
    add(*session, u"Q2"_s);
    QVERIFY(waitForEnd(*session));
    QCOMPARE(session->queue().hold(), Hold::ToolCall);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestPromptQueue::whatIsEditedWaits()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"A"_s, u"1"_s));
    f.gateway.enqueue(saying({u"A2"_s}));
    session->send(laneOf(*session), {.text = u"Q1"_s});
    QVERIFY(waitForText(*session, "A"));
    add(*session, u"Q2"_s);
    const chat::MessageId id = session->queue().prompts().front().id;
    session->queue().setEdited(id);
    f.gateway.release();
    QVERIFY(waitForEnd(*session));
    QCOMPARE(f.gateway.postCount(), 1);
    session->queue().change(id, u"Q2 better"_s);
    QTRY_COMPARE(shown(*session), u"Q1 | A1 | Q2 better | A2"_s);
}

void TestPromptQueue::canBeChangedAndRemoved()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"A"_s, u"1"_s));
    session->send(laneOf(*session), {.text = u"Q1"_s});
    QVERIFY(waitForText(*session, "A"));
    add(*session, u"Q2"_s);
    add(*session, u"Q3"_s);
    session->queue().change(session->queue().prompts().front().id, u"Q2b"_s);
    QCOMPARE(waiting(session->queue()), (QStringList{u"Q2b"_s, u"Q3"_s}));
    session->queue().remove(session->queue().prompts().front().id);
    QCOMPARE(waiting(session->queue()), QStringList{u"Q3"_s});
    const auto stored = store::test::answerOf<std::vector<chat::QueuedPrompt>>(
        [&](auto done) { f.store->loadQueue(session->conversation().id(), nullptr, done); });
    QVERIFY(stored && *stored == session->queue().prompts());
}

void TestPromptQueue::comesBackHeldAfterARestart()
{
    SessionFixture f(SessionFixture::Where::Disk);
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"A"_s, u"1"_s));
    session->send(laneOf(*session), {.text = u"Q1"_s});
    QVERIFY(waitForText(*session, "A"));
    add(*session, u"Q2"_s);
    add(*session, u"Q3"_s);
    const chat::ConversationData data = f.stored(*session);
    session.reset();
    f.reopen();
    ChatSession again(std::make_unique<chat::Conversation>(data), f.services());
    again.autosaver().setStored();
    again.queue().load();
    QTRY_COMPARE(waiting(again.queue()), (QStringList{u"Q2"_s, u"Q3"_s}));
    QCOMPARE(again.queue().hold(), Hold::Kept);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestPromptQueue::aPromptThatIsRefusedStays()
{
    SessionFixture f;
    auto session = f.newSession();
    f.gateway.enqueue(holding(u"A"_s, u"1"_s));
    session->send(laneOf(*session), {.text = u"Q1"_s});
    QVERIFY(waitForText(*session, "A"));
    add(*session, u"Q2"_s);
    chat::Target broken = f.target;
    broken.parameters.extra = u"{"_s;
    session->conversation().setTarget(laneOf(*session), broken);
    f.gateway.release();
    QVERIFY(waitForEnd(*session));
    QCOMPARE(session->queue().hold(), Hold::Refused);
    QCOMPARE(waiting(session->queue()), QStringList{u"Q2"_s});
}

QTEST_GUILESS_MAIN(TestPromptQueue)

#include "tst_promptqueue.moc"
