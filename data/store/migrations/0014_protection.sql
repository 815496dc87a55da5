-- How strong a system must be protected; premises; how far requirements are met; and the measures of the uttalande om tillämplighet.

ALTER TABLE system ADD COLUMN "protection" TEXT NOT NULL DEFAULT '';

CREATE TABLE premises(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "purpose" TEXT NOT NULL DEFAULT '',
  "unit" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "owner" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "protection" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "requirements_on" TEXT NOT NULL DEFAULT '',
  "requirements_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "ended_on" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE fulfilment(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "requirement" TEXT REFERENCES requirement(id) DEFERRABLE INITIALLY DEFERRED,
  "system" TEXT REFERENCES system(id) DEFERRABLE INITIALLY DEFERRED,
  "premises" TEXT REFERENCES premises(id) DEFERRABLE INITIALLY DEFERRED,
  "supplier" TEXT REFERENCES supplier(id) DEFERRABLE INITIALLY DEFERRED,
  "state" TEXT NOT NULL DEFAULT '',
  "proof" TEXT NOT NULL DEFAULT '',
  "lack" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "expires" TEXT NOT NULL DEFAULT '',
  "checked_on" TEXT NOT NULL DEFAULT '',
  "checked_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE measure(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "position" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "reference" TEXT NOT NULL DEFAULT '',
  "applies" TEXT NOT NULL DEFAULT '',
  "implementation" TEXT NOT NULL DEFAULT '',
  "lack_size" TEXT NOT NULL DEFAULT '',
  "lack" TEXT NOT NULL DEFAULT '',
  "ground" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "owner" TEXT REFERENCES role(id) DEFERRABLE INITIALLY DEFERRED,
  "proof" TEXT NOT NULL DEFAULT '',
  "checked_on" TEXT NOT NULL DEFAULT '',
  "group" TEXT NOT NULL DEFAULT '',
  "areas" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
