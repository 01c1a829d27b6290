// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"

class QSqlQuery;

//! Rows of messages and parts as values. Reading is tolerant: what is not understood is the nearest that is.
namespace tokenhub::store {

//! The columns of a message after its row id, in the order of messageFrom.
inline const QString messageColumns = QStringLiteral(
    "m.uuid, parent.uuid, t.uuid, l.uuid, m.role, m.outcome, m.model, m.answered_by, m.finish_reason, m.request_id,"
    " m.usage, m.metrics, m.error, m.origin, m.based_on, m.follows, m.created_at, s.body");
[[nodiscard]] chat::Message messageFrom(const QSqlQuery &row);
//! kind, content, call id, name from \a firstColumn on.
[[nodiscard]] chat::Part partFrom(const QSqlQuery &row, int firstColumn);

} // namespace tokenhub::store
