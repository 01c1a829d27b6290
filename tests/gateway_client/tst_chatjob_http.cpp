// SPDX-License-Identifier: GPL-3.0-or-later
// Rows H of the torture table: what the HTTP layer can do to one answer.
#include "jobfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using chat::Outcome;
using practice::Reply;

class TestChatJobHttp : public QObject
{
    Q_OBJECT

private slots:
    void guideAnswerInOnePieceGivesItsTextAndTokens();
    void guideStreamGivesItsTextAndTokens();
    void H01_redirectToAnotherHostIsNotFollowed_data();
    void H01_redirectToAnotherHostIsNotFollowed();
    void H02_movedIsAnError_data();
    void H02_movedIsAnError();
    void H04_to_H06_refusalsAreToldAndNotRetried_data();
    void H04_to_H06_refusalsAreToldAndNotRetried();
    void H07_waitsForRetryAfterThenSendsOnce();
    void H08_oddRetryAfter_data();
    void H08_oddRetryAfter();
    void H09_serverErrorsAreTriedThreeTimesWithGrowingDelays_data();
    void H09_serverErrorsAreTriedThreeTimesWithGrowingDelays();
    void H09_shouldRetryFalseIsObeyed();
    void H10_gatewayTimeoutAsks_data();
    void H10_gatewayTimeoutAsks();
    void H11_loginPageIsNoAnswer();
    void H12_emptyAnswer_data();
    void H12_emptyAnswer();
    void H13_hugeErrorBodyIsCut();
    void H14_errorShapesAreReadable_data();
    void H14_errorShapesAreReadable();
    void H15_compressedAnswerIsRefused();
    void retryNowEndsTheWait();
    void stopWhileWaitingKeepsTheCause();
    void usageFieldRefusedIsLeftOutTheSecondTime();
    void N09_N11_closeAfterPostIsOnePost_data();
    void N09_N11_closeAfterPostIsOnePost();
    void N14_N15_eightLanesAreEightConnections();
    void N19_stopEndsAtOnce_data();
    void N19_stopEndsAtOnce();
    void lanesShareTheGateAfterTooManyRequests();
};

void TestChatJobHttp::guideAnswerInOnePieceGivesItsTextAndTokens()
{
    JobFixture f;
    f.gateway.enqueue(Reply::guideAnswer());
    f.next.parameters.stream = false;
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->text(), "I am a large language model. Nice to meet you."_ba);
    QCOMPARE(run->answer.finishReason, u"stop"_s);
    const chat::Usage expected{.promptTokens = 3019,
                               .cachedTokens = 2048,
                               .completionTokens = 104,
                               .reasoningTokens = {},
                               .totalTokens = 3123};
    QVERIFY(run->answer.usage == expected);
    QCOMPARE(run->answer.requestId, u"chatcmpl-6ada9ed2-7f33-9de2-8bb0-78bd4035025a"_s);
}

void TestChatJobHttp::guideStreamGivesItsTextAndTokens()
{
    JobFixture f;
    f.gateway.enqueue(Reply::guideStream());
    const auto run = f.run();
    QVERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(run->text(), "I ama largelanguagemodel,nice tomeet you."_ba);
    QCOMPARE(run->answer.finishReason, u"stop"_s);
    const chat::Usage expected{
        .promptTokens = 22, .cachedTokens = 0, .completionTokens = 17, .reasoningTokens = {}, .totalTokens = 39};
    QVERIFY(run->answer.usage == expected);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobHttp::H01_redirectToAnotherHostIsNotFollowed_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("307") << 307;
    QTest::newRow("308") << 308;
}

void TestChatJobHttp::H01_redirectToAnotherHostIsNotFollowed()
{
    QFETCH(int, status);
    JobFixture f;
    practice::PracticeGateway other;
    QVERIFY(other.listen());
    f.gateway.enqueue(Reply::redirect(status, other.url(u"/v1/chat/completions"_s)));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::Redirected);
    QVERIFY(run->end->error->subject.contains(QString::number(other.port())));
    QCOMPARE(other.connectionCount(), 0);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobHttp::H02_movedIsAnError_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303})
        QTest::addRow("%d", status) << status;
}

void TestChatJobHttp::H02_movedIsAnError()
{
    QFETCH(int, status);
    JobFixture f;
    f.gateway.enqueue(Reply::redirect(status, f.gateway.url(u"/elsewhere"_s)));
    const auto run = f.run();
    QCOMPARE(run->kind(), ErrorKind::Redirected);
    QCOMPARE(int(f.gateway.requests().size()), 1);
}

