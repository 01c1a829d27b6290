// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/profilebook.h"

#include <algorithm>

namespace tokenhub::session {

using namespace Qt::Literals::StringLiterals;

namespace {

chat::Profile tokenHub()
{
    return {.id = base::ProfileId::create(), .name = u"TokenHub"_s, .baseUrl = u"https://tokenhub.link"_s};
}

} // namespace

ProfileBook::ProfileBook(store::Store &store, QObject *parent) : QObject(parent), m_store(store)
{
    const chat::Profile first = tokenHub();
    m_current = first.id;
    m_profiles.push_back(first);
}

void ProfileBook::load(std::function<void()> done)
{
    m_store.loadProfiles(this, [this, done = std::move(done)](const base::Result<std::vector<chat::Profile>> &stored) {
        if (stored && !stored->empty()) {
            const bool isTemporary = current().kind == chat::ProfileKind::Temporary;
            std::vector<chat::Profile> all = *stored;
            if (isTemporary)
                all.push_back(current());
            else
                m_current = all.front().id;
            m_profiles = std::move(all);
            emit listChanged();
            emit currentChanged();
        } else if (stored) {
            m_store.saveProfile(m_profiles.front(), this, {});
        }
        done();
    });
}

chat::ProfileId ProfileBook::useTemporary(const QString &baseUrl)
{
    const chat::Profile profile{.id = base::ProfileId::create(),
                                .name = baseUrl,
                                .baseUrl = baseUrl,
                                .usageInStream = chat::UsageInStream::Ask,
                                .kind = chat::ProfileKind::Temporary};
    m_profiles.push_back(profile);
    emit listChanged();
    setCurrent(profile.id);
    return profile.id;
}

void ProfileBook::setCurrent(chat::ProfileId id)
{
    if (id == m_current || !find(id))
        return;
    m_current = id;
    emit currentChanged();
}

const chat::Profile &ProfileBook::current() const
{
    const auto found = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                    [this](const chat::Profile &profile) { return profile.id == m_current; });
    Q_ASSERT(found != m_profiles.cend());
    return *found;
}

std::optional<chat::Profile> ProfileBook::find(chat::ProfileId id) const
{
    const auto found = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                    [&](const chat::Profile &profile) { return profile.id == id; });
    return found == m_profiles.cend() ? std::nullopt : std::optional(*found);
}

std::vector<chat::Profile>::iterator ProfileBook::locate(chat::ProfileId id)
{
    return std::find_if(m_profiles.begin(), m_profiles.end(),
                        [&](const chat::Profile &known) { return known.id == id; });
}

void ProfileBook::put(const chat::Profile &profile)
{
    const auto found = locate(profile.id);
    const bool isNew = found == m_profiles.end();
    if (isNew)
        m_profiles.push_back(profile);
    else if (*found == profile)
        return;
    else
        *found = profile;
    if (profile.kind == chat::ProfileKind::Saved)
        m_store.saveProfile(profile, this, {});
    if (isNew)
        emit listChanged();
    emit changed(profile.id);
}

chat::ProfileId ProfileBook::duplicate(chat::ProfileId id, const QString &name)
{
    const auto original = locate(id);
    if (original == m_profiles.end())
        return {};
    chat::Profile copy = *original;
    copy.id = base::ProfileId::create();
    copy.name = name;
    copy.kind = chat::ProfileKind::Saved;
    const auto place = m_profiles.insert(std::next(original), copy);
    m_store.saveProfile(*place, this, {});
    saveOrder();
    emit listChanged();
    emit changed(copy.id);
    return copy.id;
}

void ProfileBook::remove(chat::ProfileId id)
{
    const auto found = locate(id);
    if (found == m_profiles.end() || m_profiles.size() == 1)
        return;
    const bool wasSaved = found->kind == chat::ProfileKind::Saved;
    const bool wasCurrent = id == m_current;
    const auto next = m_profiles.erase(found);
    if (wasCurrent)
        m_current = (next == m_profiles.end() ? std::prev(next) : next)->id;
    if (wasSaved)
        m_store.removeProfile(id, this, {});
    emit removed(id);
    emit listChanged();
    if (wasCurrent)
        emit currentChanged();
}

void ProfileBook::move(chat::ProfileId id, int to)
{
    const auto found = locate(id);
    const auto last = std::ssize(m_profiles) - 1;
    if (found == m_profiles.end())
        return;
    const auto from = std::distance(m_profiles.begin(), found);
    const auto place = std::clamp<std::ptrdiff_t>(to, 0, last);
    if (place == from)
        return;
    chat::Profile moved = std::move(*found);
    m_profiles.erase(found);
    m_profiles.insert(m_profiles.begin() + place, std::move(moved));
    saveOrder();
    emit listChanged();
}

void ProfileBook::saveOrder()
{
    std::vector<chat::ProfileId> ids;
    for (const chat::Profile &profile : m_profiles)
        ids.push_back(profile.id);
    m_store.orderProfiles(ids, this, {});
}

} // namespace tokenhub::session
