// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/profilerules.h"

#include "net/authorities.h"

#include <QSet>

namespace tokenhub::gateway {

using namespace Qt::Literals::StringLiterals;
using base::Error;
using base::ErrorKind;
using chat::ProfileFault;
using chat::ProfileFaults;
using chat::ProfileField;
using Rule = chat::ProfileFault::Rule;

namespace {

constexpr qsizetype longestHost = 255;

Rule ruleOf(net::HeaderFault fault, const chat::GatewayHeader &header)
{
    switch (fault) {
    case net::HeaderFault::Reserved:
        return Rule::OwnHeader;
    case net::HeaderFault::BadValue:
        return header.value.trimmed().isEmpty() ? Rule::Missing : Rule::HeaderValue;
    case net::HeaderFault::BadName:
        break;
    }
    return header.name.isEmpty() ? Rule::Missing : Rule::HeaderName;
}

void checkHeaders(const chat::Profile &profile, ProfileFaults &faults)
{
    QSet<QString> seen;
    int row = 0;
    for (const chat::GatewayHeader &header : profile.connection.headers) {
        std::optional<Rule> rule;
        if (const auto fault = net::headerFault(header.name, header.value))
            rule = ruleOf(*fault, header);
        else if (seen.contains(header.name.toLower()))
            rule = Rule::TwiceTheSame;
        seen.insert(header.name.toLower());
        if (rule) {
            faults.push_back({.field = ProfileField::Headers,
                              .rule = *rule,
                              .error = {.kind = ErrorKind::BadHeader, .subject = header.name},
                              .row = row});
        }
        ++row;
    }
}

bool isHostName(const QString &host)
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(host, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && host.size() <= longestHost;
}

void checkProxy(const chat::ProxyChoice &proxy, ProfileFaults &faults)
{
    if (proxy.use != chat::ProxyChoice::Use::Manual)
        return;
    const Error error{.kind = ErrorKind::ProxyFailed, .detail = u"the manual proxy is not whole"_s};
    if (proxy.host.isEmpty())
        faults.push_back({.field = ProfileField::ProxyHost, .rule = Rule::Missing, .error = error});
    else if (!isHostName(proxy.host))
        faults.push_back({.field = ProfileField::ProxyHost, .rule = Rule::OutOfRange, .error = error});
    if (proxy.port < 1 || proxy.port > 65535)
        faults.push_back({.field = ProfileField::ProxyPort,
                          .rule = proxy.port == 0 ? Rule::Missing : Rule::OutOfRange,
                          .error = error});
}

void checkLimits(const chat::TimeLimits &limits, ProfileFaults &faults)
{
    const Error error{.kind = ErrorKind::Internal, .detail = u"a time limit out of range"_s};
    for (const auto &limit : {limits.connect, limits.firstByte, limits.stallWarning, limits.stallEnd}) {
        if (!limit || (*limit >= chat::TimeLimits::shortest && *limit <= chat::TimeLimits::longest))
            continue;
        faults.push_back({.field = ProfileField::Limits, .rule = Rule::OutOfRange, .error = error});
        return;
    }
    const auto end = std::chrono::duration_cast<std::chrono::seconds>(net::WatchdogLimits().stall);
    if (limits.stallWarning && *limits.stallWarning >= limits.stallEnd.value_or(end))
        faults.push_back({.field = ProfileField::Limits, .rule = Rule::WarningAfterEnd, .error = error});
}

std::optional<Rule> ruleOf(const chat::ModelPrice &entry)
{
    const chat::Price &price = entry.price;
    for (const std::optional<double> &value : {price.input, price.cachedInput, price.output}) {
        if (value && !chat::isPrice(*value))
            return Rule::OutOfRange;
    }
    if (entry.model.isEmpty() || !price.input || !price.output)
        return Rule::Missing;
    return std::nullopt;
}

void checkPrices(const chat::PriceList &prices, ProfileFaults &faults)
{
    const Error error{.kind = ErrorKind::BadField, .detail = u"a price that is none"_s};
    if (prices.currency.size() > chat::PriceList::longestCurrency)
        faults.push_back({.field = ProfileField::Prices, .rule = Rule::OutOfRange, .error = error});
    QSet<QString> seen;
    int row = 0;
    for (const chat::ModelPrice &entry : prices.models) {
        std::optional<Rule> rule = ruleOf(entry);
        if (!rule && seen.contains(entry.model))
            rule = Rule::TwiceTheSame;
        seen.insert(entry.model);
        if (rule)
            faults.push_back({.field = ProfileField::Prices, .rule = *rule, .error = error, .row = row});
        ++row;
    }
}

} // namespace

base::Result<net::Endpoint> endpointOf(const chat::Profile &profile)
{
    return net::Endpoint::parse(profile.baseUrl,
                                profile.connection.plainHttp == chat::PlainHttp::AnyHost
                                    ? net::PlainHttp::Allowed
                                    : net::PlainHttp::LoopbackOnly);
}

ProfileFaults faultsOf(const chat::Profile &profile, CheckFiles files)
{
    ProfileFaults faults;
    if (const auto endpoint = endpointOf(profile); !endpoint)
        faults.push_back({.field = ProfileField::Url, .error = endpoint.error()});
    checkHeaders(profile, faults);
    const QString &file = profile.connection.authoritiesFile;
    if (files == CheckFiles::Yes && !file.isEmpty()) {
        if (const auto read = net::readAuthorities(file); !read)
            faults.push_back({.field = ProfileField::AuthoritiesFile, .error = read.error()});
    }
    checkProxy(profile.connection.proxy, faults);
    checkLimits(profile.connection.limits, faults);
    checkPrices(profile.prices, faults);
    return faults;
}

std::optional<Error> obstacleOf(const chat::Profile &profile)
{
    // Limits that make no sense are set right where they are used, and prices are not asked with.
    for (const ProfileFault &fault : faultsOf(profile, CheckFiles::No)) {
        if (fault.field != ProfileField::Limits && fault.field != ProfileField::Prices)
            return fault.error;
    }
    return std::nullopt;
}

net::HttpHeaders ownHeaders(const chat::Profile &profile)
{
    net::HttpHeaders headers;
    for (const chat::GatewayHeader &header : profile.connection.headers)
        headers.append({header.name.toLatin1(), header.value.trimmed().toLatin1()});
    return headers;
}

net::HttpLimits limitsOf(const chat::Profile &profile, net::HttpLimits limits)
{
    const chat::TimeLimits &wanted = profile.connection.limits;
    net::WatchdogLimits &silence = limits.silence;
    if (wanted.connect)
        silence.connect = *wanted.connect;
    if (wanted.firstByte)
        silence.firstByte = *wanted.firstByte;
    if (wanted.stallEnd)
        silence.stall = *wanted.stallEnd;
    // A warning that came with the end would be none.
    if (wanted.stallWarning)
        silence.stallWarning = *wanted.stallWarning;
    if (silence.stallWarning >= silence.stall)
        silence.stallWarning = silence.stall / 2;
    return limits;
}

net::HttpHeaders proxyLogin(const QNetworkProxy &proxy, const QUrl &url)
{
    if (proxy.type() != QNetworkProxy::HttpProxy || proxy.user().isEmpty() || url.scheme() != "http"_L1)
        return {};
    const QByteArray login = (proxy.user() + u':' + proxy.password()).toUtf8();
    return {{"Proxy-Authorization"_ba, "Basic "_ba + login.toBase64()}};
}

QNetworkProxy proxyOf(const chat::Profile &profile, const QString &password)
{
    using Use = chat::ProxyChoice::Use;
    const chat::ProxyChoice &proxy = profile.connection.proxy;
    if (proxy.use == Use::Manual) {
        const bool isSocks = proxy.kind == chat::ProxyChoice::Kind::Socks5;
        return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, proxy.host,
                             quint16(proxy.port), proxy.user, proxy.user.isEmpty() ? QString() : password);
    }
    const auto endpoint = endpointOf(profile);
    const bool isHere = endpoint && net::isLoopbackHost(endpoint->host());
    return isHere || proxy.use == Use::None ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy;
}

} // namespace tokenhub::gateway
