-- Since when what came of an agreement is so: each line of the last talk is shown with its state and its day.
ALTER TABLE agreement ADD COLUMN outcome_on date NOT NULL DEFAULT (now() AT TIME ZONE 'Europe/Berlin')::date;
