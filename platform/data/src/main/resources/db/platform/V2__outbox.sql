-- Events wait here, written in the transaction of their change, until the relay has published them (docs/adr/0003).
CREATE TABLE outbox_event (
  sequence          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shard             smallint    NOT NULL,
  event_id          uuid        NOT NULL DEFAULT uuidv7(),
  tenant_id         text        NOT NULL CHECK (tenant_id <> ''),
  aggregate_type    text        NOT NULL,
  aggregate_id      text        NOT NULL,
  epoch             int         NOT NULL,
  aggregate_version bigint      NOT NULL,
  topic             text        NOT NULL,
  message_key       text        NOT NULL,
  event_type        text        NOT NULL,
  envelope          text        NOT NULL,
  traceparent       text,
  occurred_at       timestamptz NOT NULL,
  published_at      timestamptz,
  attempts          int         NOT NULL DEFAULT 0,
  last_error        text,
  parked_at         timestamptz,
  CONSTRAINT uq_outbox_event_version UNIQUE (tenant_id, aggregate_type, aggregate_id, epoch, aggregate_version)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX ix_outbox_event_pending ON outbox_event (shard, sequence) WHERE published_at IS NULL AND parked_at IS NULL;
CREATE INDEX ix_outbox_event_parked ON outbox_event (shard, aggregate_type, aggregate_id) WHERE parked_at IS NOT NULL;
CREATE INDEX ix_outbox_event_published ON outbox_event (published_at) WHERE published_at IS NOT NULL;
CALL wall('outbox_event', 'platform');
GRANT INSERT ON outbox_event TO wall_tenant, wall_school, wall_operator;
CREATE POLICY append ON outbox_event FOR INSERT TO wall_tenant, wall_school
  WITH CHECK (tenant_id = (SELECT current_setting('app.tenant', true)));
CREATE POLICY append_operator ON outbox_event FOR INSERT TO wall_operator WITH CHECK (true);

-- Sixteen rows that a relay locks: an aggregate always falls into the same shard, so its events leave in order.
CREATE TABLE outbox_shard (
  shard smallint PRIMARY KEY
);
INSERT INTO outbox_shard SELECT generate_series(0, 15);
CALL wall('outbox_shard', 'platform');
