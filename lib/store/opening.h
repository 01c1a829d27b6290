// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/migrations.h"
#include "store/openreport.h"

namespace tokenhub::store {

//! A database that is ready: private, of the newest schema, its tails settled.
struct Opened {
    Database database;
    OpenReport report;
};

//! Finds out what lies at \a location and makes the best of it; the errors are those of Store::open. Blocks.
[[nodiscard]] base::Result<Opened> openDatabase(const StoreLocation &location, const StoreTuning &tuning,
                                                const std::vector<Migration> &migrations = schemaMigrations());

} // namespace tokenhub::store
