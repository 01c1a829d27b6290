// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retrypolicy.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::ErrorKind;
using net::HttpHeaders;
using net::RetryAction;
using net::RetryDecision;
using net::RetryInput;
using net::RetryPhase;
using net::RetryReason;
using std::chrono::milliseconds;

namespace {
constexpr base::UtcMs now{784'111'777'000}; // Sun, 06 Nov 1994 08:49:37 GMT

RetryInput statusInput(int status, const HttpHeaders &headers = {}, int attempt = 1)
{
    return {.phase = RetryPhase::Status,
            .error = {.kind = ErrorKind::ServerError, .httpStatus = status},
            .attempt = attempt,
            .headers = headers,
            .now = now};
}

QByteArray print(const RetryDecision &decision)
{
    return "action "_ba + QByteArray::number(int(decision.action)) + " reason "_ba
        + QByteArray::number(int(decision.reason)) + " delay "_ba + QByteArray::number(qint64(decision.delay.count()));
}
} // namespace

#define COMPARE_DECISION(actual, expected)                                                                             \
    do {                                                                                                               \
        const RetryDecision actualDecision = (actual);                                                                 \
        QVERIFY2(actualDecision == (expected), print(actualDecision).constData());                                     \
    } while (false)

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private slots:
    void decidesByPhase_data();
    void decidesByPhase();
    void decidesByStatus_data();
    void decidesByStatus();
    void H07_H08_readsRetryAfter_data();
    void H07_H08_readsRetryAfter();
    void H08_waitsNoLongerThanTwoMinutes_data();
    void H08_waitsNoLongerThanTwoMinutes();
    void H09_threeAttemptsWithGrowingDelays();
    void H09_theServersWishWins_data();
    void H09_theServersWishWins();
    void jitterStaysInsideItsQuarter();
    void theDelayIsCapped();
    void retryAfterCountsOnlyWithAStatus();
    void cancelledIsNeverTriedAgain();
};

void TestRetryPolicy::decidesByPhase_data()
{
    QTest::addColumn<RetryPhase>("phase");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<RetryDecision>("expected");
    const RetryDecision first{RetryAction::Automatic, 500ms, RetryReason::NotSent};
    const RetryDecision second{RetryAction::Automatic, 1000ms, RetryReason::NotSent};
    const RetryDecision spent{RetryAction::AskUser, 0ms, RetryReason::AttemptsSpent};
    const RetryDecision permanent{RetryAction::Never, 0ms, RetryReason::Permanent};
    const RetryDecision billed{RetryAction::AskUser, 0ms, RetryReason::MayHaveBeenBilled};
    const RetryDecision seen{RetryAction::Never, 0ms, RetryReason::ContentSeen};

    QTest::newRow("A N01 refused, 1st") << RetryPhase::NotSent << ErrorKind::ConnectionRefused << 1 << first;
    QTest::newRow("A N01 refused, 2nd") << RetryPhase::NotSent << ErrorKind::ConnectionRefused << 2 << second;
    QTest::newRow("A N01 refused, 3rd") << RetryPhase::NotSent << ErrorKind::ConnectionRefused << 3 << spent;
    QTest::newRow("A N02 unknown name") << RetryPhase::NotSent << ErrorKind::HostNotFound << 1 << first;
    QTest::newRow("A N03 timeout") << RetryPhase::NotSent << ErrorKind::ConnectTimeout << 1 << first;
    QTest::newRow("A N16 proxy") << RetryPhase::NotSent << ErrorKind::ProxyFailed << 1 << first;
    for (const ErrorKind kind :
         {ErrorKind::TlsFailed, ErrorKind::BadUrl, ErrorKind::InsecureUrl, ErrorKind::BadKey, ErrorKind::KeyMissing,
          ErrorKind::KeychainLocked, ErrorKind::BadField, ErrorKind::Internal})
        QTest::newRow(qPrintable(u"A' "_s + base::errorKindName(kind)))
            << RetryPhase::NotSent << kind << 1 << permanent;
    for (const RetryPhase phase : {RetryPhase::SentNoHeader, RetryPhase::HeaderNoContent}) {
        const QString name = phase == RetryPhase::SentNoHeader ? u"B "_s : u"D "_s;
        for (const ErrorKind kind :
             {ErrorKind::NoAnswer, ErrorKind::FirstByteTimeout, ErrorKind::Interrupted, ErrorKind::Stalled})
            QTest::newRow(qPrintable(name + base::errorKindName(kind))) << phase << kind << 1 << billed;
    }
    QTest::newRow("B TLS after it was sent") << RetryPhase::SentNoHeader << ErrorKind::TlsFailed << 1 << permanent;
    for (const ErrorKind kind : {ErrorKind::Interrupted, ErrorKind::Stalled, ErrorKind::AnswerError})
        QTest::newRow(qPrintable(u"E "_s + base::errorKindName(kind))) << RetryPhase::ContentSeen << kind << 1 << seen;
}

