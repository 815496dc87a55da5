-- A value may also be erased alone, by a gallring of its field.

DROP TRIGGER value_delete;
CREATE TRIGGER value_delete BEFORE DELETE ON value
  WHEN NOT EXISTS(SELECT 1 FROM head WHERE head.record = OLD.record AND head.field IN ('gallrad', 'gallrad/' || OLD.field))
  BEGIN SELECT RAISE(ABORT, 'a value is erased only by a gallring'); END;

-- How long the records of a register are kept, as the municipality has decided.

CREATE TABLE retention(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "register" TEXT NOT NULL DEFAULT '',
  "years" INTEGER,
  "from" TEXT NOT NULL DEFAULT '',
  "decision" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
