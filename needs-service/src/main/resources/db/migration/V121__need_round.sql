-- A round collects the needs of one Haushaltsjahr. Its phases are data: code, title, days, who may write meanwhile.
CREATE TABLE need_round (
  tenant_id text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id        uuid    NOT NULL,
  jahr      int     NOT NULL,
  name      text    NOT NULL,
  phases    jsonb   NOT NULL,
  deleted   boolean NOT NULL DEFAULT false,
  epoch     int     NOT NULL DEFAULT 0,
  version   bigint  NOT NULL,
  CONSTRAINT pk_need_round PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX uq_need_round_name ON need_round (tenant_id, jahr, name) WHERE NOT deleted;
CREATE INDEX ix_need_round_jahr ON need_round (tenant_id, jahr, id);
CALL wall('need_round', 'tenant-wide');
CALL aggregate('need_round');
