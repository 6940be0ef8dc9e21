-- Up to which event the figures of a tenant reach, per topic; every answer names the newest.
CREATE TABLE watermark (
  tenant_id       text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  topic           text        NOT NULL,
  applied_through timestamptz NOT NULL,
  CONSTRAINT pk_watermark PRIMARY KEY (tenant_id, topic)
);
CALL wall('watermark', 'tenant-wide');
