-- What reports accept as minPosition, to contain what the job wrote.
ALTER TABLE job ADD COLUMN event_position text;
