// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "chat/draft.h"
#include "chat/modelcatalog.h"
#include "chat/profile.h"
#include "store/database.h"

namespace tokenhub::store {

struct StoredCatalog;

//! \brief Profiles, their models, the drafts and the prompts that wait as rows. A view of a database on the store's
//! thread; what writes runs inside the caller's transaction.
class ProfileStore
{
public:
    explicit ProfileStore(const Database &database) : m_database(database) { }

    [[nodiscard]] base::Result<std::vector<chat::Profile>> profiles() const; //!< in the person's order
    base::Result<void> save(const chat::Profile &profile) const; //!< Internal for a temporary one
    base::Result<void> order(const std::vector<base::ProfileId> &ids) const; //!< of all of them
    base::Result<void> remove(base::ProfileId id) const;

    base::Result<void> saveCatalog(base::ProfileId id, const chat::ModelCatalog &catalog, base::UtcMs fetchedAt) const;
    [[nodiscard]] base::Result<StoredCatalog> loadCatalog(base::ProfileId id) const;

    base::Result<void> saveDraft(base::ConversationId id, const chat::Draft &draft) const;
    [[nodiscard]] base::Result<chat::Draft> loadDraft(base::ConversationId id) const;
    //! What waited before is replaced. The conversation must be stored.
    base::Result<void> saveQueue(base::ConversationId id, const std::vector<chat::QueuedPrompt> &prompts) const;
    [[nodiscard]] base::Result<std::vector<chat::QueuedPrompt>> loadQueue(base::ConversationId id) const;

private:
    const Database &m_database;
};

} // namespace tokenhub::store
