// SPDX-License-Identifier: GPL-3.0-or-later
// Rows S and J of the torture table that need a connection: how a stream can break off.
#include "jobfixture.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using chat::Outcome;
using practice::Framing;
using practice::Reply;

class TestChatJobStream : public QObject
{
    Q_OBJECT

private slots:
    void S01_cutBetweenChunksKeepsTheText_data();
    void S01_cutBetweenChunksKeepsTheText();
    void S02_cutInsideAnEventDropsTheHalfLine();
    void S03_endWithoutFinishIsInterrupted();
    void S04_badChunkSizeIsInterrupted();
    void S05_wrongLengthIsJudgedByTheFinish();
    void S06_finishReasonThenSilenceIsComplete();
    void S07_doneEndsAtOnceAndTheRestIsIgnored();
    void S08_doneWithoutFinishReasonIsComplete();
    void S09_S10_silenceIsWarnedOfThenEnded_data();
    void S09_S10_silenceIsWarnedOfThenEnded();
    void S11_oneByteAtATimeWorks();
    void S12_everySplitGivesTheSameText();
    void S17_lastEventWithoutBlankLineIsTaken();
    void S18_floodIsCapped();
    void S19_hundredThousandEventsAllArrive();
    void S21_gzipBombIsRefused();
    void J01_errorInsideTheStreamKeepsTheText_data();
    void J01_errorInsideTheStreamKeepsTheText();
    void J02_threeBrokenEventsInARowFail();
    void J12_wholeAnswerInsteadOfAStream();
    void noContentButInterruptedIsNotRetried();
    void metricsAreStampedInOrder();
    void speedIsMeasuredWhereTextCame();
    void anotherAttemptMeasuresItsOwnSpeed();
};

void TestChatJobStream::S01_cutBetweenChunksKeepsTheText_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void TestChatJobStream::S01_cutBetweenChunksKeepsTheText()
{
    QFETCH(bool, reset);
    JobFixture f;
    // The pause lets the text be read before a reset discards what the socket holds.
    const Reply sent = Reply::sse({chunk("one "), chunk("two")}).then(practice::Pause{100ms});
    f.gateway.enqueue(reset ? sent.thenReset() : sent.thenHangUp());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Interrupted);
    QCOMPARE(run->text(), "one two"_ba);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobStream::S02_cutInsideAnEventDropsTheHalfLine()
{
    JobFixture f;
    const QByteArray half = "data: "_ba + chunk("lost").chopped(20);
    f.gateway.enqueue(Reply::sse({chunk("kept")}).then(half).then(practice::Pause{50ms}).thenHangUp());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Interrupted);
    QCOMPARE(run->text(), "kept"_ba);
}

void TestChatJobStream::S03_endWithoutFinishIsInterrupted()
{
    JobFixture f;
    f.gateway.enqueue(Reply::sse({chunk("kept")}).framing(Framing::UntilClose).thenHangUp());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Interrupted);
    QCOMPARE(run->kind(), ErrorKind::Interrupted);
    QCOMPARE(run->text(), "kept"_ba);
}

void TestChatJobStream::S04_badChunkSizeIsInterrupted()
{
    JobFixture f;
    f.gateway.enqueue(Reply::sse({chunk("kept")}).then(practice::Raw{"zz\r\nrubbish\r\n"}).thenHangUp());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Interrupted);
    QCOMPARE(run->text(), "kept"_ba);
}

void TestChatJobStream::S05_wrongLengthIsJudgedByTheFinish()
{
    JobFixture f;
    const QByteArray body
        = practice::sseEvent(chunk("all")) + practice::sseEvent(finishChunk()) + practice::sseEvent("[DONE]");
    f.gateway.enqueue(Reply::stream({body}).contentLength(body.size() + 100).thenHangUp());
    const auto tooLong = f.run();
    QCOMPARE(tooLong->end->outcome, Outcome::Complete);
    QCOMPARE(tooLong->text(), "all"_ba);
    f.gateway.enqueue(Reply::stream({body}).contentLength(practice::sseEvent(chunk("all")).size() + 10).thenHangUp());
    const auto tooShort = f.run();
    QCOMPARE(tooShort->end->outcome, Outcome::Interrupted);
    QCOMPARE(tooShort->text(), "all"_ba);
}

