// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>
#include <QUuid>

namespace tokenhub::base {

//! \brief A random UUID that cannot be mistaken for the id of another kind of thing. Null until created or read.
template<typename Tag> class Id
{
public:
    Id() = default;
    [[nodiscard]] static Id create() { return Id(QUuid::createUuid()); }
    //! Null when \a text is no UUID.
    [[nodiscard]] static Id fromString(QStringView text) { return Id(QUuid::fromString(text)); }

    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }
    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    explicit Id(const QUuid &uuid) : m_uuid(uuid) { }
    QUuid m_uuid;
};

using MessageId = Id<struct MessageTag>;
using ConversationId = Id<struct ConversationTag>;
using LaneId = Id<struct LaneTag>;
using TurnId = Id<struct TurnTag>;
using ProfileId = Id<struct ProfileTag>;
using LaneSetId = Id<struct LaneSetTag>;

} // namespace tokenhub::base

Q_DECLARE_METATYPE(tokenhub::base::MessageId)
Q_DECLARE_METATYPE(tokenhub::base::ConversationId)
Q_DECLARE_METATYPE(tokenhub::base::LaneId)
Q_DECLARE_METATYPE(tokenhub::base::TurnId)
Q_DECLARE_METATYPE(tokenhub::base::ProfileId)
