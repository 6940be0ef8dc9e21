-- Projected from inventory.traeger. The operator registers a Träger; here the row stands in the Träger's own tenant.
CREATE TABLE traeger (
  tenant_id text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id        text   NOT NULL,
  name      text   NOT NULL,
  kreis     text   NOT NULL,
  epoch     int    NOT NULL,
  version   bigint NOT NULL,
  CONSTRAINT pk_traeger PRIMARY KEY (tenant_id, id)
);
CALL wall('traeger', 'tenant-wide');
