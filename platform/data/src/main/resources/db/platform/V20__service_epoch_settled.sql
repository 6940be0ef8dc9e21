-- Whoever follows the changes by (epoch, tx) must not be shown a row of a new epoch while a transaction that still writes rows
-- of the old one is running: its rows would appear behind the reader. settled_tx is the number of a transaction that began
-- after the epoch was raised; once every older transaction has ended, the rows of earlier epochs are all there.
ALTER TABLE service_epoch ADD settled_tx bigint;

CREATE FUNCTION unsettle_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.settled_tx := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER unsettle_epoch BEFORE UPDATE OF number ON service_epoch FOR EACH ROW EXECUTE FUNCTION unsettle_epoch();

-- The transaction's number is drawn before the epoch is read. The other way round a transaction could read the old epoch and
-- draw its number only after settled_tx was written.
CREATE OR REPLACE FUNCTION stamp_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_current_xact_id();
  NEW.epoch := (SELECT number FROM service_epoch);
  RETURN NEW;
END $$;
