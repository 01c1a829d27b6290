// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpstream.h"

#include <QNetworkAccessManager>
#include <QStringList>
#include <QTestEventLoop>
#include <QUrl>
#include <functional>
#include <optional>

namespace tokenhub::practice {
class PracticeGateway;
}

//! A network manager that goes straight to loopback whatever proxy the environment names.
class DirectNetwork : public QNetworkAccessManager
{
    Q_OBJECT
public:
    DirectNetwork();
};

//! \brief Owns an HttpStream and writes down all that it emits.
class Exchange : public QObject
{
    Q_OBJECT
public:
    Exchange(QNetworkAccessManager &network, const tokenhub::net::HttpRequest &request,
             const tokenhub::net::HttpLimits &limits = {});
    Exchange(QNetworkAccessManager &network, const tokenhub::net::HttpRequest &request,
             const tokenhub::net::HttpLimits &limits, const tokenhub::base::Clock &clock);

    [[nodiscard]] tokenhub::net::HttpStream &stream() { return m_stream; }
    [[nodiscard]] bool run(); //!< starts it and waits for its end; false if that does not come in time
    [[nodiscard]] bool waitForEnd();

    [[nodiscard]] bool ended() const { return result.has_value(); }
    [[nodiscard]] bool ok() const { return result && result->ok(); }
    [[nodiscard]] const tokenhub::net::HttpEnd &end() const { return result->value(); }
    [[nodiscard]] const tokenhub::base::Error &error() const { return result->error(); }
    [[nodiscard]] QString errorKind() const; //!< its name; "ok" without an error, "none" before the end

    QStringList log; //!< names of the signals in order; chunkReceived in a row once
    QByteArray body;
    std::optional<tokenhub::net::HttpHead> head;
    std::optional<tokenhub::base::Result<tokenhub::net::HttpEnd>> result;
    int ends = 0;
    std::function<void(const QByteArray &)> onChunk;

private:
    QTestEventLoop m_loop;
    tokenhub::net::HttpStream m_stream;
};

[[nodiscard]] tokenhub::net::HttpRequest post(const QUrl &url, const QByteArray &body = QByteArrayLiteral("{}"));
[[nodiscard]] tokenhub::net::HttpRequest get(const QUrl &url);

//! Limits in the proportions of the real ones, in milliseconds instead of seconds.
[[nodiscard]] tokenhub::net::HttpLimits shortLimits();

//! Gives the gateway one of the certificates of tests/data/tls.
[[nodiscard]] bool serveTls(tokenhub::practice::PracticeGateway &gateway, const QString &certificate);
[[nodiscard]] QList<QSslCertificate> testAuthority();
