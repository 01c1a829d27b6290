// SPDX-License-Identifier: GPL-3.0-or-later
// The many ends of an answer: stopped, cut, refused, waiting to be tried again, the program closed, the disk in
// trouble.
#include "../support/eventloopchecker.h"
#include "../support/gatewaythread.h"
#include "sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using chat::Outcome;
using practice::Reply;
using session::Activity;
using session::ChatSession;

class TestChatSessionEnds : public QObject
{
    Q_OBJECT

private slots:
    void keepsPartialTextWhenStopped();
    void speedIsThereLiveAndAfterReopening();
    void stoppedBeforeItWasStoredAsksNobody();
    void stopAllStopsWhatRuns();
    void stoppingWhatHasEndedDoesNothing();
    void keepsPartialTextWhenCut();
    void aRefusedKeyFailsAndIsKept();
    void waitsToTryAgainAndTriesNow();
    void stoppedWhileItWaitsToTryAgainFailsWithTheCause();
    void interruptAllStoresEverything();
    void interruptedBeforeItWasStoredAsksNobody();
    void destroyingTheSessionStoresEverything();
    void toolCallsAreStored();
    void storageTroubleDoesNotStopSending();
    void D02_aFullDiskKeepsTheTextInMemory();
    void anAnswerCanFollowAtOnce();
    void S19_hundredThousandEventsKeepTheLoopTicking();
};

void TestChatSessionEnds::keepsPartialTextWhenStopped()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(holding(u"one "_s, u"two"_s));
    QSignalSpy finished(session.get(), &ChatSession::answerFinished);
    QSignalSpy closed(&f.gateway, &practice::PracticeGateway::connectionClosed);
    session->send(laneOf(*session), {.text = u"Q"_s});
    QVERIFY(waitForText(*session, "one "));
    session->stop(lastMessage(*session).id);
    QVERIFY(waitForEnd(*session));
    QVERIFY(lastMessage(*session).outcome == Outcome::Stopped);
    QCOMPARE(lastMessage(*session).text(), "one "_ba);
    QCOMPARE(f.stored(*session).messages.back(), lastMessage(*session));
    QCOMPARE(finished.count(), 1);
    QTRY_COMPARE(closed.count(), 1); // the gateway must not go on at our cost
    QVERIFY(ask(*session, u"R"_s));
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"user: Q | assistant: one  | user: R"_s);
}

void TestChatSessionEnds::speedIsThereLiveAndAfterReopening()
{
    SessionFixture f(SessionFixture::Where::Disk);
    chat::ConversationId id;
    chat::SpeedSeries seen;
    {
        const auto session = f.newSession();
        id = session->conversation().id();
        f.gateway.enqueue(holding(u"one "_s, u"two"_s));
        session->send(laneOf(*session), {.text = u"Q"_s});
        QVERIFY(waitForText(*session, "one "));
        QCOMPARE(session->metrics(lastMessage(*session).id).speed.bytes(), std::vector<qint64>{4});
        f.gateway.release();
        QVERIFY(waitForEnd(*session));
        seen = lastMessage(*session).metrics.speed;
        QCOMPARE(seen.total(), 7);
    }
    f.reopen();
    QVERIFY(store::test::load(*f.store, id)->messages.back().metrics.speed == seen);
}

void TestChatSessionEnds::stoppedBeforeItWasStoredAsksNobody()
{
    SessionFixture f;
    const auto session = f.newSession();
    QSignalSpy accepted(session.get(), &ChatSession::promptAccepted);
    session->send(laneOf(*session), {.text = u"Q"_s});
    session->stop(lastMessage(*session).id);
    QCOMPARE(session->runningAnswers(), 0);
    QVERIFY(lastMessage(*session).outcome == Outcome::Stopped);
    QTRY_COMPARE(accepted.count(), 1);
    QCOMPARE(f.stored(*session).messages.back(), lastMessage(*session));
    QCOMPARE(f.gateway.connectionCount(), 0);
}

void TestChatSessionEnds::stopAllStopsWhatRuns()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(holding(u"one "_s, u"two"_s));
    session->send(laneOf(*session), {.text = u"Q"_s});
    QVERIFY(waitForText(*session, "one "));
    session->stopAll();
    session->stopAll();
    QVERIFY(waitForEnd(*session));
    QVERIFY(lastMessage(*session).outcome == Outcome::Stopped);
}

void TestChatSessionEnds::stoppingWhatHasEndedDoesNothing()
{
    SessionFixture f;
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q"_s));
    QSignalSpy finished(session.get(), &ChatSession::answerFinished);
    session->stop(lastMessage(*session).id);
    session->stop(chat::MessageId::create());
    session->retryNow(lastMessage(*session).id);
    session->interruptAll();
    QCOMPARE(finished.count(), 0);
    QVERIFY(lastMessage(*session).outcome == Outcome::Complete);
}

