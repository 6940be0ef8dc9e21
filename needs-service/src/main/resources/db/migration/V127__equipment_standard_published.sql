-- Versions of the standard are published from now on (ADR 0027): the row carries the pair that orders its states. What was set
-- before, a republish tells.
ALTER TABLE equipment_standard ADD COLUMN epoch int NOT NULL DEFAULT 0;
CALL aggregate('equipment_standard');
