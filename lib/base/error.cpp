// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <array>
#include <utility>

namespace tokenhub::base {
namespace {
using enum ErrorKind;
constexpr std::pair<ErrorKind, const char *> names[] = {
    {BadUrl, "BadUrl"},
    {InsecureUrl, "InsecureUrl"},
    {HostNotFound, "HostNotFound"},
    {ConnectionRefused, "ConnectionRefused"},
    {ConnectTimeout, "ConnectTimeout"},
    {TlsFailed, "TlsFailed"},
    {ProxyFailed, "ProxyFailed"},
    {ProxyLogin, "ProxyLogin"},
    {BadAuthorities, "BadAuthorities"},
    {BadHeader, "BadHeader"},
    {GatewayGone, "GatewayGone"},
    {BadKey, "BadKey"},
    {KeyMissing, "KeyMissing"},
    {KeychainLocked, "KeychainLocked"},
    {KeychainUnavailable, "KeychainUnavailable"},
    {KeychainDenied, "KeychainDenied"},
    {KeychainWaiting, "KeychainWaiting"},
    {BadField, "BadField"},
    {NoAnswer, "NoAnswer"},
    {FirstByteTimeout, "FirstByteTimeout"},
    {Redirected, "Redirected"},
    {KeyRejected, "KeyRejected"},
    {PaymentRequired, "PaymentRequired"},
    {NotFound, "NotFound"},
    {BadRequest, "BadRequest"},
    {TooLarge, "TooLarge"},
    {RateLimited, "RateLimited"},
    {Overloaded, "Overloaded"},
    {ServerError, "ServerError"},
    {UpstreamTimeout, "UpstreamTimeout"},
    {NotApiAnswer, "NotApiAnswer"},
    {EmptyAnswer, "EmptyAnswer"},
    {UnsupportedEncoding, "UnsupportedEncoding"},
    {TooMuchData, "TooMuchData"},
    {BadAnswer, "BadAnswer"},
    {AnswerError, "AnswerError"},
    {Interrupted, "Interrupted"},
    {ProgramEnded, "ProgramEnded"},
    {Stalled, "Stalled"},
    {Cancelled, "Cancelled"},
    {StorageFull, "StorageFull"},
    {StorageReadOnly, "StorageReadOnly"},
    {StorageDamaged, "StorageDamaged"},
    {StorageNewer, "StorageNewer"},
    {StorageBusy, "StorageBusy"},
    {StorageLost, "StorageLost"},
    {StorageFailed, "StorageFailed"},
    {FileFailed, "FileFailed"},
    {Internal, "Internal"},
};
} // namespace

QString errorKindName(ErrorKind kind)
{
    for (const auto &[value, name] : names) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("Internal");
}

std::optional<ErrorKind> errorKindFromName(QStringView name)
{
    for (const auto &[value, text] : names) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

} // namespace tokenhub::base
