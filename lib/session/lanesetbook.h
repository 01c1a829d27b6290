// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/laneset.h"
#include "store/store.h"

namespace tokenhub::session {

//! \brief The saved sets of lanes ("my four models"), in the person's order. GUI thread; every change is stored.
class LaneSetBook : public QObject
{
    Q_OBJECT

public:
    explicit LaneSetBook(store::Store &store, QObject *parent = nullptr);

    void load(std::function<void()> done = {}); //!< the stored ones; \a done once, later
    [[nodiscard]] const std::vector<chat::LaneSet> &sets() const { return m_sets; }
    [[nodiscard]] const chat::LaneSet *find(base::LaneSetId id) const; //!< null when it has gone; do not keep
    [[nodiscard]] const chat::LaneSet *standard() const; //!< the default; null while none is

    void put(const chat::LaneSet &set); //!< changes the one with its id, or adds it at the end
    void remove(base::LaneSetId id);
    void move(base::LaneSetId id, int to); //!< to this place in sets()
    void setStandard(base::LaneSetId id); //!< null: none is

signals:
    void changed();

private:
    [[nodiscard]] std::vector<chat::LaneSet>::iterator locate(base::LaneSetId id);
    void join(std::vector<chat::LaneSet> stored);
    void save();

    store::Store &m_store;
    std::vector<chat::LaneSet> m_sets;
    bool m_isLoading = false;
};

} // namespace tokenhub::session