void TestChatJobStream::S06_finishReasonThenSilenceIsComplete()
{
    JobFixture f;
    QSignalSpy closed(&f.gateway, &practice::PracticeGateway::connectionClosed);
    f.gateway.enqueue(Reply::sse({chunk("all"), finishChunk()}).thenStayOpen());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->text(), "all"_ba);
    QTRY_COMPARE(closed.count(), 1);
}

void TestChatJobStream::S07_doneEndsAtOnceAndTheRestIsIgnored()
{
    JobFixture f;
    f.gateway.enqueue(Reply::sse({chunk("all"), finishChunk(), "[DONE]"_ba, chunk(" more")}).thenStayOpen());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->text(), "all"_ba);
}

void TestChatJobStream::S08_doneWithoutFinishReasonIsComplete()
{
    JobFixture f;
    f.gateway.enqueue(Reply::sse({chunk("all")}).thenDone());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->answer.finishReason, QString());
}

void TestChatJobStream::S09_S10_silenceIsWarnedOfThenEnded_data()
{
    QTest::addColumn<bool>("pings");
    QTest::newRow("S09 no bytes") << false;
    QTest::newRow("S10 only comments") << true;
}

void TestChatJobStream::S09_S10_silenceIsWarnedOfThenEnded()
{
    QFETCH(bool, pings);
    JobFixture f;
    Reply reply = Reply::sse({chunk("kept")});
    if (pings)
        reply = reply.then(practice::Drip{": ping\n\n"_ba.repeated(400), 20ms, 8});
    f.gateway.enqueue(reply.thenStayOpen());
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Interrupted);
    QCOMPARE(run->kind(), ErrorKind::Stalled);
    QVERIFY(run->hadPhase(gateway::JobPhase::Stalled));
    QCOMPARE(run->text(), "kept"_ba);
}

void TestChatJobStream::S11_oneByteAtATimeWorks()
{
    JobFixture f;
    const QByteArray body = practice::sseEvent(chunk("slow")) + practice::sseEvent(finishChunk());
    f.gateway.enqueue(Reply::stream({practice::Drip{body, 5ms}}));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->text(), "slow"_ba);
}

void TestChatJobStream::S12_everySplitGivesTheSameText()
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA "/guide/stream.sse"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray body = file.readAll();
    for (qsizetype split = 0; split <= body.size(); ++split) {
        gateway::AnswerReader reader;
        chat::Message answer = chat::makeAnswer(u"m"_s, {});
        for (const QByteArray &part : {body.left(split), body.mid(split)})
            chat::apply(answer, reader.feed(part).deltas);
        chat::apply(answer, reader.finish().deltas);
        QVERIFY(reader.hasFinishReason());
        QCOMPARE(answer.text(), "I ama largelanguagemodel,nice tomeet you."_ba);
        QCOMPARE(answer.usage.totalTokens, std::optional<qint64>(39));
    }
}

void TestChatJobStream::S17_lastEventWithoutBlankLineIsTaken()
{
    JobFixture f;
    f.gateway.enqueue(Reply::stream({practice::sseEvent(chunk("all")), "data: "_ba + finishChunk()}));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->answer.finishReason, u"stop"_s);
}

void TestChatJobStream::S18_floodIsCapped()
{
    JobFixture f;
    f.gateway.enqueue(Reply::stream({"data: "_ba, practice::Flood{100 * 1024 * 1024}}));
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Interrupted);
    QCOMPARE(run->kind(), ErrorKind::TooMuchData);
}

void TestChatJobStream::S19_hundredThousandEventsAllArrive()
{
    JobFixture f;
    constexpr int count = 100000;
    QByteArray body;
    for (int i = 0; i < count; ++i)
        body += R"(data: {"choices":[{"index":0,"delta":{"content":"x"}}]})"
                "\n\n";
    f.gateway.enqueue(Reply::stream({body + practice::sseEvent(finishChunk())}));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->text().size(), count);
}

void TestChatJobStream::S21_gzipBombIsRefused()
{
    JobFixture f;
    f.gateway.enqueue(Reply::gzipBomb(200 * 1024 * 1024));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::UnsupportedEncoding);
}

