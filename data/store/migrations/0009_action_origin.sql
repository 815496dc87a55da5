-- What an action came of, and the part of the organisation that owns it.

ALTER TABLE action ADD COLUMN "owner" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE action ADD COLUMN "origin" TEXT NOT NULL DEFAULT '';