void TestChatSessionEnds::keepsPartialTextWhenCut()
{
    SessionFixture f;
    const auto session = f.newSession();
    const practice::GuideChunks chunks;
    f.gateway.enqueue(Reply::sse({chunks.first(), chunks.text(u"half an ans"), practice::Pause{50ms}}).thenReset());
    QVERIFY(ask(*session, u"Q"_s));
    QVERIFY(lastMessage(*session).outcome == Outcome::Interrupted);
    QCOMPARE(lastMessage(*session).text(), "half an ans"_ba);
    QVERIFY(lastMessage(*session).error);
    QCOMPARE(f.stored(*session).messages.back(), lastMessage(*session));
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatSessionEnds::aRefusedKeyFailsAndIsKept()
{
    SessionFixture f;
    f.gateway.setKey("another");
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q"_s));
    QVERIFY(lastMessage(*session).outcome == Outcome::Failed);
    QCOMPARE(lastMessage(*session).error->kind, ErrorKind::KeyRejected);
    QVERIFY(f.keys.contains(f.profile.keyName()));
    f.gateway.setKey("sk-test-0123456789");
    session->regenerate(laneOf(*session), lastMessage(*session).id);
    QVERIFY(waitForEnd(*session));
    QVERIFY(lastMessage(*session).outcome == Outcome::Complete);
    QCOMPARE(session->conversation().path(laneOf(*session)).size(), size_t(2));
}

void TestChatSessionEnds::waitsToTryAgainAndTriesNow()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(Reply::error(503, u"busy"_s).header("Retry-After", "30"));
    session->send(laneOf(*session), {.text = u"Q"_s});
    const chat::MessageId id = lastMessage(*session).id;
    const auto isWaiting
        = [&] { return session->activity(id) && session->activity(id)->stage == Activity::Stage::WaitingToRetry; };
    QTRY_VERIFY(isWaiting());
    const Activity activity = *session->activity(id);
    QCOMPARE(activity.cause->kind, ErrorKind::Overloaded);
    QVERIFY(activity.until - f.clock.monotonic() > 20s);
    session->retryNow(id);
    QVERIFY(waitForEnd(*session));
    QVERIFY(lastMessage(*session).outcome == Outcome::Complete);
    QCOMPARE(f.gateway.postCount(), 2);
    QCOMPARE(lastMessage(*session).metrics.attempts, 2);
}

void TestChatSessionEnds::stoppedWhileItWaitsToTryAgainFailsWithTheCause()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(Reply::error(503, u"busy"_s).header("Retry-After", "30"));
    session->send(laneOf(*session), {.text = u"Q"_s});
    const chat::MessageId id = lastMessage(*session).id;
    const auto isWaiting
        = [&] { return session->activity(id) && session->activity(id)->stage == Activity::Stage::WaitingToRetry; };
    QTRY_VERIFY(isWaiting());
    session->stop(id);
    QVERIFY(waitForEnd(*session));
    QVERIFY(lastMessage(*session).outcome == Outcome::Failed);
    QCOMPARE(lastMessage(*session).error->kind, ErrorKind::Overloaded);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatSessionEnds::interruptAllStoresEverything()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(holding(u"one "_s, u"two"_s));
    session->send(laneOf(*session), {.text = u"Q"_s});
    QVERIFY(waitForText(*session, "one "));
    session->interruptAll();
    QCOMPARE(session->runningAnswers(), 0);
    QVERIFY(lastMessage(*session).outcome == Outcome::Interrupted);
    QCOMPARE(lastMessage(*session).error->kind, ErrorKind::ProgramEnded);
    QVERIFY(lastMessage(*session).metrics.firstText);
    QCOMPARE(f.stored(*session).messages.back(), lastMessage(*session));
}

void TestChatSessionEnds::interruptedBeforeItWasStoredAsksNobody()
{
    SessionFixture f;
    const auto session = f.newSession();
    QSignalSpy accepted(session.get(), &ChatSession::promptAccepted);
    session->send(laneOf(*session), {.text = u"Q"_s});
    session->interruptAll();
    QTRY_COMPARE(accepted.count(), 1);
    QVERIFY(f.stored(*session).messages.back().outcome == Outcome::Interrupted);
    QCOMPARE(f.gateway.connectionCount(), 0);
}

void TestChatSessionEnds::destroyingTheSessionStoresEverything()
{
    SessionFixture f(SessionFixture::Where::Disk);
    auto session = f.newSession();
    const chat::ConversationId id = session->conversation().id();
    f.gateway.enqueue(holding(u"one "_s, u"two"_s));
    session->send(laneOf(*session), {.text = u"Q"_s});
    QVERIFY(waitForText(*session, "one "));
    session.reset();
    f.reopen();
    const auto data = store::test::load(*f.store, id);
    QVERIFY(data);
    QCOMPARE(data->messages.back().text(), "one "_ba);
    QVERIFY(data->messages.back().outcome == Outcome::Interrupted);
}

