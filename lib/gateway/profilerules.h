// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/profile.h"
#include "chat/profilefault.h"
#include "net/endpoint.h"
#include "net/httpstream.h"

#include <QNetworkProxy>

//! What a profile means to the network. Pure, but for the file of certificates; any thread.
namespace tokenhub::gateway {

[[nodiscard]] base::Result<net::Endpoint> endpointOf(const chat::Profile &profile);
enum class CheckFiles { No, Yes };
//! All that is wrong with it, in the order of the form.
[[nodiscard]] chat::ProfileFaults faultsOf(const chat::Profile &profile, CheckFiles files);
//! The first that keeps a request from leaving; files are not looked at.
[[nodiscard]] std::optional<base::Error> obstacleOf(const chat::Profile &profile);

//! The person's own headers, to be sent after ours; a request with one that cannot be sent must not leave.
[[nodiscard]] net::HttpHeaders ownHeaders(const chat::Profile &profile);
[[nodiscard]] net::HttpLimits limitsOf(const chat::Profile &profile, net::HttpLimits limits);
//! The login that a proxy is shown when plain http is asked of it. Qt waits to be asked for it, and then would have to
//! send the request a second time. Empty headers where the request goes through a tunnel or needs no login.
[[nodiscard]] net::HttpHeaders proxyLogin(const QNetworkProxy &proxy, const QUrl &url);
//! What is on this computer is asked directly, unless the profile itself names a proxy: the system's would not find it,
//! and would see the key.
[[nodiscard]] QNetworkProxy proxyOf(const chat::Profile &profile, const QString &password);

} // namespace tokenhub::gateway
