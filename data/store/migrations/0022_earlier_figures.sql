-- What a key figure was before the registers were begun, written in by hand.

CREATE TABLE earlier_figure(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "figure" TEXT NOT NULL DEFAULT '',
  "on" TEXT NOT NULL DEFAULT '',
  "have" INTEGER,
  "all" INTEGER,
  "source" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
