-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 5: what the models of a gateway cost, as one JSON object (empty: nothing was entered).

ALTER TABLE profile ADD COLUMN prices TEXT NOT NULL DEFAULT '';
