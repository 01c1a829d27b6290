// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>

inline QByteArray postOf(const QByteArray &body, const QByteArray &headers = {},
                         const QByteArray &target = "/v1/chat/completions")
{
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QByteArray getOf(const QByteArray &target, const QByteArray &headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
}

//! A chat body with one user message; `more` is further JSON, e.g. `"stream":true`.
inline QByteArray chatOf(const QByteArray &model, const QByteArray &prompt, const QByteArray &more = {})
{
    return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]"
        + (more.isEmpty() ? QByteArray() : "," + more) + "}";
}

//! The payloads of a stream's events.
inline QList<QByteArray> payloadsOf(const QByteArray &stream)
{
    QList<QByteArray> payloads;
    qsizetype begin = 0;
    for (auto end = stream.indexOf("\n\n"); end >= 0; end = stream.indexOf("\n\n", begin)) {
        payloads.append(stream.mid(begin + 6, end - begin - 6));
        begin = end + 2;
    }
    return payloads;
}

//! All that the deltas of a stream say in one field, joined.
inline QString joinedDeltas(const QByteArray &stream, const QString &field)
{
    QString joined;
    for (const QByteArray &payload : payloadsOf(stream)) {
        const QJsonArray choices = QJsonDocument::fromJson(payload).object()[QLatin1StringView("choices")].toArray();
        for (const QJsonValue &choice : choices)
            joined += choice[QLatin1StringView("delta")][field].toString();
    }
    return joined;
}
