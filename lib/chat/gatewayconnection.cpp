// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/gatewayconnection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tokenhub::chat {

using namespace Qt::Literals::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr qsizetype mostHeaders = 100;

template<typename T> struct Named {
    T value;
    QLatin1StringView name;
};

constexpr Named<ProxyChoice::Use> uses[] = {{ProxyChoice::Use::System, QLatin1StringView("system")},
                                            {ProxyChoice::Use::Manual, QLatin1StringView("manual")},
                                            {ProxyChoice::Use::None, QLatin1StringView("none")}};
constexpr Named<ProxyChoice::Kind> proxyKinds[]
    = {{ProxyChoice::Kind::Http, QLatin1StringView("http")}, {ProxyChoice::Kind::Socks5, QLatin1StringView("socks5")}};
constexpr Named<PlainHttp> places[] = {{PlainHttp::ThisComputer, QLatin1StringView("thisComputer")},
                                       {PlainHttp::AnyHost, QLatin1StringView("anyHost")}};

template<typename T, size_t count> QString nameOf(const Named<T> (&table)[count], T value)
{
    for (const Named<T> &entry : table) {
        if (entry.value == value)
            return entry.name;
    }
    return table[0].name;
}

//! \brief Reads one object and remembers whether anything in it was not as we write it.
class Reader
{
public:
    Reader(const QJsonValue &value, bool &wasDamaged) : m_object(value.toObject()), m_wasDamaged(wasDamaged)
    {
        if (!value.isUndefined() && !value.isObject())
            m_wasDamaged = true;
    }

    [[nodiscard]] QString text(QLatin1StringView key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isString())
            m_wasDamaged = true;
        return value.toString();
    }

    [[nodiscard]] std::optional<int> number(QLatin1StringView key, int least, int most)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined())
            return std::nullopt;
        const int number = value.toInt(least - 1);
        if (number >= least && number <= most)
            return number;
        m_wasDamaged = true;
        return std::nullopt;
    }

    [[nodiscard]] std::optional<seconds> time(QLatin1StringView key)
    {
        const auto read = number(key, int(TimeLimits::shortest.count()), int(TimeLimits::longest.count()));
        return read ? std::optional(seconds(*read)) : std::nullopt;
    }

    template<typename T, size_t count> [[nodiscard]] T choice(QLatin1StringView key, const Named<T> (&table)[count])
    {
        const QString name = text(key);
        for (const Named<T> &entry : table) {
            if (entry.name == name)
                return entry.value;
        }
        if (m_object.contains(key))
            m_wasDamaged = true;
        return table[0].value;
    }

    [[nodiscard]] QJsonValue value(QLatin1StringView key) const { return m_object.value(key); }

private:
    QJsonObject m_object;
    bool &m_wasDamaged;
};

std::vector<GatewayHeader> headersFrom(const QJsonValue &value, bool &wasDamaged)
{
    std::vector<GatewayHeader> headers;
    const QJsonArray array = value.toArray();
    if ((!value.isUndefined() && !value.isArray()) || array.size() > mostHeaders)
        wasDamaged = true;
    for (const QJsonValue &entry : array) {
        if (headers.size() == size_t(mostHeaders))
            break;
        Reader reader(entry, wasDamaged);
        GatewayHeader header{.name = reader.text("name"_L1), .value = reader.text("value"_L1)};
        if (!header.name.isEmpty())
            headers.push_back(std::move(header));
        else
            wasDamaged = true;
    }
    return headers;
}

ProxyChoice proxyFrom(const QJsonValue &value, bool &wasDamaged)
{
    Reader reader(value, wasDamaged);
    ProxyChoice proxy{.use = reader.choice("use"_L1, uses),
                      .kind = reader.choice("kind"_L1, proxyKinds),
                      .host = reader.text("host"_L1),
                      .port = reader.number("port"_L1, 1, 65535).value_or(0),
                      .user = reader.text("user"_L1)};
    if (proxy.use == ProxyChoice::Use::Manual && (proxy.host.isEmpty() || proxy.port == 0))
        wasDamaged = true;
    return proxy;
}

QJsonObject toJson(const ProxyChoice &proxy)
{
    QJsonObject object{{"use"_L1, nameOf(uses, proxy.use)}};
    if (proxy.host.isEmpty() && proxy.port == 0 && proxy.user.isEmpty())
        return object;
    object["kind"_L1] = nameOf(proxyKinds, proxy.kind);
    object["host"_L1] = proxy.host;
    if (proxy.port != 0)
        object["port"_L1] = proxy.port;
    object["user"_L1] = proxy.user;
    return object;
}

QJsonObject toJson(const TimeLimits &limits)
{
    QJsonObject object;
    const auto put = [&object](QLatin1StringView key, const std::optional<seconds> &time) {
        if (time)
            object[key] = qint64(time->count());
    };
    put("connect"_L1, limits.connect);
    put("firstByte"_L1, limits.firstByte);
    put("stallWarning"_L1, limits.stallWarning);
    put("stallEnd"_L1, limits.stallEnd);
    return object;
}

} // namespace

QString GatewayConnection::toText() const
{
    if (*this == GatewayConnection{})
        return u""_s;
    QJsonArray list;
    for (const GatewayHeader &header : headers)
        list.append(QJsonObject{{"name"_L1, header.name}, {"value"_L1, header.value}});
    const QJsonObject object{{"headers"_L1, list},
                             {"authoritiesFile"_L1, authoritiesFile},
                             {"proxy"_L1, toJson(proxy)},
                             {"limits"_L1, toJson(limits)},
                             {"plainHttp"_L1, nameOf(places, plainHttp)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ReadConnection readConnection(const QString &text)
{
    ReadConnection read;
    if (text.isEmpty())
        return read;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject()) {
        read.wasDamaged = true;
        return read;
    }
    Reader reader(document.object(), read.wasDamaged);
    Reader limits(reader.value("limits"_L1), read.wasDamaged);
    read.connection = {.headers = headersFrom(reader.value("headers"_L1), read.wasDamaged),
                       .authoritiesFile = reader.text("authoritiesFile"_L1),
                       .proxy = proxyFrom(reader.value("proxy"_L1), read.wasDamaged),
                       .limits = {.connect = limits.time("connect"_L1),
                                  .firstByte = limits.time("firstByte"_L1),
                                  .stallWarning = limits.time("stallWarning"_L1),
                                  .stallEnd = limits.time("stallEnd"_L1)},
                       .plainHttp = reader.choice("plainHttp"_L1, places)};
    return read;
}

} // namespace tokenhub::chat
