-- The log. Never changed, never deleted; values alone may be erased, and only for a record that is gallrad.

CREATE TABLE save(
  id BLOB NOT NULL PRIMARY KEY,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  prev BLOB NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  reason TEXT NOT NULL,
  undoes BLOB NOT NULL,
  format INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX save_chain ON save(device, seq);

CREATE TABLE change(
  save BLOB NOT NULL REFERENCES save(id) DEFERRABLE INITIALLY DEFERRED,
  record BLOB NOT NULL,
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  parents BLOB NOT NULL, -- save ids of 32 bytes, one after another
  digest BLOB NOT NULL,
  PRIMARY KEY(record, field, save)
) STRICT, WITHOUT ROWID;

CREATE TABLE value(
  save BLOB NOT NULL,
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  salt BLOB NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(record, field, save)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob(
  sha256 BLOB NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What follows is made from the log and could be made again.

CREATE TABLE head(
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  save BLOB NOT NULL,
  PRIMARY KEY(record, field, save)
) STRICT, WITHOUT ROWID;

CREATE TABLE record(
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  n INTEGER -- its row in the search index; none when nothing of it can be found
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(text, id UNINDEXED, kind UNINDEXED, columnsize = 0, tokenize = 'trigram remove_diacritics 0');

CREATE TABLE about(
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER save_update BEFORE UPDATE ON save BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER save_delete BEFORE DELETE ON save BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER value_update BEFORE UPDATE ON value BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER value_delete BEFORE DELETE ON value
  WHEN NOT EXISTS(SELECT 1 FROM head WHERE head.record = OLD.record AND head.field = 'gallrad')
  BEGIN SELECT RAISE(ABORT, 'a value is erased only by a gallring'); END;

-- The records as plain tables, so that an archive can read the file with SQL alone.

CREATE TABLE municipality(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "code" TEXT NOT NULL DEFAULT '',
  "county" TEXT NOT NULL DEFAULT '',
  "coordinator" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "org_number" TEXT NOT NULL DEFAULT '',
  "employee_word" TEXT NOT NULL DEFAULT '',
  "category" TEXT NOT NULL DEFAULT '',
  "category_reason" TEXT NOT NULL DEFAULT '',
  "registered_on" TEXT NOT NULL DEFAULT '',
  "supervisor" TEXT REFERENCES authority(id) DEFERRABLE INITIALLY DEFERRED,
  "leadership" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE document(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "title" TEXT NOT NULL DEFAULT '',
  "type" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "owner" TEXT REFERENCES role(id) DEFERRABLE INITIALLY DEFERRED,
  "review_on" TEXT NOT NULL DEFAULT '',
  "version" TEXT NOT NULL DEFAULT '',
  "decided_by" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "decided_on" TEXT NOT NULL DEFAULT '',
  "paragraph" TEXT NOT NULL DEFAULT '',
  "diary_number" TEXT NOT NULL DEFAULT '',
  "from" TEXT NOT NULL DEFAULT '',
  "to" TEXT NOT NULL DEFAULT '',
  "part_of" TEXT REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
  "replaces" TEXT REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
  "area" TEXT NOT NULL DEFAULT '',
  "demanded" INTEGER,
  "applies_to" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE section(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "heading" TEXT NOT NULL DEFAULT '',
  "document" TEXT REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL DEFAULT '',
  "level" INTEGER,
  "position" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE duty(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "sentence" TEXT NOT NULL DEFAULT '',
  "section" TEXT REFERENCES section(id) DEFERRABLE INITIALLY DEFERRED,
  "proof" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "assessment" TEXT NOT NULL DEFAULT '',
  "assessment_reason" TEXT NOT NULL DEFAULT '',
  "responsible" TEXT REFERENCES role(id) DEFERRABLE INITIALLY DEFERRED,
  "area" TEXT NOT NULL DEFAULT '',
  "document" TEXT REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
  "dropped_reason" TEXT NOT NULL DEFAULT '',
  "catalogue" INTEGER,
  "position" INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE unit(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "short" TEXT NOT NULL DEFAULT '',
  "type" TEXT NOT NULL DEFAULT '',
  "parent" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "controller" INTEGER,
  "org_number" TEXT NOT NULL DEFAULT '',
  "headcount" INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE person(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "unit" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "email" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "party" TEXT NOT NULL DEFAULT '',
  "left_on" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE role(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "holder" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "stand_in" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "unit" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "task" TEXT NOT NULL DEFAULT '',
  "needed" INTEGER,
  "decision" TEXT NOT NULL DEFAULT '',
  "decided_on" TEXT NOT NULL DEFAULT '',
  "from" TEXT NOT NULL DEFAULT '',
  "to" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE incident(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "known_at" TEXT NOT NULL DEFAULT '',
  "significant" TEXT NOT NULL DEFAULT '',
  "significant_reason" TEXT NOT NULL DEFAULT '',
  "personal_data" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "occurred_at" TEXT NOT NULL DEFAULT '',
  "discovered_at" TEXT NOT NULL DEFAULT '',
  "handled_at" TEXT NOT NULL DEFAULT '',
  "significant_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "significant_delegation" TEXT NOT NULL DEFAULT '',
  "significant_at" TEXT NOT NULL DEFAULT '',
  "crime_suspected" TEXT NOT NULL DEFAULT '',
  "affected" INTEGER,
  "outage_hours" INTEGER,
  "supplier" TEXT NOT NULL DEFAULT '',
  "supplier_discovered_at" TEXT NOT NULL DEFAULT '',
  "supplier_told_at" TEXT NOT NULL DEFAULT '',
  "security_protection" INTEGER,
  "security_protection_on" TEXT NOT NULL DEFAULT '',
  "security_protection_ref" TEXT NOT NULL DEFAULT '',
  "consequences" TEXT NOT NULL DEFAULT '',
  "measures" TEXT NOT NULL DEFAULT '',
  "cause" TEXT NOT NULL DEFAULT '',
  "lessons" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_units(
  owner TEXT NOT NULL REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE notification(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "incident" TEXT REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  "track" TEXT NOT NULL DEFAULT '',
  "step" TEXT NOT NULL DEFAULT '',
  "unit" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "judgement" TEXT NOT NULL DEFAULT '',
  "sent_at" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "authority" TEXT REFERENCES authority(id) DEFERRABLE INITIALLY DEFERRED,
  "decided_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "delegation" TEXT NOT NULL DEFAULT '',
  "decided_at" TEXT NOT NULL DEFAULT '',
  "receipt" TEXT NOT NULL DEFAULT '',
  "known_at" TEXT NOT NULL DEFAULT '',
  "dpo_asked_at" TEXT NOT NULL DEFAULT '',
  "dpo_answer" TEXT NOT NULL DEFAULT '',
  "late_reason" TEXT NOT NULL DEFAULT '',
  "needs_completion" INTEGER,
  "reported_on" TEXT NOT NULL DEFAULT '',
  "reported_paragraph" TEXT NOT NULL DEFAULT '',
  "draft" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE action(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "responsible" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "due" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT '',
  "priority" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "cost" INTEGER,
  "financed" INTEGER,
  "done_on" TEXT NOT NULL DEFAULT '',
  "incident" TEXT REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE action_duties(
  owner TEXT NOT NULL REFERENCES action(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES duty(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE authority(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT '',
  "short" TEXT NOT NULL DEFAULT '',
  "task" TEXT NOT NULL DEFAULT '',
  "channel" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "web" TEXT NOT NULL DEFAULT '',
  "former_name" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "checked_on" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE deadline(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "track" TEXT NOT NULL DEFAULT '',
  "step" TEXT NOT NULL DEFAULT '',
  "amount" INTEGER,
  "unit" TEXT NOT NULL DEFAULT '',
  "basis" TEXT NOT NULL DEFAULT '',
  "authority" TEXT REFERENCES authority(id) DEFERRABLE INITIALLY DEFERRED,
  "provision" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "checked_on" TEXT NOT NULL DEFAULT '',
  "from" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