void TestChatJobHttp::H04_to_H06_refusalsAreToldAndNotRetried_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("H04 401") << 401 << ErrorKind::KeyRejected;
    QTest::newRow("H04 403") << 403 << ErrorKind::KeyRejected;
    QTest::newRow("H05 402") << 402 << ErrorKind::PaymentRequired;
    QTest::newRow("H06 404") << 404 << ErrorKind::NotFound;
    QTest::newRow("H06 400") << 400 << ErrorKind::BadRequest;
    QTest::newRow("H06 413") << 413 << ErrorKind::TooLarge;
    QTest::newRow("H06 422") << 422 << ErrorKind::BadRequest;
}

void TestChatJobHttp::H04_to_H06_refusalsAreToldAndNotRetried()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    JobFixture f;
    f.gateway.enqueue(Reply::error(status, u"<b>No</b> such\nthing"_s));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), kind);
    QCOMPARE(run->end->error->httpStatus, std::optional(status));
    QCOMPARE(run->end->error->serverMessage, u"<b>No</b> such thing"_s);
    QCOMPARE(f.gateway.postCount(), 1);
    QVERIFY(f.keys.contains(f.profile.keyName()));
}

void TestChatJobHttp::H07_waitsForRetryAfterThenSendsOnce()
{
    JobFixture f;
    f.gateway.enqueue(Reply::error(429, u"slow down"_s).header("Retry-After", "2"));
    const auto run = f.run(u"poem"_s);
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QVERIFY(run->hadPhase(gateway::JobPhase::WaitingToRetry));
    QCOMPARE(f.gateway.postCount(), 2);
    const auto &requests = f.gateway.requests();
    QVERIFY(requests[1].arrived - requests[0].arrived >= 2s);
}

void TestChatJobHttp::H08_oddRetryAfter_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("posts");
    QTest::newRow("600 seconds is too long") << "Retry-After"_ba
                                             << "600"_ba << 1;
    QTest::newRow("milliseconds") << "retry-after-ms"_ba
                                  << "50"_ba << 2;
    QTest::newRow("garbage is ignored") << "Retry-After"_ba
                                        << "soon"_ba << 2;
    QTest::newRow("a date that is over") << "Retry-After"_ba
                                         << "Wed, 21 Oct 2015 07:28:00 GMT"_ba << 2;
    QTest::newRow("negative") << "Retry-After"_ba
                              << "-5"_ba << 2;
}

void TestChatJobHttp::H08_oddRetryAfter()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, posts);
    JobFixture f;
    f.gateway.enqueue(Reply::error(429, u"slow down"_s).header(name, value));
    const auto run = f.run(u"poem"_s);
    QVERIFY(run->isOver());
    QCOMPARE(f.gateway.postCount(), posts);
    QCOMPARE(run->end->outcome, posts == 1 ? Outcome::Failed : Outcome::Complete);
}

void TestChatJobHttp::H09_serverErrorsAreTriedThreeTimesWithGrowingDelays_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {500, 502, 503})
        QTest::addRow("%d", status) << status;
}

void TestChatJobHttp::H09_serverErrorsAreTriedThreeTimesWithGrowingDelays()
{
    QFETCH(int, status);
    JobFixture f;
    f.gateway.script(practice::match::posts(), Reply::error(status, u"broken"_s));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(f.gateway.postCount(), 3);
    const auto &r = f.gateway.requests();
    QVERIFY(r[2].arrived - r[1].arrived > r[1].arrived - r[0].arrived);
    QCOMPARE(run->answer.parts.size(), size_t(0));
}

void TestChatJobHttp::H09_shouldRetryFalseIsObeyed()
{
    JobFixture f;
    f.gateway.enqueue(Reply::error(500, u"broken"_s).header("x-should-retry", "false"));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobHttp::H10_gatewayTimeoutAsks_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("504") << 504;
    QTest::newRow("524") << 524;
}

