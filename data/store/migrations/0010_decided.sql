-- What an incident touched, in words; and what the municipality has told of itself, with the sectors that the law names.

ALTER TABLE incident ADD COLUMN "affected_systems" TEXT NOT NULL DEFAULT '';
ALTER TABLE incident ADD COLUMN "affected_information" TEXT NOT NULL DEFAULT '';

ALTER TABLE municipality ADD COLUMN "address" TEXT NOT NULL DEFAULT '';
ALTER TABLE municipality ADD COLUMN "contact" TEXT NOT NULL DEFAULT '';
ALTER TABLE municipality ADD COLUMN "leadership_on" TEXT NOT NULL DEFAULT '';

CREATE TABLE sector(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "title" TEXT NOT NULL DEFAULT '',
  "supervisor" TEXT REFERENCES authority(id) DEFERRABLE INITIALLY DEFERRED,
  "provision" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "checked_on" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE municipality_sectors(
  owner TEXT NOT NULL REFERENCES municipality(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES sector(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;
