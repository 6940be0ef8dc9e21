-- An event without content is a tombstone: it tells consumers to forget the aggregate. It bears the position of the state that
-- it buries, so both may stand here.
ALTER TABLE outbox_event ALTER COLUMN envelope DROP NOT NULL;
ALTER TABLE outbox_event DROP CONSTRAINT uq_outbox_event_version;
CREATE UNIQUE INDEX uq_outbox_event_version
  ON outbox_event (tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version, (envelope IS NULL));
