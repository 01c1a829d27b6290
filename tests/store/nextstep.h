// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/migrations.h"

namespace tokenhub::store::test {

//! Today's schema and a step that a later version could bring: a new column, and a table rebuilt as SQLite wants it.
inline std::vector<Migration> withNextStep()
{
    std::vector<Migration> migrations = schemaMigrations();
    migrations.push_back({.version = int(migrations.size()) + 1, .script = QByteArrayLiteral(R"(-- next
ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
CREATE TABLE conversation_new (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    pinned INTEGER NOT NULL
);
INSERT INTO conversation_new SELECT id, uuid, title, created_at, updated_at, pinned FROM conversation;
DROP TABLE conversation;
ALTER TABLE conversation_new RENAME TO conversation;
CREATE TRIGGER pinned_title AFTER UPDATE OF title ON conversation BEGIN
    UPDATE conversation SET pinned = 1 WHERE id = new.id;
    UPDATE conversation SET pinned = 0 WHERE id = new.id;
END;
)")});
    return migrations;
}

} // namespace tokenhub::store::test
