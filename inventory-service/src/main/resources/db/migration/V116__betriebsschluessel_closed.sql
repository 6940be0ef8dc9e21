-- A school that is about to open (3) or dormant (4) is not in operation, but not closed either.
ALTER TABLE betriebsschluessel ADD COLUMN closed boolean NOT NULL DEFAULT false;
UPDATE betriebsschluessel SET closed = true WHERE code IN ('5', '9');
