// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/recordedrequest.h"

#include <QJsonDocument>
#include <algorithm>

namespace tokenhub::practice {

namespace {
bool isSameName(QByteArrayView one, QByteArrayView other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}
} // namespace

QByteArray RecordedRequest::path() const
{
    const auto query = target.indexOf('?');
    return query < 0 ? target : target.left(query);
}

QByteArray RecordedRequest::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [name](const auto &header) { return isSameName(header.first, name); });
    return found == headers.end() ? QByteArray() : found->second;
}

int RecordedRequest::headerCount(QByteArrayView name) const
{
    return int(std::count_if(headers.begin(), headers.end(),
                             [name](const auto &header) { return isSameName(header.first, name); }));
}

QJsonObject RecordedRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

} // namespace tokenhub::practice
