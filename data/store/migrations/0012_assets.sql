-- Information, systems, what is demanded of them and who delivers them.

CREATE TABLE asset(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "unit" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "owner" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "personal_data" INTEGER,
  "description" TEXT NOT NULL DEFAULT '',
  "form" TEXT NOT NULL DEFAULT '',
  "sensitive" INTEGER,
  "handling" TEXT NOT NULL DEFAULT '',
  "retention" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE system(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "unit" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "owner" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "supplier" TEXT REFERENCES supplier(id) DEFERRABLE INITIALLY DEFERRED,
  "life" TEXT NOT NULL DEFAULT '',
  "purpose" TEXT NOT NULL DEFAULT '',
  "keeper" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "hosting" TEXT NOT NULL DEFAULT '',
  "personal_data" INTEGER,
  "recover_hours" INTEGER,
  "lose_hours" INTEGER,
  "backup" TEXT NOT NULL DEFAULT '',
  "restored_on" TEXT NOT NULL DEFAULT '',
  "restore_worked" TEXT NOT NULL DEFAULT '',
  "multi_factor" TEXT NOT NULL DEFAULT '',
  "requirements_on" TEXT NOT NULL DEFAULT '',
  "requirements_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "approved_on" TEXT NOT NULL DEFAULT '',
  "approved_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "approved_until" TEXT NOT NULL DEFAULT '',
  "approval_condition" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE system_assets(
  owner TEXT NOT NULL REFERENCES system(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES asset(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE requirement(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "text" TEXT NOT NULL DEFAULT '',
  "of" TEXT NOT NULL DEFAULT '',
  "aspect" TEXT NOT NULL DEFAULT '',
  "protection" TEXT NOT NULL DEFAULT '',
  "should" INTEGER,
  "procured" INTEGER,
  "annex" TEXT NOT NULL DEFAULT '',
  "law_area" INTEGER,
  "proof" TEXT NOT NULL DEFAULT '',
  "ended_on" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "criticality" TEXT NOT NULL DEFAULT '',
  "delivers" TEXT NOT NULL DEFAULT '',
  "responsible" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "incident_contact" TEXT NOT NULL DEFAULT '',
  "org_number" TEXT NOT NULL DEFAULT '',
  "contact" TEXT NOT NULL DEFAULT '',
  "outside_eu" INTEGER,
  "transfer_ground" TEXT NOT NULL DEFAULT '',
  "exit" TEXT NOT NULL DEFAULT '',
  "ended_on" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
