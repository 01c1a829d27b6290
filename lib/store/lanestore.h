// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/lane.h"
#include "chat/laneset.h"
#include "store/database.h"

namespace tokenhub::store {

//! \brief Lanes, turns and saved sets of lanes as rows: what lanes that are asked together need beside their messages.
//! A view of a database on the store's thread. Everything that writes runs inside the caller's transaction. A
//! conversation is named by the id of its row.
class LaneStore
{
public:
    explicit LaneStore(const Database &database) : m_database(database) { }

    [[nodiscard]] base::Result<std::vector<chat::Lane>> lanes(qint64 conversation) const;
    //! Those that are not among \a lanes are taken away.
    base::Result<void> saveLanes(qint64 conversation, const std::vector<chat::Lane> &lanes) const;

    [[nodiscard]] base::Result<std::vector<chat::Turn>> turns(qint64 conversation) const;
    base::Result<void> saveTurns(qint64 conversation, const std::vector<chat::Turn> &turns) const;

    //! In the person's order. One without a readable id is left out.
    [[nodiscard]] base::Result<std::vector<chat::LaneSet>> sets() const;
    base::Result<void> saveSets(const std::vector<chat::LaneSet> &sets) const; //!< in place of those that were

private:
    const Database &m_database;
};

} // namespace tokenhub::store
