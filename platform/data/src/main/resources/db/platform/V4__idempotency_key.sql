-- The answer to a POST under its Idempotency-Key, written in the transaction of the effect.
CREATE TABLE idempotency_key (
  tenant_id   text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  subject     text        NOT NULL DEFAULT current_setting('app.subject', true) CHECK (subject <> ''),
  key         text        NOT NULL,
  fingerprint text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  status      int,
  headers     jsonb,
  body        text,
  CONSTRAINT pk_idempotency_key PRIMARY KEY (tenant_id, subject, key)
);
CREATE INDEX ix_idempotency_key_recorded_at ON idempotency_key (recorded_at);
CALL wall('idempotency_key', 'caller-bound');
