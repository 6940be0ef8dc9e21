-- The state after each change, for ever: what asOf and /changes read.
CREATE TABLE change_history (
  tenant_id      text        NOT NULL CHECK (tenant_id <> ''),
  schulnummer    text,
  aggregate_type text        NOT NULL,
  aggregate_id   text        NOT NULL,
  epoch          int         NOT NULL,
  version        bigint      NOT NULL,
  fact           text        NOT NULL,
  recorded_at    timestamptz NOT NULL,
  actor          text        NOT NULL,
  reason         text,
  request_id     text        NOT NULL,
  state          jsonb       NOT NULL,
  -- bigint and not xid8: only leakproof comparisons reach an index behind the wall
  tx             bigint      NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  CONSTRAINT pk_change_history PRIMARY KEY (tenant_id, aggregate_type, aggregate_id, epoch, version)
);
CREATE INDEX ix_change_history_tx ON change_history (tenant_id, epoch, tx, aggregate_type, aggregate_id, version);
CALL wall('change_history', 'school-bound', 'SELECT, INSERT');

-- Acts that a rule refused: noted in a transaction of their own, because the refusal rolls the act's back.
CREATE TABLE refused_act (
  tenant_id      text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id             uuid        NOT NULL DEFAULT uuidv7(),
  schulnummer    text,
  aggregate_type text        NOT NULL,
  aggregate_id   text        NOT NULL,
  act            text        NOT NULL,
  problem        text        NOT NULL,
  reason         text,
  recorded_at    timestamptz NOT NULL,
  actor          text        NOT NULL,
  request_id     text        NOT NULL,
  CONSTRAINT pk_refused_act PRIMARY KEY (tenant_id, id)
);
CALL wall('refused_act', 'school-bound', 'SELECT, INSERT');
