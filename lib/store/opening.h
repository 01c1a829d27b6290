// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"
#include "store/migrations.h"
#include "store/openreport.h"
#include "store/salvage.h"

namespace tokenhub::store {

//! A database that is ready: private, of the newest schema, its tails settled.
struct Opened {
    Database database;
    OpenReport report;
    bool endedUncleanly = false; //!< the last run left its log: it was killed, or the computer was
};

//! Finds out what lies at \a location and makes the best of it; the errors are those of Store::open. Blocks.
[[nodiscard]] base::Result<Opened> openDatabase(const StoreLocation &location, const StoreTuning &tuning,
                                                const std::vector<Migration> &migrations = schemaMigrations(),
                                                const SalvageProgress &onSalvage = {});

//! As it is, without a look at what is in it.
[[nodiscard]] base::Result<Database> connectDatabase(const QString &file, const StoreTuning &tuning);

//! Puts what can be read of \a file, which nobody has open, in its place; the old one is kept aside. \a report gets
//! both. An error leaves everything as it was.
base::Result<void> replaceDamaged(const QString &file, const std::vector<Migration> &migrations,
                                  const SalvageProgress &onSalvage, OpenReport &report);

} // namespace tokenhub::store
