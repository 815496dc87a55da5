-- How the owner has classified the file itself, and who decided it. Why, and when, were there already.

ALTER TABLE municipality ADD COLUMN "own_confidentiality" TEXT NOT NULL DEFAULT '';

ALTER TABLE municipality ADD COLUMN "own_integrity" TEXT NOT NULL DEFAULT '';

ALTER TABLE municipality ADD COLUMN "own_availability" TEXT NOT NULL DEFAULT '';

ALTER TABLE municipality ADD COLUMN "own_class_by" TEXT NOT NULL DEFAULT '';
