// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/modeldirectory.h"

#include "gateway/gatewayclient.h"
#include "session/profilebook.h"

namespace tokenhub::session {

ModelDirectory::ModelDirectory(Services services, QObject *parent) : QObject(parent), m_services(services) { }

chat::ModelCatalog ModelDirectory::catalog(base::ProfileId profile) const
{
    return m_entries.value(profile).catalog;
}

std::optional<base::Error> ModelDirectory::problem(base::ProfileId profile) const
{
    return m_entries.value(profile).problem;
}

bool ModelDirectory::isRefreshing(base::ProfileId profile) const
{
    return m_entries.value(profile).isRefreshing;
}

void ModelDirectory::loadStored(base::ProfileId profile)
{
    m_services.store.loadCatalog(profile, this, [this, profile](const base::Result<store::StoredCatalog> &stored) {
        Entry &entry = m_entries[profile];
        if (!stored || entry.isFresh)
            return;
        entry.catalog = stored->catalog;
        emit changed(profile);
    });
}

void ModelDirectory::refresh(base::ProfileId id)
{
    const std::optional<chat::Profile> profile = m_services.profiles.find(id);
    Entry &entry = m_entries[id];
    if (!profile)
        return;
    if (entry.isRefreshing) {
        entry.isWantedAgain = true;
        return;
    }
    entry.isRefreshing = true;
    gateway::ModelsJob *job = m_services.gateway.models(*profile, this);
    connect(job, &gateway::ModelsJob::finished, this,
            [this, id](const base::Result<chat::ModelCatalog> &result) { onFetched(id, result); });
    job->start();
    emit changed(id);
}

void ModelDirectory::onFetched(base::ProfileId id, const base::Result<chat::ModelCatalog> &result)
{
    Entry &entry = m_entries[id];
    entry.isRefreshing = false;
    if (std::exchange(entry.isWantedAgain, false)) {
        refresh(id);
        return;
    }
    if (result) {
        entry.catalog = *result;
        entry.problem.reset();
        entry.isFresh = true;
        m_services.store.saveCatalog(id, *result, m_services.clock.now(), this, {});
    } else {
        entry.problem = result.error();
    }
    emit changed(id);
}

} // namespace tokenhub::session
