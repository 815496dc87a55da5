-- The sort of a watch is chosen from a list now, and so is no longer among the texts that a search finds a record by.

UPDATE record SET n = NULL WHERE kind = 'lead_time';

DELETE FROM search WHERE kind = 'lead_time';

UPDATE search SET text = (
  SELECT "reason" || CASE "record" WHEN '' THEN '' ELSE char(10) || "record" END FROM snooze WHERE snooze.id = search.id
) WHERE kind = 'snooze';
