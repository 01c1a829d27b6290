// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/chatcodec.h"
#include "gateway/errorshapes.h"

#include "base/jsonreaders.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace tokenhub::gateway {

using namespace Qt::Literals::StringLiterals;
using base::Error;
using base::ErrorKind;

namespace {

constexpr qsizetype longestMessage = 2000;

// Plain, one paragraph, bounded: it is shown to a person, and a stranger wrote it.
QString readable(const QString &text)
{
    QString plain;
    for (const QChar c : text.left(longestMessage * 2))
        plain += c.isPrint() || c.isSpace() || c.isSurrogate() ? c : QChar(u' ');
    return plain.simplified().left(longestMessage);
}

QString pageTitle(const QByteArray &body)
{
    static const QRegularExpression title(u"<title[^>]*>([^<]*)"_s, QRegularExpression::CaseInsensitiveOption);
    return readable(title.match(QString::fromUtf8(body.left(16 * 1024))).captured(1));
}

bool looksLikeHtml(const QByteArray &body)
{
    return body.left(512).trimmed().startsWith('<');
}

QString asCode(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

QString messageIn(const QJsonValue &value);

QString messageInObject(const QJsonObject &object)
{
    for (const auto key :
         {"message"_L1, "error"_L1, "detail"_L1, "error_description"_L1, "msg"_L1, "errors"_L1, "title"_L1}) {
        if (const QString text = messageIn(object.value(key)); !text.isEmpty())
            return text;
    }
    return {};
}

QString messageIn(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isObject())
        return messageInObject(value.toObject());
    for (const QJsonValue &entry : value.toArray()) {
        if (const QString text = messageIn(entry); !text.isEmpty())
            return text;
    }
    return {};
}

// The code stands beside the message: in the error object or, flat, in the object itself.
void readCode(const QJsonObject &object, Error &error)
{
    const QJsonObject inner = base::readObject(object, "error"_L1);
    for (const QJsonObject &place : {inner, object}) {
        for (const auto key : {"code"_L1, "type"_L1}) {
            if (error.code.isEmpty())
                error.code = readable(asCode(place.value(key))).left(100);
        }
        if (error.requestId.isEmpty())
            error.requestId = readable(base::readString(place, "request_id"_L1).value_or(QString())).left(200);
    }
}

Error fromObject(const QJsonObject &object)
{
    Error error{.kind = ErrorKind::AnswerError, .serverMessage = readable(messageInObject(object))};
    readCode(object, error);
    return error;
}

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::KeyRejected;
    case 402:
        return ErrorKind::PaymentRequired;
    case 404:
        return ErrorKind::NotFound;
    case 413:
        return ErrorKind::TooLarge;
    case 429:
        return ErrorKind::RateLimited;
    case 503:
    case 529:
        return ErrorKind::Overloaded;
    case 504:
    case 524:
        return ErrorKind::UpstreamTimeout;
    case 408:
    case 409:
        return ErrorKind::ServerError;
    default:
        return status >= 500 ? ErrorKind::ServerError : ErrorKind::BadRequest;
    }
}

} // namespace

Error errorFromBody(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        return fromObject(document.object());
    Error error{.kind = ErrorKind::AnswerError};
    if (document.isArray())
        error.serverMessage = readable(messageIn(document.array()));
    else if (looksLikeHtml(body))
        error.serverMessage = pageTitle(body);
    else
        error.serverMessage = readable(QString::fromUtf8(body));
    return error;
}

std::optional<Error> errorInside(const QJsonObject &object, const QJsonObject &choice)
{
    for (const QJsonObject &place : {object, choice}) {
        const QJsonValue value = place.value("error"_L1);
        if (value.isObject() || (value.isString() && !value.toString().isEmpty()))
            return fromObject(place);
    }
    const bool saysError = base::readString(choice, "finish_reason"_L1) == u"error"_s
        || base::readString(object, "object"_L1) == u"error"_s;
    if (saysError)
        return fromObject(object);
    // {"code": …, "message": …} and {"detail": …} instead of an answer.
    const bool noAnswer = !object.contains("choices"_L1) && !object.contains("usage"_L1);
    if (noAnswer && !messageInObject(object).isEmpty())
        return fromObject(object);
    return std::nullopt;
}

Error errorFromStatus(const net::HttpEnd &end)
{
    Error error = errorFromBody(end.errorBody);
    error.kind = kindOfStatus(end.head.status);
    error.httpStatus = end.head.status;
    error.detail = readable(QString::fromUtf8(end.errorBody.left(4096)));
    for (const auto *name : {"x-request-id", "request-id"}) {
        if (error.requestId.isEmpty())
            error.requestId = readable(QString::fromLatin1(end.head.header(name))).left(200);
    }
    return error;
}

bool refusesUsageInStream(const Error &error)
{
    return error.httpStatus == 400 && error.detail.contains("stream_options"_L1);
}

Error notAnAnswer(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return {.kind = ErrorKind::EmptyAnswer};
    const QString text = looksLikeHtml(body) ? pageTitle(body) : readable(QString::fromUtf8(body)).left(200);
    return {.kind = ErrorKind::NotApiAnswer, .detail = text};
}

base::Result<chat::ModelCatalog> decodeModels(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QJsonArray list = document.array();
    for (const auto key : {"data"_L1, "models"_L1}) {
        if (list.isEmpty())
            list = base::readArray(document.object(), key);
    }
    std::vector<chat::ModelInfo> models;
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        QString id = value.toString();
        for (const auto key : {"id"_L1, "name"_L1, "model"_L1}) {
            if (id.isEmpty())
                id = base::readString(object, key).value_or(QString());
        }
        id = readable(id);
        if (!id.isEmpty() && id.size() <= 256)
            models.push_back(
                {.id = id, .owner = readable(base::readString(object, "owned_by"_L1).value_or(QString())).left(64)});
    }
    if (models.empty() && !(document.isObject() && document.object().value("data"_L1).isArray()))
        return notAnAnswer(json).kind == ErrorKind::EmptyAnswer
            ? Error{.kind = ErrorKind::EmptyAnswer}
            : Error{.kind = ErrorKind::BadAnswer, .detail = u"no list of models in it"_s};
    return chat::ModelCatalog(std::move(models));
}

} // namespace tokenhub::gateway
