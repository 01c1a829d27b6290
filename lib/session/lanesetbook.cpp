// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/lanesetbook.h"

#include <algorithm>

namespace tokenhub::session {

using base::LaneSetId;
using chat::LaneSet;

LaneSetBook::LaneSetBook(store::Store &store, QObject *parent) : QObject(parent), m_store(store) { }

void LaneSetBook::load(std::function<void()> done)
{
    m_isLoading = true;
    m_store.loadLaneSets(this, [this, done = std::move(done)](const base::Result<std::vector<LaneSet>> &stored) {
        m_isLoading = false;
        if (stored)
            join(*stored);
        if (done)
            done();
    });
}

//! What was put while the stored ones were read is newer, and takes none of them away.
void LaneSetBook::join(std::vector<LaneSet> stored)
{
    const std::vector<LaneSet> fresh = std::exchange(m_sets, std::move(stored));
    for (const LaneSet &set : fresh)
        put(set);
    emit changed();
}

std::vector<LaneSet>::iterator LaneSetBook::locate(LaneSetId id)
{
    return std::find_if(m_sets.begin(), m_sets.end(), [&](const LaneSet &set) { return set.id == id; });
}

const LaneSet *LaneSetBook::find(LaneSetId id) const
{
    const auto found = const_cast<LaneSetBook *>(this)->locate(id);
    return found == m_sets.end() ? nullptr : &*found;
}

const LaneSet *LaneSetBook::standard() const
{
    const auto found = std::find_if(m_sets.cbegin(), m_sets.cend(), [](const LaneSet &set) { return set.isDefault; });
    return found == m_sets.cend() ? nullptr : &*found;
}

void LaneSetBook::put(const LaneSet &set)
{
    const auto found = locate(set.id);
    if (found != m_sets.end() && *found == set)
        return;
    if (set.isDefault) {
        for (LaneSet &other : m_sets)
            other.isDefault = false;
    }
    if (found == m_sets.end())
        m_sets.push_back(set);
    else
        *found = set;
    save();
}

void LaneSetBook::remove(LaneSetId id)
{
    const auto found = locate(id);
    if (found == m_sets.end())
        return;
    m_sets.erase(found);
    save();
}

void LaneSetBook::move(LaneSetId id, int to)
{
    const auto found = locate(id);
    if (found == m_sets.end())
        return;
    LaneSet moved = std::move(*found);
    m_sets.erase(found);
    m_sets.insert(m_sets.begin() + std::clamp<std::ptrdiff_t>(to, 0, std::ssize(m_sets)), std::move(moved));
    save();
}

void LaneSetBook::setStandard(LaneSetId id)
{
    for (LaneSet &set : m_sets)
        set.isDefault = set.id == id;
    save();
}

void LaneSetBook::save()
{
    if (!m_isLoading)
        m_store.saveLaneSets(m_sets, this, {});
    emit changed();
}

} // namespace tokenhub::session
