// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <optional>
#include <vector>

namespace tokenhub::chat {

//! One header of a person's own, sent with every request to the gateway. Never a key: what is here is in the database.
struct GatewayHeader {
    QString name;
    QString value;

    friend bool operator==(const GatewayHeader &, const GatewayHeader &) = default;
};

//! By which way requests leave. The password is in the keychain, under Profile::proxyKeyName().
struct ProxyChoice {
    enum class Use {
        System, //!< whatever the desktop or the environment names; never for this computer itself
        Manual, //!< this one, for every request
        None,
    };
    enum class Kind { Http, Socks5 };

    Use use = Use::System;
    Kind kind = Kind::Http;
    QString host;
    int port = 0;
    QString user; //!< empty: no login

    [[nodiscard]] bool hasLogin() const { return use == Use::Manual && !user.isEmpty(); }
    friend bool operator==(const ProxyChoice &, const ProxyChoice &) = default;
};

//! How long to wait, where a person wants it different; unset is the program's own limit.
struct TimeLimits {
    static constexpr std::chrono::seconds shortest{1};
    static constexpr std::chrono::seconds longest{3600};

    std::optional<std::chrono::seconds> connect;
    std::optional<std::chrono::seconds> firstByte;
    std::optional<std::chrono::seconds> stallWarning;
    std::optional<std::chrono::seconds> stallEnd;

    friend bool operator==(const TimeLimits &, const TimeLimits &) = default;
};

//! Where unencrypted http may go.
enum class PlainHttp { ThisComputer, AnyHost };

//! \brief How a gateway is reached, beyond its address. A value; any thread.
struct GatewayConnection {
    std::vector<GatewayHeader> headers;
    QString authoritiesFile; //!< PEM, trusted in addition to the system's; empty: none
    ProxyChoice proxy;
    TimeLimits limits;
    PlainHttp plainHttp = PlainHttp::ThisComputer;

    //! One JSON object, to be stored; empty text for the default.
    [[nodiscard]] QString toText() const;

    friend bool operator==(const GatewayConnection &, const GatewayConnection &) = default;
};

//! What a stored text came to. What cannot be understood is at its default, and wasDamaged tells so.
struct ReadConnection {
    GatewayConnection connection;
    bool wasDamaged = false;
};
[[nodiscard]] ReadConnection readConnection(const QString &text);

} // namespace tokenhub::chat
