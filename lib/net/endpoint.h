// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringView>
#include <QUrl>

namespace tokenhub::net {

enum class PlainHttp {
    LoopbackOnly, //!< http reaches this computer and no other
    Allowed, //!< the profile says that it knows what it does
};

//! \brief A gateway's address in its one normal form. A value; any thread.
//!
//! Accepts what people paste: with or without scheme (https is added, http for this computer), final slashes, `/v1`
//! or the full path of an endpoint. A path in front of that stays. `host/v4` and the full path of a chat endpoint
//! without any version are kept as they are: such gateways exist.
class Endpoint
{
public:
    //! Errors: BadUrl (no host, other scheme, user name, query, fragment, unreadable), InsecureUrl (subject: host).
    [[nodiscard]] static base::Result<Endpoint> parse(QStringView typed, PlainHttp plainHttp = PlainHttp::LoopbackOnly);

    [[nodiscard]] QUrl
    base() const; //!< to show and to store (FullyEncoded): the shortest spelling that parse() reads as this
    [[nodiscard]] QUrl chatCompletions() const;
    [[nodiscard]] QUrl models() const;
    [[nodiscard]] QString host() const { return m_root.host(); }

    friend bool operator==(const Endpoint &, const Endpoint &) = default;

private:
    explicit Endpoint(QUrl root) : m_root(std::move(root)) { }

    QUrl m_root; // the folder of the endpoints, without a final slash
};

//! localhost, *.localhost, 127.0.0.0/8 and ::1. Looks at the name only and asks no resolver.
[[nodiscard]] bool isLoopbackHost(QStringView host);

} // namespace tokenhub::net
