-- A Schulträger that works with this installation. The operator registers it; its tenant is born with it.
CREATE TABLE traeger (
  tenant_id     text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  traegernummer text   NOT NULL CHECK (traegernummer ~ '^[0-9]{5}$'),
  name          text   NOT NULL,
  kreis         text   NOT NULL CHECK (kreis ~ '^[0-9]{5}$'),
  epoch         int    NOT NULL DEFAULT 0,
  version       bigint NOT NULL,
  CONSTRAINT pk_traeger PRIMARY KEY (tenant_id, traegernummer)
);
CALL wall('traeger', 'tenant-wide');
CALL aggregate('traeger');
