// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

//! \brief A copy, beside the database, of the few pages that say where each table begins. They hardly ever change, and
//! without them nothing in a damaged file can be read. That they are there also tells that there was a database.
namespace tokenhub::store::schemapages {

[[nodiscard]] bool areKept(const QString &file);
//! Of the database that is open at \a file; written only when they have changed. A failure is only logged.
void keep(const Database &database, const QString &file);
//! Into \a copy, a copy of \a file, which nobody has open. False when none are kept.
bool restore(const QString &file, const QString &copy);

} // namespace tokenhub::store::schemapages
