-- Events that could not be applied; their key stays parked until a newer state of it is applied or an operator replays it.
CREATE TABLE dead_letter (
  id           uuid        NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  consumer     text        NOT NULL,
  topic        text        NOT NULL,
  partition    int         NOT NULL,
  record_offset bigint     NOT NULL,
  message_key  text        NOT NULL,
  payload      text,
  error        text        NOT NULL,
  recorded_at  timestamptz NOT NULL,
  resolved_at  timestamptz,
  CONSTRAINT uq_dead_letter_record UNIQUE (consumer, topic, partition, record_offset)
);
CREATE INDEX ix_dead_letter_open ON dead_letter (consumer, message_key) WHERE resolved_at IS NULL;
CALL wall('dead_letter', 'platform');
GRANT SELECT, UPDATE ON dead_letter TO wall_operator;
CREATE POLICY operator ON dead_letter TO wall_operator USING (true);

-- Every tenant of the installation, for jobs that bind tenants one by one. Fed by inventory's Träger.
CREATE TABLE tenant (
  tenant_id text NOT NULL PRIMARY KEY,
  name      text NOT NULL,
  kreis     text NOT NULL,
  epoch     int NOT NULL,
  version   bigint NOT NULL
);
CALL wall('tenant', 'platform');
GRANT SELECT, INSERT, UPDATE ON tenant TO wall_tenant;
CREATE POLICY own ON tenant TO wall_tenant USING (tenant_id = (SELECT current_setting('app.tenant', true)));
GRANT SELECT ON tenant TO wall_operator;
CREATE POLICY operator ON tenant FOR SELECT TO wall_operator USING (true);
