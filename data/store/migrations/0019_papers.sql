-- What was printed, and the very bytes of what is upprättad or expedierad.

CREATE TABLE paper(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "made_at" TEXT NOT NULL DEFAULT '',
  "diary_number" TEXT NOT NULL DEFAULT '',
  "final_on" TEXT NOT NULL DEFAULT '',
  "sent_on" TEXT NOT NULL DEFAULT '',
  "receiver" TEXT NOT NULL DEFAULT '',
  "meeting" TEXT REFERENCES meeting(id) DEFERRABLE INITIALLY DEFERRED,
  "report" TEXT NOT NULL DEFAULT '',
  "origin" TEXT NOT NULL DEFAULT '',
  "from" TEXT NOT NULL DEFAULT '',
  "to" TEXT NOT NULL DEFAULT '',
  "as_of" TEXT NOT NULL DEFAULT '',
  "public" INTEGER,
  "form" TEXT NOT NULL DEFAULT '',
  "made_by" TEXT NOT NULL DEFAULT '',
  "code" TEXT NOT NULL DEFAULT '',
  "file" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- A content is never changed, and goes only when no value names it any more: a field that names one is called "file", and begins
-- with the SHA-256 of it.

CREATE TRIGGER blob_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'a content is never changed'); END;
CREATE TRIGGER blob_delete BEFORE DELETE ON blob
  WHEN EXISTS(SELECT 1 FROM value WHERE field = 'file' AND substr(text, 1, 64) = lower(hex(OLD.sha256)))
  BEGIN SELECT RAISE(ABORT, 'a content goes only when nobody names it'); END;
