-- How bad a risk is for each of what it can harm.

ALTER TABLE risk ADD COLUMN "harm_economy" INTEGER;
ALTER TABLE risk ADD COLUMN "harm_interruption" INTEGER;
ALTER TABLE risk ADD COLUMN "harm_compliance" INTEGER;
ALTER TABLE risk ADD COLUMN "harm_trust" INTEGER;
ALTER TABLE risk ADD COLUMN "harm_others" INTEGER;
ALTER TABLE risk ADD COLUMN "harm_people" INTEGER;
ALTER TABLE risk ADD COLUMN "harm_environment" INTEGER;
