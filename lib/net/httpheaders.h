// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QStringView>
#include <optional>

namespace tokenhub::net {

//! Name and value as on the wire, in the order of the wire; a name may occur more than once.
using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

//! The first value of a header, trimmed; the name is compared without regard to case. Empty if absent.
[[nodiscard]] QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);
[[nodiscard]] bool hasHeader(const HttpHeaders &headers, QByteArrayView name);

enum class HeaderFault {
    BadName, //!< empty, too long or not a token of HTTP
    BadValue, //!< empty, too long, or with bytes outside 0x20-0x7E: a line break would begin a header of its own
    Reserved, //!< the program says it itself, or it carries a key
};
//! Why a header that a person typed cannot be sent; empty when it can. Pure.
[[nodiscard]] std::optional<HeaderFault> headerFault(QStringView name, QStringView value);

} // namespace tokenhub::net
