-- What papers had lines to fill in for.

ALTER TABLE action ADD COLUMN "cost_sort" TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN "delegation" TEXT NOT NULL DEFAULT '';
ALTER TABLE matter ADD COLUMN "economy" TEXT NOT NULL DEFAULT '';
ALTER TABLE matter ADD COLUMN "economy_text" TEXT NOT NULL DEFAULT '';
ALTER TABLE matter ADD COLUMN "child" TEXT NOT NULL DEFAULT '';
ALTER TABLE matter ADD COLUMN "child_text" TEXT NOT NULL DEFAULT '';
ALTER TABLE training_occasion ADD COLUMN "hours" TEXT NOT NULL DEFAULT '';