void TestChatSessionEnds::toolCallsAreStored()
{
    SessionFixture f;
    f.target.model = u"tools-demo"_s;
    f.target.parameters.tools = u"[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\"}}]"_s;
    const auto session = f.newSession();
    const practice::GuideChunks chunks;
    f.gateway.enqueue(Reply::sse({chunks.first(), chunks.toolCallBegin(0, u"c1"_s, u"get_weather"_s),
                                  chunks.toolCallArguments(0, u"{\"city\":"), practice::Hold{},
                                  chunks.toolCallArguments(0, u"\"Bonn\"}"), chunks.finish(u"tool_calls"_s)}));
    session->send(laneOf(*session), {.text = u"Q"_s});
    QTRY_VERIFY(lastMessage(*session).hasContent());
    QTRY_COMPARE(f.stored(*session).messages.back().parts, lastMessage(*session).parts);
    QCOMPARE(lastMessage(*session).parts.front().name, u"get_weather"_s);
    f.gateway.release();
    QVERIFY(waitForEnd(*session));
    QVERIFY(lastMessage(*session).outcome == Outcome::Complete);
    QCOMPARE(lastMessage(*session).parts.front().text, "{\"city\":\"Bonn\"}"_ba);
    QCOMPARE(f.stored(*session).messages.back(), lastMessage(*session));
}

void TestChatSessionEnds::storageTroubleDoesNotStopSending()
{
    SessionFixture f;
    store::Store closed(store::StoreLocation::inMemory()); // never opened: every call fails
    ChatSession session(std::make_unique<chat::Conversation>(f.target, f.clock.now()),
                        {f.client, closed, *f.profiles, f.clock});
    f.gateway.enqueue(saying({u"A"_s}));
    QSignalSpy accepted(&session, &ChatSession::promptAccepted);
    QVERIFY(ask(session, u"Q"_s));
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(shown(session), u"Q | A"_s);
    QVERIFY(lastMessage(session).outcome == Outcome::Complete);
    QVERIFY(ask(session, u"R"_s));
}

void TestChatSessionEnds::D02_aFullDiskKeepsTheTextInMemory()
{
    SessionFixture f(SessionFixture::Where::Disk,
                     {.retryEvery = 60'000ms, .retryAtMostEvery = 0ms, .maximumPages = 150});
    const auto session = f.newSession();
    const QString big(1'000'000, u'x');
    f.gateway.enqueue(saying({big}));
    QVERIFY(ask(*session, u"Q"_s));
    QVERIFY(lastMessage(*session).outcome == Outcome::Complete);
    QCOMPARE(lastMessage(*session).text().size(), big.size());
    QTRY_VERIFY(f.store->trouble());
    QCOMPARE(f.store->trouble()->kind, ErrorKind::StorageFull);
    f.gateway.enqueue(saying({u"A"_s}));
    QVERIFY(ask(*session, u"R"_s));
    QCOMPARE(lastMessage(*session).text(), "A"_ba);
}

void TestChatSessionEnds::anAnswerCanFollowAtOnce()
{
    SessionFixture f;
    const auto session = f.newSession();
    int turns = 1;
    connect(session.get(), &ChatSession::answerFinished, this, [&] {
        if (++turns <= 3)
            session->send(laneOf(*session), {.text = QString::number(turns)});
    });
    for (const char *reply : {"a", "b", "c"})
        f.gateway.enqueue(saying({QString::fromLatin1(reply)}));
    session->send(laneOf(*session), {.text = u"1"_s});
    QTRY_COMPARE(shown(*session), u"1 | a | 2 | b | 3 | c"_s);
    QVERIFY(waitForEnd(*session));
}

void TestChatSessionEnds::S19_hundredThousandEventsKeepTheLoopTicking()
{
    constexpr int count = 100'000;
    SessionFixture f(SessionFixture::Where::Disk);
    const auto session = f.newSession();
    const testing::GatewayThread flooder(
        Reply::stream({practice::sseEvent(R"({"choices":[{"index":0,"delta":{"content":"x"}}]})").repeated(count)
                       + practice::sseEvent(practice::GuideChunks().finish())}));
    f.profile.baseUrl = flooder.url().toString();
    f.profiles->put(f.profile);
    QSignalSpy frames(session.get(), &ChatSession::frameApplied);
    testing::EventLoopChecker checker;
    QVERIFY(ask(*session, u"Q"_s));
    QCOMPARE(lastMessage(*session).text(), QByteArray(count, 'x'));
    QVERIFY(lastMessage(*session).outcome == Outcome::Complete);
    QVERIFY2(checker.longest < 100, qPrintable(u"%1 ms"_s.arg(checker.longest)));
    QVERIFY2(frames.count() < count / 100, qPrintable(u"%1 frames"_s.arg(frames.count())));
    QCOMPARE(f.stored(*session).messages.back(), lastMessage(*session));
}

QTEST_GUILESS_MAIN(TestChatSessionEnds)
#include "tst_chatsessionends.moc"