void TestChatJobHttp::H10_gatewayTimeoutAsks()
{
    QFETCH(int, status);
    JobFixture f;
    f.gateway.enqueue(
        Reply::status(status).html("<html><head><title>A timeout occurred</title></head><body>x</body></html>"));
    const auto run = f.run();
    QCOMPARE(run->kind(), ErrorKind::UpstreamTimeout);
    QCOMPARE(run->end->error->serverMessage, u"A timeout occurred"_s);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobHttp::H11_loginPageIsNoAnswer()
{
    JobFixture f;
    f.gateway.enqueue(Reply::status(200).html("<!doctype html><title>Log in</title><form>"));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::NotApiAnswer);
    QCOMPARE(run->end->error->detail, u"Log in"_s);
    QVERIFY(run->text().isEmpty());
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobHttp::H12_emptyAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("204") << 204;
    QTest::newRow("200") << 200;
}

void TestChatJobHttp::H12_emptyAnswer()
{
    QFETCH(int, status);
    JobFixture f;
    f.gateway.enqueue(Reply::status(status));
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::EmptyAnswer);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobHttp::H13_hugeErrorBodyIsCut()
{
    JobFixture f;
    f.gateway.enqueue(Reply::status(400).contentType("text/plain").body({practice::Flood{50 * 1024 * 1024}}));
    const auto run = f.run();
    QCOMPARE(run->kind(), ErrorKind::BadRequest);
    QVERIFY(run->end->error->serverMessage.size() <= 2000);
    QVERIFY(run->end->error->detail.size() <= 4096);
}

void TestChatJobHttp::H14_errorShapesAreReadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::newRow("object") << R"({"error":{"message":"m1","type":"t","code":"c"}})"_ba << u"m1"_s;
    QTest::newRow("string") << R"({"error":"m2"})"_ba << u"m2"_s;
    QTest::newRow("message") << R"({"message":"m3","code":7})"_ba << u"m3"_s;
    QTest::newRow("detail") << R"({"detail":"m4"})"_ba << u"m4"_s;
    QTest::newRow("nested detail") << R"({"detail":[{"loc":["body","model"],"msg":"m5"}]})"_ba << u"m5"_s;
    QTest::newRow("array") << R"([{"error":{"message":"m6"}}])"_ba << u"m6"_s;
    QTest::newRow("plain") << "m7 \x1b[31mred"_ba << u"m7 [31mred"_s;
    QTest::newRow("not UTF-8") << "m8 \xff\xfe!"_ba << u"m8 \uFFFD\uFFFD!"_s;
    QTest::newRow("nothing") << ""_ba << QString();
}

void TestChatJobHttp::H14_errorShapesAreReadable()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    JobFixture f;
    f.gateway.enqueue(Reply::status(400).json(body));
    const auto run = f.run();
    QCOMPARE(run->kind(), ErrorKind::BadRequest);
    QCOMPARE(run->end->error->serverMessage, message);
}

void TestChatJobHttp::H15_compressedAnswerIsRefused()
{
    JobFixture f;
    f.gateway.enqueue(Reply::guideStream().gzip());
    const auto run = f.run();
    QCOMPARE(run->kind(), ErrorKind::UnsupportedEncoding);
    QVERIFY(run->text().isEmpty());
}

void TestChatJobHttp::retryNowEndsTheWait()
{
    JobFixture f;
    f.gateway.enqueue(Reply::error(503, u"busy"_s).header("Retry-After", "100"));
    const auto run = f.start(u"poem"_s);
    QTRY_VERIFY(run->hadPhase(gateway::JobPhase::WaitingToRetry));
    QCOMPARE(run->job->state().cause->httpStatus, std::optional(503));
    run->job->retryNow();
    QTRY_VERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(f.gateway.postCount(), 2);
}

void TestChatJobHttp::stopWhileWaitingKeepsTheCause()
{
    JobFixture f;
    f.gateway.enqueue(Reply::error(429, u"busy"_s).header("Retry-After", "100"));
    const auto run = f.start();
    QTRY_VERIFY(run->hadPhase(gateway::JobPhase::WaitingToRetry));
    run->job->stop();
    QTRY_VERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::RateLimited);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobHttp::usageFieldRefusedIsLeftOutTheSecondTime()
{
    JobFixture f;
    f.gateway.enqueue(Reply::error(400, u"Unknown field stream_options"_s));
    auto run = f.start(u"poem"_s);
    QSignalSpy refused(run->job.get(), &gateway::ChatJob::usageInStreamRefused);
    QTRY_VERIFY(run->isOver());
    QCOMPARE(run->end->outcome, Outcome::Complete);
    QCOMPARE(refused.count(), 1);
    QCOMPARE(f.gateway.postCount(), 2);
    QVERIFY(f.gateway.requests()[0].json().contains("stream_options"_L1));
    QVERIFY(!f.gateway.requests()[1].json().contains("stream_options"_L1));
}

