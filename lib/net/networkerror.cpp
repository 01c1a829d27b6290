// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkerror.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::net {
namespace {
using base::ErrorKind;
using enum QNetworkReply::NetworkError;

bool isProxyCode(QNetworkReply::NetworkError code)
{
    return code >= ProxyConnectionRefusedError && code <= UnknownProxyError;
}

ErrorKind unsentKind(QNetworkReply::NetworkError code)
{
    switch (code) {
    case TimeoutError:
        return ErrorKind::ConnectTimeout;
    case ProtocolUnknownError:
    case ProtocolInvalidOperationError:
        return ErrorKind::BadUrl;
    case HostNotFoundError:
    case TemporaryNetworkFailureError:
    case NetworkSessionFailedError:
    case UnknownNetworkError: // no route: the way out of it is the same as for an unknown name
        return ErrorKind::HostNotFound;
    default:
        return ErrorKind::ConnectionRefused; // closed before the request was out is a refusal too
    }
}

ErrorKind kindOf(const NetworkFailure &failure)
{
    if (failure.status)
        return ErrorKind::Interrupted;
    if (failure.code == SslHandshakeFailedError)
        return ErrorKind::TlsFailed;
    if (failure.code == ProxyAuthenticationRequiredError)
        return ErrorKind::ProxyLogin;
    if (isProxyCode(failure.code))
        return ErrorKind::ProxyFailed;
    if (failure.sent == Sent::Whole)
        return ErrorKind::NoAnswer;
    // Before the request is out, a failure to reach the proxy looks like a failure to reach the host: a proxy that
    // refuses CONNECT is reported as HostNotFound, a dead one as refused or unknown.
    const ErrorKind kind = unsentKind(failure.code);
    return failure.proxy.isEmpty() || kind == ErrorKind::BadUrl ? kind : ErrorKind::ProxyFailed;
}

QString tlsReasons(const QList<QSslError> &errors)
{
    QStringList reasons;
    for (const QSslError &error : errors)
        reasons.append(error.errorString());
    reasons.removeDuplicates();
    return reasons.join("; "_L1);
}
} // namespace

base::Error toError(const NetworkFailure &failure)
{
    const ErrorKind kind = kindOf(failure);
    const bool isProxys = kind == ErrorKind::ProxyFailed || kind == ErrorKind::ProxyLogin;
    QString detail = failure.text;
    if (kind == ErrorKind::TlsFailed && !failure.tlsErrors.isEmpty())
        detail = tlsReasons(failure.tlsErrors);
    return {.kind = kind,
            .detail = u"%1 (network error %2)"_s.arg(detail).arg(static_cast<int>(failure.code)),
            .subject = isProxys ? failure.proxy : failure.url.host(),
            .httpStatus = failure.status};
}

QString proxyInUse(const QNetworkAccessManager &network, const QUrl &url)
{
    // The order of QNetworkAccessManager itself: its own proxy, its own factory, the application's proxy or factory.
    QNetworkProxy proxy = network.proxy();
    if (proxy.type() == QNetworkProxy::DefaultProxy) {
        const QNetworkProxyQuery query(url);
        const QList<QNetworkProxy> proxies = network.proxyFactory() ? network.proxyFactory()->queryProxy(query)
                                                                    : QNetworkProxyFactory::proxyForQuery(query);
        proxy = proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
    }
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.hostName().isEmpty())
        return {};
    return u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
}

} // namespace tokenhub::net
