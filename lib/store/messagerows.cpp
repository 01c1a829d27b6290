// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/messagerows.h"

#include "store/records.h"

#include <QSqlQuery>

namespace tokenhub::store {

chat::Part partFrom(const QSqlQuery &row, int firstColumn)
{
    const auto kind = chat::partKindFromName(row.value(firstColumn).toString());
    return {.kind = kind.value_or(chat::PartKind::Raw),
            .text = row.value(firstColumn + 1).toByteArray(),
            .callId = row.value(firstColumn + 2).toString(),
            .name = row.value(firstColumn + 3).toString()};
}

chat::Message messageFrom(const QSqlQuery &row)
{
    int column = 1;
    const auto next = [&] { return row.value(column++).toString(); };
    chat::Message message;
    message.id = chat::MessageId::fromString(next());
    message.parent = chat::MessageId::fromString(next());
    message.turn = chat::TurnId::fromString(next());
    message.lane = chat::LaneId::fromString(next());
    message.role = chat::roleFromName(next()).value_or(chat::Role::User);
    message.outcome = chat::outcomeFromName(next());
    message.model = next();
    message.answeredBy = next();
    message.finishReason = next();
    message.requestId = next();
    message.usage = usageFromText(next());
    message.metrics = metricsFromText(next());
    message.error = errorFromText(next());
    message.origin = chat::originFromName(next()).value_or(chat::Origin::Asked);
    message.basedOn = chat::MessageId::fromString(next());
    message.follows = chat::MessageId::fromString(next());
    message.createdAt = base::UtcMs(row.value(column++).toLongLong());
    message.requestSnapshot = row.value(column).toByteArray();
    return message;
}

} // namespace tokenhub::store
