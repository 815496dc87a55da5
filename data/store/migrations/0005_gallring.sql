-- A value may also be erased alone, by a gallring of its field.

DROP TRIGGER value_delete;
CREATE TRIGGER value_delete BEFORE DELETE ON value
  WHEN NOT EXISTS(SELECT 1 FROM head WHERE head.record = OLD.record AND head.field IN ('gallrad', 'gallrad/' || OLD.field))
  BEGIN SELECT RAISE(ABORT, 'a value is erased only by a gallring'); END;