void TestChatJobHttp::N09_N11_closeAfterPostIsOnePost_data()
{
    QTest::addColumn<QString>("how");
    for (const auto *how : {"FIN", "RST", "half header"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestChatJobHttp::N09_N11_closeAfterPostIsOnePost()
{
    QFETCH(QString, how);
    JobFixture f;
    const Reply half = Reply::raw({"HTTP/1.1 200 OK\r\nContent-Ty"_ba});
    f.gateway.script(practice::match::posts(),
                     how == "FIN"_L1       ? Reply::hangUp()
                         : how == "RST"_L1 ? Reply::reset()
                                           : half);
    const auto run = f.run();
    QCOMPARE(run->end->outcome, Outcome::Failed);
    QCOMPARE(run->kind(), ErrorKind::NoAnswer);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatJobHttp::N14_N15_eightLanesAreEightConnections()
{
    JobFixture f;
    f.gateway.setTokensPerSecond(60);
    f.gateway.enqueue(Reply::sse({chunk("cut")}).then(practice::Pause{300ms}).thenReset());
    std::vector<std::unique_ptr<JobFixture::Run>> runs;
    for (int i = 0; i < 8; ++i)
        runs.push_back(f.start(u"poem"_s));
    QTRY_COMPARE(f.gateway.postCount(), 8);
    const auto &requests = f.gateway.requests();
    QCOMPARE(f.gateway.mostOpenConnections(), 8);
    QVERIFY(requests.back().arrived - requests.front().arrived < 100ms);
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(runs.cbegin(), runs.cend(), [](const auto &run) { return run->isOver(); }),
                             15000);
    const auto complete = std::count_if(runs.cbegin(), runs.cend(),
                                        [](const auto &run) { return run->end->outcome == Outcome::Complete; });
    QCOMPARE(complete, 7);
}

void TestChatJobHttp::N19_stopEndsAtOnce_data()
{
    QTest::addColumn<QString>("when");
    for (const auto *when : {"header pending", "mid stream"})
        QTest::newRow(when) << QString::fromLatin1(when);
}

void TestChatJobHttp::N19_stopEndsAtOnce()
{
    QFETCH(QString, when);
    JobFixture f;
    f.gateway.enqueue(when == "mid stream"_L1 ? Reply::sse({chunk("kept")}).then(practice::Hold{}) : Reply::silence());
    QSignalSpy closed(&f.gateway, &practice::PracticeGateway::connectionClosed);
    const auto run = f.start();
    if (when == "mid stream"_L1)
        QTRY_VERIFY(!run->text().isEmpty());
    else
        QTRY_VERIFY(run->hadPhase(gateway::JobPhase::WaitingForAnswer));
    const auto before = std::chrono::steady_clock::now();
    run->job->stop();
    QTRY_VERIFY(run->isOver());
    QVERIFY(std::chrono::steady_clock::now() - before < 100ms);
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, 500);
    QCOMPARE(run->end->outcome, Outcome::Stopped);
    QCOMPARE(run->text(), when == "mid stream"_L1 ? "kept"_ba : ""_ba);
}

void TestChatJobHttp::lanesShareTheGateAfterTooManyRequests()
{
    JobFixture f;
    f.gateway.enqueue(Reply::error(429, u"slow"_s).header("Retry-After", "1"));
    const auto first = f.start(u"poem"_s);
    QTRY_VERIFY(first->hadPhase(gateway::JobPhase::WaitingToRetry));
    const auto second = f.start(u"poem"_s);
    const auto third = f.start(u"poem"_s);
    QTRY_VERIFY_WITH_TIMEOUT(first->isOver() && second->isOver() && third->isOver(), 10000);
    QCOMPARE(f.gateway.postCount(), 4);
    const auto &r = f.gateway.requests();
    for (size_t i = 1; i < 4; ++i)
        QVERIFY(r[i].arrived - r[0].arrived >= 1s);
    QVERIFY2(r[3].arrived - r[1].arrived >= 450ms, "one after another, not all at once");
}

QTEST_GUILESS_MAIN(TestChatJobHttp)
#include "tst_chatjob_http.moc"
