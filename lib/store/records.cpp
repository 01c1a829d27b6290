// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/records.h"

#include "base/jsonreaders.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using std::chrono::milliseconds;

namespace {

QString toText(const QJsonObject &object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectFrom(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

void put(QJsonObject &object, QLatin1StringView key, const std::optional<qint64> &value)
{
    if (value)
        object.insert(key, *value);
}

void put(QJsonObject &object, QLatin1StringView key, const std::optional<milliseconds> &value)
{
    if (value)
        object.insert(key, qint64(value->count()));
}

void put(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

void put(QJsonObject &object, QLatin1StringView key, int value)
{
    if (value != 0)
        object.insert(key, value);
}

std::optional<milliseconds> readMilliseconds(const QJsonObject &object, QLatin1StringView key)
{
    const std::optional<qint64> value = base::readInteger(object, key);
    return value ? std::optional(milliseconds(*value)) : std::nullopt;
}

QJsonObject speedToJson(const chat::SpeedSeries &speed)
{
    QJsonArray bytes;
    for (const qint64 count : speed.bytes())
        bytes.append(count);
    return {{"intervalMs"_L1, qint64(speed.interval().count())}, {"bytes"_L1, bytes}};
}

chat::SpeedSeries speedFromJson(const QJsonObject &object)
{
    const QJsonArray array = base::readArray(object, "bytes"_L1);
    if (array.size() > qsizetype(chat::SpeedSeries::mostSamples)) // none of ours
        return {};
    std::vector<qint64> bytes;
    for (const QJsonValue &value : array)
        bytes.push_back(base::readInteger({{u"n"_s, value}}, "n"_L1).value_or(-1));
    return chat::SpeedSeries::fromStored(readMilliseconds(object, "intervalMs"_L1).value_or(milliseconds(0)),
                                         std::move(bytes));
}

int readCount(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toInt();
}

} // namespace

QString usageToText(const chat::Usage &usage)
{
    QJsonObject object;
    put(object, "prompt"_L1, usage.promptTokens);
    put(object, "cached"_L1, usage.cachedTokens);
    put(object, "completion"_L1, usage.completionTokens);
    put(object, "reasoning"_L1, usage.reasoningTokens);
    put(object, "total"_L1, usage.totalTokens);
    return toText(object);
}

chat::Usage usageFromText(const QString &text)
{
    const QJsonObject object = objectFrom(text);
    return {.promptTokens = base::readInteger(object, "prompt"_L1),
            .cachedTokens = base::readInteger(object, "cached"_L1),
            .completionTokens = base::readInteger(object, "completion"_L1),
            .reasoningTokens = base::readInteger(object, "reasoning"_L1),
            .totalTokens = base::readInteger(object, "total"_L1)};
}

QString metricsToText(const chat::Metrics &metrics)
{
    QJsonObject object;
    put(object, "firstByteMs"_L1, metrics.firstByte);
    put(object, "firstTokenMs"_L1, metrics.firstToken);
    put(object, "firstTextMs"_L1, metrics.firstText);
    put(object, "totalMs"_L1, metrics.total);
    put(object, "attempts"_L1, metrics.attempts);
    put(object, "stalls"_L1, metrics.stalls);
    put(object, "skippedEvents"_L1, metrics.skippedEvents);
    if (!metrics.speed.isEmpty())
        object.insert("speed"_L1, speedToJson(metrics.speed));
    return toText(object);
}

chat::Metrics metricsFromText(const QString &text)
{
    const QJsonObject object = objectFrom(text);
    return {.firstByte = readMilliseconds(object, "firstByteMs"_L1),
            .firstToken = readMilliseconds(object, "firstTokenMs"_L1),
            .firstText = readMilliseconds(object, "firstTextMs"_L1),
            .total = readMilliseconds(object, "totalMs"_L1),
            .attempts = readCount(object, "attempts"_L1),
            .stalls = readCount(object, "stalls"_L1),
            .skippedEvents = readCount(object, "skippedEvents"_L1),
            .speed = speedFromJson(base::readObject(object, "speed"_L1))};
}

QString errorToText(const std::optional<Error> &error)
{
    if (!error)
        return {};
    QJsonObject object{{"kind"_L1, base::errorKindName(error->kind)}};
    put(object, "detail"_L1, error->detail);
    put(object, "subject"_L1, error->subject);
    put(object, "serverMessage"_L1, error->serverMessage);
    put(object, "code"_L1, error->code);
    put(object, "requestId"_L1, error->requestId);
    if (error->httpStatus)
        object.insert("httpStatus"_L1, *error->httpStatus);
    put(object, "retryAfterMs"_L1, error->retryAfter);
    return toText(object);
}

std::optional<Error> errorFromText(const QString &text)
{
    if (text.isEmpty())
        return std::nullopt;
    const QJsonObject object = objectFrom(text);
    const std::optional<qint64> status = base::readInteger(object, "httpStatus"_L1);
    const auto kind = base::errorKindFromName(object.value("kind"_L1).toString());
    return Error{.kind = kind.value_or(base::ErrorKind::Internal),
                 .detail = object.value("detail"_L1).toString(),
                 .subject = object.value("subject"_L1).toString(),
                 .serverMessage = object.value("serverMessage"_L1).toString(),
                 .code = object.value("code"_L1).toString(),
                 .requestId = object.value("requestId"_L1).toString(),
                 .httpStatus = status ? std::optional(int(*status)) : std::nullopt,
                 .retryAfter = readMilliseconds(object, "retryAfterMs"_L1)};
}

QString targetToText(const chat::Target &target)
{
    return toText(target.toJson());
}

chat::Target targetFromText(const QString &text)
{
    return chat::Target::fromJson(objectFrom(text));
}

QString chosenToText(const QHash<chat::MessageId, chat::MessageId> &chosen)
{
    QJsonObject object;
    for (auto it = chosen.cbegin(); it != chosen.cend(); ++it)
        object.insert(it.key().toString(), it.value().toString());
    return toText(object);
}

QHash<chat::MessageId, chat::MessageId> chosenFromText(const QString &text)
{
    QHash<chat::MessageId, chat::MessageId> chosen;
    const QJsonObject object = objectFrom(text);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto fork = chat::MessageId::fromString(it.key());
        const auto child = chat::MessageId::fromString(it.value().toString());
        if (!fork.isNull() && !child.isNull())
            chosen.insert(fork, child);
    }
    return chosen;
}

QString editToText(const std::optional<chat::DraftEdit> &edit)
{
    if (!edit)
        return u""_s;
    return toText({{u"kind"_s, chat::editKindName(edit->kind)},
                   {u"message"_s, edit->message.toString()},
                   {u"callId"_s, edit->callId},
                   {u"name"_s, edit->name},
                   {u"text"_s, edit->text}});
}

std::optional<chat::DraftEdit> editFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto kind = chat::editKindFromName(object.value("kind"_L1).toString());
    if (!kind)
        return std::nullopt;
    return chat::DraftEdit{.kind = *kind,
                           .message = chat::MessageId::fromString(object.value("message"_L1).toString()),
                           .callId = object.value("callId"_L1).toString(),
                           .name = object.value("name"_L1).toString(),
                           .text = object.value("text"_L1).toString()};
}

QString modelsToText(const chat::ModelCatalog &catalog)
{
    QJsonArray models;
    for (const chat::ModelInfo &model : catalog.models()) {
        QJsonObject object{{"id"_L1, model.id}};
        put(object, "owner"_L1, model.owner);
        models.append(object);
    }
    return QString::fromUtf8(QJsonDocument(models).toJson(QJsonDocument::Compact));
}

chat::ModelCatalog modelsFromText(const QString &text)
{
    std::vector<chat::ModelInfo> models;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        models.push_back({.id = object.value("id"_L1).toString(), .owner = object.value("owner"_L1).toString()});
    }
    return chat::ModelCatalog(std::move(models));
}

} // namespace tokenhub::store
