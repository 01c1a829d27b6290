// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "chat/modelcatalog.h"

#include <optional>

namespace tokenhub::store {

//! A gateway's models as they were last fetched.
struct StoredCatalog {
    chat::ModelCatalog catalog;
    std::optional<base::UtcMs> fetchedAt; //!< empty: never fetched

    friend bool operator==(const StoredCatalog &, const StoredCatalog &) = default;
};

} // namespace tokenhub::store
