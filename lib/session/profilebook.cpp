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

void ProfileBook::put(const chat::Profile &profile)
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&](const chat::Profile &known) { return known.id == profile.id; });
    if (found == m_profiles.end())
        m_profiles.push_back(profile);
    else if (*found == profile)
        return;
    else
        *found = profile;
    if (profile.kind == chat::ProfileKind::Saved)
        m_store.saveProfile(profile, this, {});
    emit changed(profile.id);
}

} // namespace tokenhub::session