void TestRetryPolicy::decidesByPhase()
{
    QFETCH(RetryPhase, phase);
    QFETCH(ErrorKind, kind);
    QFETCH(int, attempt);
    QFETCH(RetryDecision, expected);
    COMPARE_DECISION(net::decideRetry({.phase = phase, .error = {.kind = kind}, .attempt = attempt}), expected);
}

void TestRetryPolicy::decidesByStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RetryDecision>("expected");
    const auto rows = [](std::initializer_list<int> statuses, RetryAction action, milliseconds delay,
                         RetryReason reason, const QString &row) {
        for (const int status : statuses)
            QTest::newRow(qPrintable(u"%1 %2"_s.arg(row).arg(status)))
                << status << RetryDecision{action, delay, reason};
    };
    rows({408, 409, 429, 500, 502, 503, 529}, RetryAction::Automatic, 500ms, RetryReason::ServerBusy, u"H09"_s);
    rows({504, 524, 520, 522, 599}, RetryAction::AskUser, 0ms, RetryReason::UpstreamMayHaveRun, u"H10"_s);
    rows({401, 403}, RetryAction::Never, 0ms, RetryReason::Permanent, u"H04"_s);
    rows({402}, RetryAction::Never, 0ms, RetryReason::Permanent, u"H05"_s);
    rows({400, 404, 413, 422, 405, 418, 501, 505}, RetryAction::Never, 0ms, RetryReason::Permanent, u"H06"_s);
    rows({301, 302, 303, 307, 308}, RetryAction::Never, 0ms, RetryReason::Permanent, u"H02"_s);
}

void TestRetryPolicy::decidesByStatus()
{
    QFETCH(int, status);
    QFETCH(RetryDecision, expected);
    COMPARE_DECISION(net::decideRetry(statusInput(status)), expected);
    if (expected.action == RetryAction::Automatic) {
        const RetryDecision spent{RetryAction::AskUser, 0ms, RetryReason::AttemptsSpent};
        COMPARE_DECISION(net::decideRetry(statusInput(status, {}, 3)), spent);
    }
}

