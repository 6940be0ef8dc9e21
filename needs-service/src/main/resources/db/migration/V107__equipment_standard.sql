-- A version of an equipment standard: in force from a day on until a later version is. Rules never change; another version
-- supersedes them. A Kreis offers its versions to its Träger; who adopts one has a copy of the rules, with what was offered and
-- why it deviates.
CREATE TABLE equipment_standard (
  tenant_id    text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id           uuid        NOT NULL,
  label        text        NOT NULL,
  valid_from   date        NOT NULL,
  source       text        NOT NULL,
  level        text        NOT NULL GENERATED ALWAYS AS (CASE WHEN starts_with(tenant_id, 'kreis-') THEN 'KREIS' ELSE 'TRAEGER' END) STORED,
  status       text        NOT NULL DEFAULT 'SET' CHECK (status IN ('SET', 'OFFERED', 'WITHDRAWN')),
  published    boolean     NOT NULL GENERATED ALWAYS AS (status = 'OFFERED') STORED,
  counts       jsonb       NOT NULL,
  rules        jsonb       NOT NULL,
  adopted_from jsonb,
  recorded_at  timestamptz NOT NULL,
  recorded_by  text        NOT NULL,
  moved_at     timestamptz,
  moved_by     text,
  version      bigint      NOT NULL,
  CONSTRAINT pk_equipment_standard PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX uq_equipment_standard_label ON equipment_standard (tenant_id, label) WHERE status <> 'WITHDRAWN';
CREATE UNIQUE INDEX uq_equipment_standard_day ON equipment_standard (tenant_id, valid_from) WHERE status <> 'WITHDRAWN';
CREATE INDEX ix_equipment_standard_valid_from ON equipment_standard (tenant_id, valid_from, id);
CALL wall('equipment_standard', 'kreis-offered', 'SELECT, INSERT, UPDATE');
