-- How information is classified, by the municipality's own scale, and which systems and information an incident concerned.

CREATE TABLE class_level(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "level" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "protection" TEXT NOT NULL DEFAULT '',
  "national" INTEGER,
  "money" TEXT NOT NULL DEFAULT '',
  "outage" TEXT NOT NULL DEFAULT '',
  "breach" TEXT NOT NULL DEFAULT '',
  "trust" TEXT NOT NULL DEFAULT '',
  "privacy" TEXT NOT NULL DEFAULT '',
  "injury" TEXT NOT NULL DEFAULT '',
  "nature" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT '',
  "checked_on" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE classification(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "asset" TEXT REFERENCES asset(id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL DEFAULT '',
  "confidentiality" TEXT NOT NULL DEFAULT '',
  "integrity" TEXT NOT NULL DEFAULT '',
  "availability" TEXT NOT NULL DEFAULT '',
  "traceability" TEXT NOT NULL DEFAULT '',
  "decided_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "decided_on" TEXT NOT NULL DEFAULT '',
  "valid_until" TEXT NOT NULL DEFAULT '',
  "confidentiality_reason" TEXT NOT NULL DEFAULT '',
  "integrity_reason" TEXT NOT NULL DEFAULT '',
  "availability_reason" TEXT NOT NULL DEFAULT '',
  "traceability_reason" TEXT NOT NULL DEFAULT '',
  "leader" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "participants" TEXT NOT NULL DEFAULT '',
  "made_in" TEXT NOT NULL DEFAULT '',
  "made_in_on" TEXT NOT NULL DEFAULT '',
  "national_security" INTEGER,
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

ALTER TABLE asset ADD COLUMN "national_security" INTEGER;
ALTER TABLE system ADD COLUMN "access_reviewed_on" TEXT NOT NULL DEFAULT '';

CREATE TABLE incident_systems(
  owner TEXT NOT NULL REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES system(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_assets(
  owner TEXT NOT NULL REFERENCES incident(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES asset(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;