void TestRetryPolicy::H07_H08_readsRetryAfter_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<int>("expectedMs"); // -1: none
    const auto row = [](const char *name, const HttpHeaders &headers, int expectedMs) {
        QTest::newRow(name) << headers << expectedMs;
    };
    row("H07 two seconds", {{"Retry-After"_ba, "2"_ba}}, 2000);
    row("H07 name in small letters", {{"retry-after"_ba, " 2 "_ba}}, 2000);
    row("H08 with a fraction", {{"Retry-After"_ba, "1.25"_ba}}, 1250);
    row("H08 retry-after-ms", {{"retry-after-ms"_ba, "750"_ba}}, 750);
    row("H08 retry-after-ms with a fraction", {{"retry-after-ms"_ba, "10.2"_ba}}, 11);
    row("H08 retry-after-ms first", {{"Retry-After"_ba, "2"_ba}, {"Retry-After-Ms"_ba, "750"_ba}}, 750);
    row("H08 retry-after-ms garbage", {{"Retry-After"_ba, "2"_ba}, {"retry-after-ms"_ba, "x"_ba}}, 2000);
    row("H08 date", {{"Retry-After"_ba, "Sun, 06 Nov 1994 08:50:07 GMT"_ba}}, 30'000);
    row("H08 date of RFC 850", {{"Retry-After"_ba, "Sunday, 06-Nov-94 08:50:07 GMT"_ba}}, 30'000);
    row("H08 date of asctime", {{"Retry-After"_ba, "Sun Nov  6 08:50:07 1994"_ba}}, 30'000);
    row("H08 date against the server's clock",
        {{"Retry-After"_ba, "Fri, 01 Jan 2027 00:00:10 GMT"_ba}, {"Date"_ba, "Fri, 01 Jan 2027 00:00:00 GMT"_ba}},
        10'000);
    row("H08 date in the past", {{"Retry-After"_ba, "Sun, 06 Nov 1994 08:00:00 GMT"_ba}}, -1);
    row("H08 600", {{"Retry-After"_ba, "600"_ba}}, 600'000);
    row("H08 none", {}, -1);
    for (const char *garbage : {"", "soon", "-1", "0", "0.0", "1e3", "nan", "inf", "0x10", "1,5", "2 s", ".", "1.2.3",
                                "99999999999999999999999999", "Sun, 99 Nov 1994 08:49:37 GMT"})
        row(qPrintable(u"H08 garbage '%1'"_s.arg(QLatin1StringView(garbage))),
            {{"Retry-After"_ba, QByteArray(garbage)}}, -1);
}

void TestRetryPolicy::H07_H08_readsRetryAfter()
{
    QFETCH(HttpHeaders, headers);
    QFETCH(int, expectedMs);
    const auto wait = net::retryAfter(headers, now);
    QCOMPARE(wait ? int(wait->count()) : -1, expectedMs);
}

void TestRetryPolicy::H08_waitsNoLongerThanTwoMinutes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<RetryDecision>("expected");
    QTest::newRow("H07 2 s") << "2"_ba << RetryDecision{RetryAction::Automatic, 2000ms, RetryReason::ServerBusy};
    QTest::newRow("H08 120 s") << "120"_ba << RetryDecision{RetryAction::Automatic, 120s, RetryReason::ServerBusy};
    QTest::newRow("H08 120.001 s") << "120.001"_ba
                                   << RetryDecision{RetryAction::AskUser, 120'001ms, RetryReason::WaitTooLong};
    QTest::newRow("H08 600 s") << "600"_ba << RetryDecision{RetryAction::AskUser, 600s, RetryReason::WaitTooLong};
    QTest::newRow("H08 garbage") << "soon"_ba << RetryDecision{RetryAction::Automatic, 500ms, RetryReason::ServerBusy};
}

void TestRetryPolicy::H08_waitsNoLongerThanTwoMinutes()
{
    QFETCH(QByteArray, value);
    QFETCH(RetryDecision, expected);
    COMPARE_DECISION(net::decideRetry(statusInput(429, {{"Retry-After"_ba, value}})), expected);
}

void TestRetryPolicy::H09_threeAttemptsWithGrowingDelays()
{
    QList<milliseconds> delays;
    for (int attempt = 1; attempt <= 5; ++attempt) {
        const RetryDecision decision = net::decideRetry(statusInput(503, {}, attempt));
        if (decision.action == RetryAction::Automatic)
            delays.append(decision.delay);
        else
            QCOMPARE(decision.reason, RetryReason::AttemptsSpent);
    }
    QCOMPARE(delays, (QList<milliseconds>{500ms, 1000ms}));
}

void TestRetryPolicy::H09_theServersWishWins_data()
{
    QTest::addColumn<RetryInput>("input");
    QTest::addColumn<RetryDecision>("expected");
    const HttpHeaders yes{{"X-Should-Retry"_ba, "true"_ba}};
    const HttpHeaders no{{"X-Should-Retry"_ba, "false"_ba}};
    RetryInput content = statusInput(500, yes);
    content.phase = RetryPhase::ContentSeen;
    const RetryDecision asks{RetryAction::Automatic, 500ms, RetryReason::ServerAsks};

    QTest::newRow("H09 false on 503") << statusInput(503, no)
                                      << RetryDecision{RetryAction::Never, 0ms, RetryReason::ServerForbids};
    QTest::newRow("true on 400") << statusInput(400, yes) << asks;
    QTest::newRow("true on 504") << statusInput(504, yes) << asks;
    QTest::newRow("true, attempts spent")
        << statusInput(400, yes, 3) << RetryDecision{RetryAction::AskUser, 0ms, RetryReason::AttemptsSpent};
    QTest::newRow("true with 600 s") << statusInput(400, yes + HttpHeaders{{"Retry-After"_ba, "600"_ba}})
                                     << RetryDecision{RetryAction::AskUser, 600s, RetryReason::WaitTooLong};
    QTest::newRow("true after content") << content << RetryDecision{RetryAction::Never, 0ms, RetryReason::ContentSeen};
    QTest::newRow("neither word") << statusInput(400, {{"X-Should-Retry"_ba, "maybe"_ba}})
                                  << RetryDecision{RetryAction::Never, 0ms, RetryReason::Permanent};
}

void TestRetryPolicy::H09_theServersWishWins()
{
    QFETCH(RetryInput, input);
    QFETCH(RetryDecision, expected);
    COMPARE_DECISION(net::decideRetry(input), expected);
}

void TestRetryPolicy::jitterStaysInsideItsQuarter()
{
    RetryInput input = statusInput(500);
    input.random = 0.5;
    QCOMPARE(net::decideRetry(input).delay, milliseconds(438)); // 437.5, rounded
    input.random = 0.999999;
    QCOMPARE(net::decideRetry(input).delay, milliseconds(375));
    input.random = 7; // outside its range: still a wait that makes sense
    QCOMPARE(net::decideRetry(input).delay, milliseconds(375));
}

void TestRetryPolicy::theDelayIsCapped()
{
    for (const int attempt : {INT_MIN, -1, 0, 1, 2}) {
        const milliseconds delay = net::decideRetry(statusInput(500, {}, attempt)).delay;
        QVERIFY(delay >= 375ms && delay <= 8s);
    }
}

void TestRetryPolicy::retryAfterCountsOnlyWithAStatus()
{
    const RetryDecision decision = net::decideRetry({.phase = RetryPhase::NotSent,
                                                     .error = {.kind = ErrorKind::HostNotFound},
                                                     .headers = {{"Retry-After"_ba, "600"_ba}},
                                                     .now = now});
    COMPARE_DECISION(decision, (RetryDecision{RetryAction::Automatic, 500ms, RetryReason::NotSent}));
}

void TestRetryPolicy::cancelledIsNeverTriedAgain()
{
    const RetryDecision cancelled{RetryAction::Never, 0ms, RetryReason::Cancelled};
    for (const RetryPhase phase : {RetryPhase::NotSent, RetryPhase::SentNoHeader, RetryPhase::Status,
                                   RetryPhase::HeaderNoContent, RetryPhase::ContentSeen})
        COMPARE_DECISION(net::decideRetry({.phase = phase, .error = {.kind = ErrorKind::Cancelled}}), cancelled);
}

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
