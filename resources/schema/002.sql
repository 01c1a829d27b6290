-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2. How a gateway is reached, as one JSON object (empty: all at its default), and the order of the list.
-- No password and no key is in here: those are in the keychain.

ALTER TABLE profile ADD COLUMN connection TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE profile SET position = id;
