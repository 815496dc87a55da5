-- Contracts with suppliers, procurements on their way, and how suppliers are followed up.


CREATE TABLE contract(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "supplier" TEXT REFERENCES supplier(id) DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT NOT NULL DEFAULT '',
  "to" TEXT NOT NULL DEFAULT '',
  "notice_by" TEXT NOT NULL DEFAULT '',
  "annex" TEXT NOT NULL DEFAULT '',
  "processing" TEXT NOT NULL DEFAULT '',
  "processing_on" TEXT NOT NULL DEFAULT '',
  "diary_number" TEXT NOT NULL DEFAULT '',
  "notice_months" INTEGER,
  "extension" TEXT NOT NULL DEFAULT '',
  "then" TEXT NOT NULL DEFAULT '',
  "processing_version" TEXT NOT NULL DEFAULT '',
  "subprocessors_told" TEXT NOT NULL DEFAULT '',
  "security_protection" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE contract_systems(
  owner TEXT NOT NULL REFERENCES contract(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES system(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE subprocessor(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "title" TEXT NOT NULL DEFAULT '',
  "contract" TEXT REFERENCES contract(id) DEFERRABLE INITIALLY DEFERRED,
  "does" TEXT NOT NULL DEFAULT '',
  "country" TEXT NOT NULL DEFAULT '',
  "approved_on" TEXT NOT NULL DEFAULT '',
  "answer_by" TEXT NOT NULL DEFAULT '',
  "outside_eu" INTEGER,
  "transfer_ground" TEXT NOT NULL DEFAULT '',
  "told_on" TEXT NOT NULL DEFAULT '',
  "ended_on" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE procurement(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "title" TEXT NOT NULL DEFAULT '',
  "unit" TEXT REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  "sort" TEXT NOT NULL DEFAULT '',
  "responsible" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "protection" TEXT NOT NULL DEFAULT '',
  "planned_on" TEXT NOT NULL DEFAULT '',
  "system" TEXT REFERENCES system(id) DEFERRABLE INITIALLY DEFERRED,
  "diary_number" TEXT NOT NULL DEFAULT '',
  "classified_on" TEXT NOT NULL DEFAULT '',
  "impact" TEXT NOT NULL DEFAULT '',
  "impact_on" TEXT NOT NULL DEFAULT '',
  "advised_on" TEXT NOT NULL DEFAULT '',
  "requirements_on" TEXT NOT NULL DEFAULT '',
  "advertised_on" TEXT NOT NULL DEFAULT '',
  "tenders_by" TEXT NOT NULL DEFAULT '',
  "awarded_on" TEXT NOT NULL DEFAULT '',
  "signed_on" TEXT NOT NULL DEFAULT '',
  "contract" TEXT REFERENCES contract(id) DEFERRABLE INITIALLY DEFERRED,
  "processing" TEXT NOT NULL DEFAULT '',
  "processing_on" TEXT NOT NULL DEFAULT '',
  "approved_on" TEXT NOT NULL DEFAULT '',
  "cancelled_on" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE procurement_assets(
  owner TEXT NOT NULL REFERENCES procurement(id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES asset(id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY(owner, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE procurement_requirement(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "title" TEXT NOT NULL DEFAULT '',
  "procurement" TEXT REFERENCES procurement(id) DEFERRABLE INITIALLY DEFERRED,
  "wording" TEXT NOT NULL DEFAULT '',
  "should" INTEGER,
  "answer" TEXT NOT NULL DEFAULT '',
  "met" TEXT NOT NULL DEFAULT '',
  "comment" TEXT NOT NULL DEFAULT '',
  "requirement" TEXT REFERENCES requirement(id) DEFERRABLE INITIALLY DEFERRED,
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier_check(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "number" INTEGER,
  "supplier" TEXT REFERENCES supplier(id) DEFERRABLE INITIALLY DEFERRED,
  "planned_on" TEXT NOT NULL DEFAULT '',
  "done_on" TEXT NOT NULL DEFAULT '',
  "method" TEXT NOT NULL DEFAULT '',
  "result" TEXT NOT NULL DEFAULT '',
  "findings" TEXT NOT NULL DEFAULT '',
  "performed_by" TEXT REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  "contract" TEXT REFERENCES contract(id) DEFERRABLE INITIALLY DEFERRED,
  "next_on" TEXT NOT NULL DEFAULT '',
  "secrecy" TEXT NOT NULL DEFAULT '',
  "secrecy_provision" TEXT NOT NULL DEFAULT '',
  "secrecy_date" TEXT NOT NULL DEFAULT '',
  "secrecy_authority" TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE supplier_interval(
  id TEXT NOT NULL PRIMARY KEY REFERENCES record(id) DEFERRABLE INITIALLY DEFERRED,
  removed INTEGER NOT NULL DEFAULT 0,
  gallrad TEXT NOT NULL DEFAULT '',
  conflict INTEGER NOT NULL DEFAULT 0,
  "criticality" TEXT NOT NULL DEFAULT '',
  "months" INTEGER
) STRICT, WITHOUT ROWID;

ALTER TABLE incident ADD COLUMN "supplier_ref" TEXT REFERENCES supplier(id) DEFERRABLE INITIALLY DEFERRED;
