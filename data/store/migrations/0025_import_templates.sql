-- What the columns of tables from other programs hold.

CREATE TABLE import_template(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "title" TEXT NOT NULL DEFAULT '',
  "register" TEXT NOT NULL DEFAULT '',
  "columns" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
