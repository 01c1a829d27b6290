// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lanestore.h"

#include "store/comparisonrecords.h"
#include "store/records.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Result;

namespace {

//! Qt writes a null string as NULL, which says something else than empty.
QVariant notNull(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

} // namespace

Result<std::vector<chat::Lane>> LaneStore::lanes(qint64 conversation) const
{
    std::vector<chat::Lane> lanes;
    const Result<void> done = m_database.rows(
        u"SELECT uuid, target, leaf, chosen, closed FROM lane WHERE conversation_id = ? ORDER BY closed, position"_s,
        {conversation}, [&](const QSqlQuery &row) {
            lanes.push_back({.id = chat::LaneId::fromString(row.value(0).toString()),
                             .target = targetFromText(row.value(1).toString()),
                             .leaf = chat::MessageId::fromString(row.value(2).toString()),
                             .chosen = chosenFromText(row.value(3).toString()),
                             .isClosed = row.value(4).toBool()});
        });
    if (!done)
        return done.error();
    return lanes;
}

Result<void> LaneStore::saveLanes(qint64 conversation, const std::vector<chat::Lane> &lanes) const
{
    // The old positions give way first; what keeps a negative one is no longer among the lanes.
    Result<void> done = m_database.run(u"UPDATE lane SET position = -1 WHERE conversation_id = ?"_s, {conversation});
    for (size_t i = 0; done && i < lanes.size(); ++i) {
        const chat::Lane &lane = lanes[i];
        done = m_database.run(
            u"INSERT INTO lane (uuid, conversation_id, position, model, target, leaf, chosen, closed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET position = excluded.position,"
            " model = excluded.model, target = excluded.target, leaf = excluded.leaf, chosen = excluded.chosen,"
            " closed = excluded.closed"_s,
            {lane.id.toString(), conversation, qint64(i), notNull(lane.target.model), targetToText(lane.target),
             notNull(lane.leaf.toString()), notNull(chosenToText(lane.chosen)), lane.isClosed});
    }
    if (!done)
        return done;
    return m_database.run(u"DELETE FROM lane WHERE conversation_id = ? AND position < 0"_s, {conversation});
}

Result<std::vector<chat::Turn>> LaneStore::turns(qint64 conversation) const
{
    std::vector<chat::Turn> turns;
    const Result<void> done = m_database.rows(
        u"SELECT uuid, policy, best, verdicts, blind_order, revealed FROM turn WHERE conversation_id = ? AND policy <> "
        u"''"
        " ORDER BY id"_s,
        {conversation}, [&](const QSqlQuery &row) {
            turns.push_back(
                {.id = base::TurnId::fromString(row.value(0).toString()),
                 .policy = chat::contextPolicyFromName(row.value(1).toString()).value_or(chat::ContextPolicy::Isolated),
                 .best = base::MessageId::fromString(row.value(2).toString()),
                 .verdicts = verdictsFromText(row.value(3).toString()),
                 .blindOrder = laneIdsFromText(row.value(4).toString()),
                 .isRevealed = row.value(5).toBool()});
        });
    if (!done)
        return done.error();
    return turns;
}

Result<void> LaneStore::saveTurns(qint64 conversation, const std::vector<chat::Turn> &turns) const
{
    Result<void> done;
    for (size_t i = 0; done && i < turns.size(); ++i) {
        const chat::Turn &turn = turns[i];
        done = m_database.run(u"INSERT INTO turn (uuid, conversation_id, policy, best, verdicts, blind_order, revealed)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET policy = excluded.policy,"
                              " best = excluded.best, verdicts = excluded.verdicts, blind_order = excluded.blind_order,"
                              " revealed = excluded.revealed"_s,
                              {turn.id.toString(), conversation, chat::contextPolicyName(turn.policy),
                               turn.best.isNull() ? u""_s : turn.best.toString(), verdictsToText(turn.verdicts),
                               laneIdsToText(turn.blindOrder), turn.isRevealed});
    }
    return done;
}

Result<std::vector<chat::LaneSet>> LaneStore::sets() const
{
    std::vector<chat::LaneSet> sets;
    const Result<void> done
        = m_database.rows(u"SELECT uuid, name, targets, comparison, is_default FROM lane_set ORDER BY position, id"_s,
                          {}, [&](const QSqlQuery &row) {
                              chat::LaneSet set{.id = base::LaneSetId::fromString(row.value(0).toString()),
                                                .name = row.value(1).toString(),
                                                .targets = targetsFromText(row.value(2).toString()),
                                                .comparison = comparisonFromText(row.value(3).toString()),
                                                .isDefault = row.value(4).toBool()};
                              if (!set.id.isNull())
                                  sets.push_back(std::move(set));
                          });
    if (!done)
        return done.error();
    return sets;
}

Result<void> LaneStore::saveSets(const std::vector<chat::LaneSet> &sets) const
{
    Result<void> done = m_database.run(u"DELETE FROM lane_set"_s);
    for (size_t i = 0; done && i < sets.size(); ++i) {
        const chat::LaneSet &set = sets[i];
        done = m_database.run(u"INSERT INTO lane_set (uuid, name, position, targets, comparison, is_default)"
                              " VALUES (?, ?, ?, ?, ?, ?)"_s,
                              {set.id.toString(), notNull(set.name), qint64(i), targetsToText(set.targets),
                               comparisonToText(set.comparison), set.isDefault});
    }
    return done;
}

} // namespace tokenhub::store
