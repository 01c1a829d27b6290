-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: answers edited by hand or continued name the version they began as; a text under edit is part of the draft;
-- prompts wait for the answer before them.

ALTER TABLE message ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN based_on TEXT NOT NULL DEFAULT '';

-- JSON; empty when nothing is being edited.
ALTER TABLE draft ADD COLUMN edit TEXT NOT NULL DEFAULT '';

CREATE TABLE queued_prompt (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX queued_prompt_by_conversation ON queued_prompt (conversation_id, position);
