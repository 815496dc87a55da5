-- Files that show what records say.

CREATE TABLE attachment(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "title" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "on" TEXT NOT NULL DEFAULT '',
  "origin" TEXT NOT NULL DEFAULT '',
  "file" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
