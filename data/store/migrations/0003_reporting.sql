-- Who tells an authority of an incident, and which thresholds count incidents that come back.

ALTER TABLE deadline ADD COLUMN "role" TEXT REFERENCES role(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE threshold ADD COLUMN "recurring" INTEGER;
