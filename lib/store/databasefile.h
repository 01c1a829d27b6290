// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

//! What is done to the database as a file, without SQLite.
namespace tokenhub::store {

//! What the first hundred bytes of a file say.
enum class FileKind { Missing, Unreadable, NotADatabase, Foreign, Ours, Newer };

//! Reads only. Ours and Newer (its schema is newer than \a newestVersion) carry our application id.
[[nodiscard]] FileKind inspectDatabaseFile(const QString &file, int newestVersion);

//! Makes \a folder and what is missing above it for this user alone. Rights that others have to an existing one are
//! taken away where we may do so; nothing is ever added, so that a folder that was made read-only stays so.
[[nodiscard]] base::Result<void> ensurePrivateFolder(const QString &folder);
//! Takes others' rights to an existing file away.
void makeFilePrivate(const QString &file);
//! An empty new file that this user alone can read; SQLite gives its side files the same rights.
[[nodiscard]] base::Result<void> createPrivateFile(const QString &file);

//! Renames the database and its side files to `<file>.damaged-<time>…`, which does not exist yet. Returns the new name.
[[nodiscard]] base::Result<QString> keepAside(const QString &file);

//! \a from takes the place of \a to, safe on the disk before it does.
[[nodiscard]] base::Result<void> replaceFile(const QString &from, const QString &to);

[[nodiscard]] QString timeForFileName(); //!< now, UTC

//! What could not be written in place when the program ended lies beside the database under this name and a time.
inline constexpr QLatin1StringView rescuedSuffix(".rescued-");

} // namespace tokenhub::store
