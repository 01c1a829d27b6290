// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retrypolicy.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::net {
namespace {
using base::ErrorKind;
using std::chrono::milliseconds;

//! Numbers beyond a year are no waits that a server means; the bound also keeps the arithmetic in range.
std::optional<milliseconds> asWait(double amountInMs)
{
    constexpr double year = 365.0 * 24 * 3600 * 1000;
    if (!std::isfinite(amountInMs) || amountInMs <= 0 || amountInMs > year)
        return std::nullopt;
    return milliseconds(static_cast<qint64>(std::ceil(amountInMs)));
}

std::optional<milliseconds> asNumber(const QByteArray &text, double unitInMs)
{
    const bool plain = !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    bool ok = false;
    const double number = text.toDouble(&ok);
    return plain && ok ? asWait(number * unitInMs) : std::nullopt;
}

std::optional<base::UtcMs> asHttpDate(const QByteArray &text)
{
    // The three forms of RFC 9110, section 5.6.7.
    for (const QString &format :
         {u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s, u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s, u"ddd MMM d hh:mm:ss yyyy"_s}) {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.simplified()), format);
        if (!date.isValid())
            continue;
        if (date.date().year() < 1970) // two digits are read as 19xx
            date = date.addYears(100);
        return base::UtcMs(QDateTime(date.date(), date.time(), QTimeZone::utc()).toMSecsSinceEpoch());
    }
    return std::nullopt;
}

milliseconds backoff(int attempt, double random)
{
    const int doublings = std::clamp(attempt, 1, 5) - 1;
    const milliseconds full = std::min(milliseconds(500) * (1 << doublings), milliseconds(8000));
    return milliseconds(std::lround(static_cast<double>(full.count()) * (1 - 0.25 * std::clamp(random, 0.0, 1.0))));
}

RetryDecision automatic(const RetryInput &input, RetryReason reason)
{
    const auto asked = input.phase == RetryPhase::Status ? retryAfter(input.headers, input.now) : std::nullopt;
    if (asked && *asked > maximumWait)
        return {RetryAction::AskUser, *asked, RetryReason::WaitTooLong};
    if (input.attempt > maximumAutomaticRetries)
        return {RetryAction::AskUser, asked.value_or(milliseconds(0)), RetryReason::AttemptsSpent};
    return {RetryAction::Automatic, asked.value_or(backoff(input.attempt, input.random)), reason};
}

RetryDecision notSent(const RetryInput &input)
{
    switch (input.error.kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::ProxyFailed:
        return automatic(input, RetryReason::NotSent);
    default:
        return {RetryAction::Never, {}, RetryReason::Permanent};
    }
}

RetryDecision byStatus(const RetryInput &input)
{
    const QByteArray wish = headerValue(input.headers, "x-should-retry").toLower();
    if (wish == "false"_ba)
        return {RetryAction::Never, {}, RetryReason::ServerForbids};
    if (wish == "true"_ba)
        return automatic(input, RetryReason::ServerAsks);
    const int status = input.error.httpStatus.value_or(0);
    switch (status) {
    case 408:
    case 409:
    case 429:
    case 500:
    case 502:
    case 503:
    case 529:
        return automatic(input, RetryReason::ServerBusy);
    case 501:
    case 505:
        return {RetryAction::Never, {}, RetryReason::Permanent};
    default:
        break;
    }
    if (status >= 500)
        return {RetryAction::AskUser, {}, RetryReason::UpstreamMayHaveRun};
    return {RetryAction::Never, {}, RetryReason::Permanent};
}
} // namespace

RetryDecision decideRetry(const RetryInput &input)
{
    if (input.error.kind == ErrorKind::Cancelled)
        return {RetryAction::Never, {}, RetryReason::Cancelled};
    switch (input.phase) {
    case RetryPhase::NotSent:
        return notSent(input);
    case RetryPhase::Status:
        return byStatus(input);
    case RetryPhase::SentNoHeader:
        if (input.error.kind == ErrorKind::TlsFailed)
            return {RetryAction::Never, {}, RetryReason::Permanent};
        [[fallthrough]];
    case RetryPhase::HeaderNoContent:
        return {RetryAction::AskUser, {}, RetryReason::MayHaveBeenBilled};
    case RetryPhase::ContentSeen:
        break;
    }
    return {RetryAction::Never, {}, RetryReason::ContentSeen};
}

std::optional<milliseconds> retryAfter(const HttpHeaders &headers, base::UtcMs now)
{
    if (const auto wait = asNumber(headerValue(headers, "retry-after-ms"), 1))
        return wait;
    const QByteArray text = headerValue(headers, "retry-after");
    if (const auto wait = asNumber(text, 1000))
        return wait;
    const auto until = asHttpDate(text);
    if (!until)
        return std::nullopt;
    // Against the server's own clock where it tells it: ours may be wrong.
    const base::UtcMs serverNow = asHttpDate(headerValue(headers, "date")).value_or(now);
    return asWait(static_cast<double>((*until - serverNow).count()));
}

} // namespace tokenhub::net
