// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::store {

//! Databases that lie beside the one in use: from before a change of the schema, and damaged ones that were put aside.
//! They still hold what was deleted since.
struct KeptFiles {
    qsizetype count = 0; //!< a damaged database and its log count as one
    qint64 bytes = 0;

    friend bool operator==(const KeptFiles &, const KeptFiles &) = default;
};

//! Of the database \a file. Reads the folder.
[[nodiscard]] KeptFiles keptFilesOf(const QString &file);
//! Takes them off the disk. Returns what could not be removed.
[[nodiscard]] KeptFiles removeKeptFilesOf(const QString &file);

} // namespace tokenhub::store
