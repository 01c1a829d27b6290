// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/migrations.h"
#include "store/openreport.h"

namespace tokenhub::store {

using SalvageProgress = std::function<void(int percent)>; //!< on the thread that works

//! Copies what can be read of \a damaged, which nobody has open and which is left as it is, into the new database
//! \a into, of the same schema version, and mends what refers to lost rows: a conversation that lost its head gets one,
//! a text that lost its message too, and a path that has a gap is joined. Blocks. Error: nothing could be read.
[[nodiscard]] base::Result<Salvaged> salvageDatabase(const QString &damaged, const QString &into,
                                                     const std::vector<Migration> &migrations,
                                                     const SalvageProgress &onProgress);

//! A program that was killed between putting the damaged database aside and the new one in its place: done now.
void finishReplacing(const QString &file);
[[nodiscard]] QString salvagedName(const QString &file); //!< where a whole new one waits for its place

} // namespace tokenhub::store
