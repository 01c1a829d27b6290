// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "chat/modelcatalog.h"
#include "session/services.h"

#include "base/ids.h"

#include <QHash>
#include <QObject>
#include <optional>

namespace tokenhub::session {

//! \brief Each gateway's list of models: from the store at once, from the gateway when asked. A gateway without a list
//! is no fault of anybody's: the last known list stays. GUI thread.
class ModelDirectory : public QObject
{
    Q_OBJECT

public:
    explicit ModelDirectory(Services services, QObject *parent = nullptr);

    [[nodiscard]] chat::ModelCatalog catalog(base::ProfileId profile) const;
    //! Why the last refresh gave no list; empty when it did or none was tried.
    [[nodiscard]] std::optional<base::Error> problem(base::ProfileId profile) const;
    [[nodiscard]] bool isRefreshing(base::ProfileId profile) const;

    void loadStored(base::ProfileId profile);
    void refresh(base::ProfileId profile); //!< while one is under way: once more after it

signals:
    void changed(tokenhub::base::ProfileId profile);

private:
    struct Entry {
        chat::ModelCatalog catalog;
        std::optional<base::Error> problem;
        bool isRefreshing = false;
        bool isFresh = false; //!< from the gateway, in this run
        bool isWantedAgain = false; //!< asked for while one ran: address or key may have changed since
    };

    void onFetched(base::ProfileId profile, const base::Result<chat::ModelCatalog> &result);

    Services m_services;
    QHash<base::ProfileId, Entry> m_entries;
};

} // namespace tokenhub::session
