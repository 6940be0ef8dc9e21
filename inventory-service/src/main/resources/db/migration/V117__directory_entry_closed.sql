-- What the Betriebsschlüssel of the row says; the next import says it again.
ALTER TABLE directory_entry ADD COLUMN closed boolean NOT NULL DEFAULT false;
UPDATE directory_entry d SET closed = b.closed FROM betriebsschluessel b WHERE b.code = d.betriebsschluessel AND b.closed;
