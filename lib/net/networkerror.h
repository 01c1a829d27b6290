// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QUrl>
#include <optional>

class QNetworkAccessManager;

namespace tokenhub::net {

enum class Sent { No, Whole }; //!< whether the last byte of the request was handed to the connection

//! What Qt tells about a reply that ended with an error of the network.
struct NetworkFailure {
    QNetworkReply::NetworkError code = QNetworkReply::UnknownNetworkError;
    QString text; //!< QNetworkReply::errorString()
    QUrl url;
    Sent sent = Sent::No;
    std::optional<int> status; //!< present once the response header was complete
    QString proxy; //!< host:port of the proxy in use; empty if there is none
    QList<QSslError> tlsErrors;
};

//! The kind of a network failure. Pure; any thread. A status of 4xx or 5xx is not a failure of the network: whoever
//! knows the API reads that. With a status the result is Interrupted: the answer had begun.
[[nodiscard]] base::Error toError(const NetworkFailure &failure);

//! The proxy that a request of this manager to this URL would use, as host:port without any login; empty if none.
[[nodiscard]] QString proxyInUse(const QNetworkAccessManager &network, const QUrl &url);

} // namespace tokenhub::net
