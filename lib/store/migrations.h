// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QByteArray>
#include <QStringList>
#include <vector>

namespace tokenhub::store {

//! One step from version - 1 to version.
struct Migration {
    int version = 0;
    QByteArray script;
};

//! resources/schema/*.sql, in order; versions count from 1 without gaps.
[[nodiscard]] std::vector<Migration> schemaMigrations();

//! All steps above \a from in one transaction, the version last: old or new, never between. Foreign keys are not
//! enforced meanwhile, but must hold at the end.
base::Result<void> migrate(const Database &database, int from, const std::vector<Migration> &migrations);

//! A consistent copy beside \a file, named for its schema version; the three newest copies are kept.
[[nodiscard]] base::Result<QString> backUp(const Database &database, const QString &file, int version);

//! A script's statements: each ends with a semicolon at the end of a line that does not begin with a blank.
[[nodiscard]] QStringList statementsOf(const QByteArray &script);

} // namespace tokenhub::store
