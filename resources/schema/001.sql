-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1. A statement ends with a semicolon at the end of a line that does not begin with a blank; the statements
-- inside a trigger are indented. A published file is never changed: what comes later is a new number.
-- Ids are UUIDs as text beside an integer row id; times are UTC milliseconds; enumerations are stored by name.

CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    base_url TEXT NOT NULL,
    usage_in_stream TEXT NOT NULL
);

CREATE TABLE catalog (
    profile_id INTEGER PRIMARY KEY REFERENCES profile (id) ON DELETE CASCADE,
    fetched_at INTEGER NOT NULL,
    models TEXT NOT NULL
);

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX conversation_by_use ON conversation (updated_at);

CREATE TABLE turn (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE
);
CREATE INDEX turn_by_conversation ON turn (conversation_id);

-- The leaf is an id without a reference: lanes and messages point at each other, and a lost leaf is mended when read.
CREATE TABLE lane (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    model TEXT NOT NULL,
    target TEXT NOT NULL,
    leaf TEXT NOT NULL,
    chosen TEXT NOT NULL
);
CREATE INDEX lane_by_conversation ON lane (conversation_id, position);

-- No cascade along parent_id: SQLite follows one only a thousand levels deep, and a conversation is deeper than that.
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES message (id) DEFERRABLE INITIALLY DEFERRED,
    turn_id INTEGER REFERENCES turn (id) ON DELETE SET NULL,
    lane_id INTEGER REFERENCES lane (id) ON DELETE SET NULL,
    role TEXT NOT NULL,
    outcome TEXT,
    created_at INTEGER NOT NULL,
    model TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    finish_reason TEXT NOT NULL,
    request_id TEXT NOT NULL,
    usage TEXT,
    metrics TEXT,
    error TEXT
);
CREATE INDEX message_by_conversation ON message (conversation_id, role);
CREATE INDEX message_by_parent ON message (parent_id);
CREATE INDEX message_by_turn ON message (turn_id);
CREATE INDEX message_by_lane ON message (lane_id);
CREATE INDEX message_running ON message (id) WHERE outcome IS NULL AND role = 'assistant';

-- Apart from the messages, so that walking over those does not read it.
CREATE TABLE request_snapshot (
    message_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    body BLOB NOT NULL
);

CREATE TABLE part (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    call_id TEXT NOT NULL,
    name TEXT NOT NULL,
    content NOT NULL,
    UNIQUE (message_id, ordinal)
);

-- Conversation: a UUID, or empty for a chat that has not begun.
CREATE TABLE draft (
    conversation TEXT PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE stream_tail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX stream_tail_by_message ON stream_tail (message_id, id);
