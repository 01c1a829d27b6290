// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <optional>

//! Reading JSON that others wrote: every reader tolerates a missing key, null and the wrong type.
namespace tokenhub::base {

[[nodiscard]] std::optional<QString> readString(const QJsonObject &object, QLatin1StringView key);
[[nodiscard]] std::optional<bool> readBool(const QJsonObject &object, QLatin1StringView key);
//! Whole numbers in the range of a 64-bit integer; anything else (fractions, 1e308, text) is nullopt.
[[nodiscard]] std::optional<qint64> readInteger(const QJsonObject &object, QLatin1StringView key);
[[nodiscard]] std::optional<double> readNumber(const QJsonObject &object, QLatin1StringView key);
[[nodiscard]] QJsonObject readObject(const QJsonObject &object, QLatin1StringView key);
[[nodiscard]] QJsonArray readArray(const QJsonObject &object, QLatin1StringView key);

//! Text that must be a JSON object (or array). BadField with line and column in detail; \a field becomes the subject.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray &json, const QString &field);
[[nodiscard]] Result<QJsonArray> parseArray(const QByteArray &json, const QString &field);

} // namespace tokenhub::base
