-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: lanes that are asked together. How a conversation's lanes are asked (JSON, empty: all at its default); lanes
-- that were taken out; what is kept of a turn: context policy by name, best answer, verdicts and blind order as JSON;
-- what a prompt follows other than its parent; the lanes a waiting prompt is for (JSON, empty: all); saved sets of lanes.

ALTER TABLE conversation ADD COLUMN comparison TEXT NOT NULL DEFAULT '';
ALTER TABLE lane ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE turn ADD COLUMN policy TEXT NOT NULL DEFAULT '';
ALTER TABLE turn ADD COLUMN best TEXT NOT NULL DEFAULT '';
ALTER TABLE turn ADD COLUMN verdicts TEXT NOT NULL DEFAULT '';
ALTER TABLE turn ADD COLUMN blind_order TEXT NOT NULL DEFAULT '';
ALTER TABLE turn ADD COLUMN revealed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN follows TEXT NOT NULL DEFAULT '';
ALTER TABLE queued_prompt ADD COLUMN lanes TEXT NOT NULL DEFAULT '';

CREATE TABLE lane_set (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    targets TEXT NOT NULL,
    comparison TEXT NOT NULL,
    is_default INTEGER NOT NULL
);
