// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/endpoint.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::net {
namespace {
using base::Error;
using base::ErrorKind;

Error badUrl(const QString &detail)
{
    return {.kind = ErrorKind::BadUrl, .detail = detail};
}

QString withScheme(QString text)
{
    if (text.contains("://"_L1))
        return text;
    // "https:/host", "htp:host": a scheme without its slashes; "host:8080" is a host.
    static const QRegularExpression scheme(u"^[a-z][a-z0-9+-]*:/?(?![0-9/]|$)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (scheme.match(text).hasMatch())
        return text;
    if (text.startsWith("//"_L1))
        text.remove(0, 2);
    const QUrl guess("http://"_L1 + text, QUrl::StrictMode);
    return (isLoopbackHost(guess.host()) ? "http://"_L1 : "https://"_L1) + text;
}

std::optional<Error> objection(const QUrl &url, PlainHttp plainHttp)
{
    if (!url.isValid())
        return badUrl(url.errorString());
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return badUrl(u"scheme %1 is neither https nor http"_s.arg(url.scheme()));
    if (url.host().isEmpty() || url.port() == 0)
        return badUrl(u"no host or no port"_s);
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@'))
        return badUrl(u"a user name or password in the address"_s);
    if (url.hasQuery() || url.hasFragment())
        return badUrl(u"a query or fragment in the address"_s);
    if (url.scheme() == "http"_L1 && plainHttp == PlainHttp::LoopbackOnly && !isLoopbackHost(url.host())) {
        return Error{.kind = ErrorKind::InsecureUrl,
                     .detail = u"plain http to a host that is not this computer"_s,
                     .subject = url.host()};
    }
    return std::nullopt;
}

bool isVersion(const QString &segment)
{
    static const QRegularExpression version(u"^v[0-9]+((alpha|beta)[0-9]*)?$"_s);
    return version.match(segment).hasMatch();
}

//! The folder in which the endpoints lie: what was pasted may name it, something above it or something in it.
QStringList rootSegments(QStringList segments)
{
    const qsizetype count = segments.size();
    if (count >= 2 && segments[count - 2] == "chat"_L1 && segments[count - 1] == "completions"_L1)
        return segments.first(count - 2); // a whole endpoint says itself whether there is a version
    if (count >= 2 && isVersion(segments[count - 2]) && segments[count - 1] == "models"_L1)
        segments.removeLast();
    if (segments.isEmpty() || !isVersion(segments.last()))
        segments.append(u"v1"_s);
    return segments;
}

QUrl below(const QUrl &root, QLatin1StringView path)
{
    QUrl url = root;
    url.setPath(root.path(QUrl::FullyEncoded) + path, QUrl::StrictMode);
    return url;
}
} // namespace

bool isLoopbackHost(QStringView host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host.endsWith(".localhost"_L1, Qt::CaseInsensitive))
        return true;
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    const QHostAddress address(host.toString());
    return !address.isNull() && address.isLoopback();
}

base::Result<Endpoint> Endpoint::parse(QStringView typed, PlainHttp plainHttp)
{
    const QString text = typed.trimmed().toString();
    if (text.isEmpty())
        return badUrl(u"empty"_s);
    QUrl url(withScheme(text), QUrl::StrictMode);
    if (const auto error = objection(url, plainHttp))
        return *error;
    url = url.adjusted(QUrl::NormalizePathSegments);
    if (url.port() == (url.scheme() == "https"_L1 ? 443 : 80))
        url.setPort(-1);
    const QStringList segments = rootSegments(url.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts));
    url.setPath(segments.isEmpty() ? QString() : u'/' + segments.join(u'/'), QUrl::StrictMode);
    return Endpoint(url);
}

QUrl Endpoint::base() const
{
    const QString path = m_root.path(QUrl::FullyEncoded);
    if (path.endsWith("/v1"_L1)) {
        QUrl shorter = m_root;
        shorter.setPath(path.chopped(3), QUrl::StrictMode);
        const auto again = parse(shorter.toString(QUrl::FullyEncoded), PlainHttp::Allowed);
        if (again && *again == *this)
            return shorter;
    }
    const auto again = parse(m_root.toString(QUrl::FullyEncoded), PlainHttp::Allowed);
    return again && *again == *this ? m_root : chatCompletions();
}

QUrl Endpoint::chatCompletions() const
{
    return below(m_root, "/chat/completions"_L1);
}

QUrl Endpoint::models() const
{
    return below(m_root, "/models"_L1);
}

} // namespace tokenhub::net
