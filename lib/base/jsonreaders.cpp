// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonreaders.h"

#include <QJsonDocument>
#include <cmath>

namespace tokenhub::base {
namespace {

Result<QJsonDocument> parse(const QByteArray &json, const QString &field)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error == QJsonParseError::NoError)
        return document;
    const QByteArray before = json.left(problem.offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return Error{.kind = ErrorKind::BadField,
                 .detail = QStringLiteral("line %1, column %2: %3").arg(line).arg(column).arg(problem.errorString()),
                 .subject = field};
}

} // namespace

std::optional<QString> readString(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<bool> readBool(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<qint64> readInteger(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (!value.isDouble() || std::trunc(value.toDouble()) != value.toDouble() || std::abs(value.toDouble()) > 9.0e15)
        return std::nullopt;
    return value.toInteger();
}

std::optional<double> readNumber(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QJsonObject readObject(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toObject();
}

QJsonArray readArray(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toArray();
}

Result<QJsonObject> parseObject(const QByteArray &json, const QString &field)
{
    const Result<QJsonDocument> document = parse(json, field);
    if (!document)
        return document.error();
    if (!document->isObject())
        return Error{.kind = ErrorKind::BadField, .detail = QStringLiteral("not an object"), .subject = field};
    return document->object();
}

Result<QJsonArray> parseArray(const QByteArray &json, const QString &field)
{
    const Result<QJsonDocument> document = parse(json, field);
    if (!document)
        return document.error();
    if (!document->isArray())
        return Error{.kind = ErrorKind::BadField, .detail = QStringLiteral("not an array"), .subject = field};
    return document->array();
}

} // namespace tokenhub::base
