-- The municipality's own questions in the drafts to the authorities.

CREATE TABLE form_question(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "form" TEXT NOT NULL DEFAULT '',
  "position" INTEGER,
  "part" TEXT NOT NULL DEFAULT '',
  "heading" TEXT NOT NULL DEFAULT '',
  "answer" TEXT NOT NULL DEFAULT '',
  "ask" TEXT NOT NULL DEFAULT '',
  "also" TEXT NOT NULL DEFAULT '',
  "provision" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "checked_on" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
