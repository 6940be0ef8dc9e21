-- The line of an earlier year that an agreement carries on: what is under way for that one is not bought again. A rebuild fills it for
-- agreements that are known already.
ALTER TABLE agreement ADD COLUMN carried_over_from uuid;
ALTER TABLE agreement_next ADD COLUMN carried_over_from uuid;
