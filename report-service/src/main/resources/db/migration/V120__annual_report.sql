-- Frozen annual reports: owned data, outside any rebuild. The bytes are what every later call answers; nobody, not even the
-- Träger itself, has the right to change or remove a row.
CREATE TABLE annual_report (
  tenant_id    text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  jahr         int         NOT NULL,
  stichtag     date        NOT NULL,
  frozen_at    timestamptz NOT NULL,
  frozen_by    text        NOT NULL,
  json         bytea       NOT NULL,
  json_sha256  text        NOT NULL,
  html         bytea       NOT NULL,
  html_sha256  text        NOT NULL,
  inputs       jsonb       NOT NULL,
  code_version text        NOT NULL,
  CONSTRAINT pk_annual_report PRIMARY KEY (tenant_id, jahr)
);
CALL wall('annual_report', 'tenant-internal', 'SELECT, INSERT');
