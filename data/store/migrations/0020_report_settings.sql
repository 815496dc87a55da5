-- How the municipality wants its papers to look, and what it wants said in each.

ALTER TABLE municipality ADD COLUMN "colour" TEXT NOT NULL DEFAULT '';
ALTER TABLE municipality ADD COLUMN "file" TEXT NOT NULL DEFAULT '';

CREATE TABLE report_setting(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "report" TEXT NOT NULL DEFAULT '',
  "ingress" TEXT NOT NULL DEFAULT '',
  "without" TEXT NOT NULL DEFAULT '',
  "order" TEXT NOT NULL DEFAULT '',
  "clauses" INTEGER
) STRICT, WITHOUT ROWID;
