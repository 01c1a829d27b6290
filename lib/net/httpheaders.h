// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

namespace tokenhub::net {

//! Name and value as on the wire, in the order of the wire; a name may occur more than once.
using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

//! The first value of a header, trimmed; the name is compared without regard to case. Empty if absent.
[[nodiscard]] QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);
[[nodiscard]] bool hasHeader(const HttpHeaders &headers, QByteArrayView name);

} // namespace tokenhub::net
