// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <optional>

//! Errors in the shapes gateways and proxies send them. Part of the codec; no one else includes it.
namespace tokenhub::gateway {

//! Whatever a body says of an error, as plain text: an object, a string, an array, an HTML page, bytes. The kind is
//! AnswerError; the caller sets another where a status tells more.
[[nodiscard]] base::Error errorFromBody(const QByteArray &body);

//! An error among the fields of an event or answer, or in its first choice.
[[nodiscard]] std::optional<base::Error> errorInside(const QJsonObject &object, const QJsonObject &choice);

} // namespace tokenhub::gateway
