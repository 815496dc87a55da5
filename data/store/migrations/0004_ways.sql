-- Which duty a section of a governing document answers, and the decision by which a task was reported back.

ALTER TABLE section ADD COLUMN "answers" TEXT REFERENCES duty(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE action ADD COLUMN "report" TEXT REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED;
