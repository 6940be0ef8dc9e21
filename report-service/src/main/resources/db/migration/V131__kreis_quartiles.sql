-- Quartiles over the Träger of a Kreis, computed by the platform's worker, which alone sees all figures. Each reader (the Kreis
-- and each of its Träger) has a copy in its own tenant, so that no request ever reads across tenants.
CREATE TABLE kreis_quartiles (
  tenant_id   text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  kreis       text        NOT NULL,
  traeger     int         NOT NULL,
  quartiles   jsonb       NOT NULL,
  computed_at timestamptz NOT NULL,
  CONSTRAINT pk_kreis_quartiles PRIMARY KEY (tenant_id)
);
CALL wall('kreis_quartiles', 'tenant-work');
