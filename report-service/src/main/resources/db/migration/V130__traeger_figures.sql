-- The figures of a Träger as a whole, written by a job in the Träger's own scope; no device, room or school row is ever here.
-- The Kreis reads the row while the Träger has released it. The version counts releases and withdrawals, not recomputations.
CREATE TABLE traeger_figures (
  tenant_id     text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  kreis_tenant  text        NOT NULL DEFAULT '',
  traegernummer text        NOT NULL DEFAULT '',
  name          text        NOT NULL DEFAULT '',
  figures       jsonb       NOT NULL DEFAULT '[]',
  as_of         date,
  computed_at   timestamptz,
  released      boolean     NOT NULL DEFAULT false,
  changed_at    timestamptz,
  changed_by    text,
  epoch         int         NOT NULL,
  version       bigint      NOT NULL DEFAULT 0,
  CONSTRAINT pk_traeger_figures PRIMARY KEY (tenant_id)
);
CALL aggregate('traeger_figures');
CALL wall('traeger_figures', 'kreis-released');
