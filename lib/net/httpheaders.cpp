// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpheaders.h"

#include <QLatin1StringView>
#include <algorithm>
#include <iterator>

namespace tokenhub::net {
namespace {
constexpr qsizetype longestName = 200;
constexpr qsizetype longestValue = 8000;

constexpr QLatin1StringView reserved[] = {
    QLatin1StringView("authorization"),
    QLatin1StringView("proxy-authorization"),
    QLatin1StringView("cookie"),
    QLatin1StringView("host"),
    QLatin1StringView("content-length"),
    QLatin1StringView("content-type"),
    QLatin1StringView("transfer-encoding"),
    QLatin1StringView("connection"),
    QLatin1StringView("proxy-connection"),
    QLatin1StringView("keep-alive"),
    QLatin1StringView("upgrade"),
    QLatin1StringView("te"),
    QLatin1StringView("trailer"),
    QLatin1StringView("expect"),
    QLatin1StringView("accept"),
    QLatin1StringView("accept-encoding"),
};

bool isTokenCharacter(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= u'0' && code <= u'9') || (code >= u'A' && code <= u'Z') || (code >= u'a' && code <= u'z')
        || QStringView(u"!#$%&'*+-.^_`|~").contains(c);
}

bool isPrintableAscii(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() <= 0x7E;
}

auto find(const HttpHeaders &headers, QByteArrayView name)
{
    return std::find_if(headers.cbegin(), headers.cend(),
                        [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}
} // namespace

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    const auto it = find(headers, name);
    return it == headers.cend() ? QByteArray() : it->second.trimmed();
}

bool hasHeader(const HttpHeaders &headers, QByteArrayView name)
{
    return find(headers, name) != headers.cend();
}

std::optional<HeaderFault> headerFault(QStringView name, QStringView value)
{
    if (name.isEmpty() || name.size() > longestName || !std::all_of(name.cbegin(), name.cend(), isTokenCharacter))
        return HeaderFault::BadName;
    if (std::any_of(std::cbegin(reserved), std::cend(reserved),
                    [name](QLatin1StringView own) { return name.compare(own, Qt::CaseInsensitive) == 0; }))
        return HeaderFault::Reserved;
    if (value.trimmed().isEmpty() || value.size() > longestValue
        || !std::all_of(value.cbegin(), value.cend(), isPrintableAscii))
        return HeaderFault::BadValue;
    return std::nullopt;
}

} // namespace tokenhub::net