void TestChatJobStream::J01_errorInsideTheStreamKeepsTheText_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("message");
    QTest::newRow("object") << R"(data: {"error":{"message":"upstream died","code":502}})"_ba << u"upstream died"_s;
    QTest::newRow("string") << R"(data: {"error":"upstream died"})"_ba << u"upstream died"_s;
    QTest::newRow("in the choice")
        << R"(data: {"choices":[{"index":0,"delta":{},"error":{"message":"upstream died"}}]})"_ba << u"upstream died"_s;
    QTest::newRow("finish reason") << R"(data: {"choices":[{"index":0,"delta":{},"finish_reason":"error"}]})"_ba
                                   << QString();
    QTest::newRow("event type") << "event: error\ndata: {\"message\":\"upstream died\"}"_ba << u"upstream died"_s;
    QTest::newRow("not JSON") << "data: error: upstream died"_ba << u"error: upstream died"_s;
    QTest::newRow("code beside the message")
        << R"(data: {"code":"X","message":"upstream died"})"_ba << u"upstream died"_s;
}

void TestChatJobStream::J01_errorInsideTheStreamKeepsTheText()
{
    QFETCH(QByteArray, event);
    QFETCH(QString, message);
    JobFixture f;
    f.gateway.enqueue(Reply::stream({practice::sseEvent(chunk("kept")), event + "\n\n"}).thenStayOpen());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::AnswerError);
    QCOMPARE(run->end->error->serverMessage, message);
    QCOMPARE(run->text(), "kept"_ba);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobStream::J02_threeBrokenEventsInARowFail()
{
    JobFixture f;
    f.gateway.enqueue(
        Reply::sse({chunk("a"), "{"_ba, "{"_ba, chunk("b"), "{"_ba, "{"_ba, "{"_ba, chunk("c")}).thenStayOpen());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::BadAnswer);
    QCOMPARE(run->text(), "ab"_ba);
    QCOMPARE(run->job->metrics().skippedEvents, 5);
}

void TestChatJobStream::J12_wholeAnswerInsteadOfAStream()
{
    JobFixture f;
    f.gateway.enqueue(Reply::guideAnswer());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->text(), "I am a large language model. Nice to meet you."_ba);
}

void TestChatJobStream::noContentButInterruptedIsNotRetried()
{
    JobFixture f;
    f.gateway.enqueue(Reply::sse({chunk("")}).thenHangUp());
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Interrupted);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobStream::metricsAreStampedInOrder()
{
    JobFixture f;
    f.next.parameters.thinking = true;
    f.gateway.setTokensPerSecond(400);
    const auto run = f.run(u"think"_s);
    QCOMPARE(run->end->outcome, Outcome::Complete);
    const chat::Metrics &m = run->job->metrics();
    QVERIFY(m.firstByte && m.firstToken && m.firstText && m.total);
    QVERIFY(*m.firstByte <= *m.firstToken && *m.firstToken < *m.firstText && *m.firstText <= *m.total);
    QVERIFY(m.reasoningTime());
    QCOMPARE(m.attempts, 1);
    QVERIFY(m.tokensPerSecond(run->answer.usage));
}

void TestChatJobStream::speedIsMeasuredWhereTextCame()
{
    JobFixture f;
    f.gateway.enqueue(Reply::sse({chunk("four")})
                          .then(practice::Pause{600ms})
                          .then(practice::sseEvent(chunk("and some more")))
                          .then(practice::sseEvent(finishChunk())));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    const chat::Metrics &m = run->job->metrics();
    QCOMPARE(m.speed.total(), qint64(sizeof("fourand some more") - 1));
    QCOMPARE(m.speed.bytes().front(), 4);
    QCOMPARE(m.speed.bytes().back(), 13);
    QVERIFY(m.speed.bytes().size() >= 3);
    QVERIFY(m.speeds(run->answer.usage).size() >= 2);
}

void TestChatJobStream::anotherAttemptMeasuresItsOwnSpeed()
{
    JobFixture f;
    f.gateway.enqueue(Reply::error(503, u"busy"_s));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->job->metrics().attempts, 2);
    QCOMPARE(run->job->metrics().speed.total(), qint64(run->text().size()));
}

QTEST_GUILESS_MAIN(TestChatJobStream)
#include "tst_chatjob_stream.moc"
