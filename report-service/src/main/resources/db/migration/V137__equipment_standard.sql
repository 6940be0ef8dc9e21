-- Projected from needs.equipment-standard: what the Soll of a Träger is measured by (ADR 0027). Schools may know it.
CREATE TABLE equipment_standard (
  tenant_id    text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id           uuid   NOT NULL,
  label        text   NOT NULL,
  valid_from   date   NOT NULL,
  source       text   NOT NULL,
  level        text   NOT NULL,
  status       text   NOT NULL,
  counts       jsonb  NOT NULL,
  rules        jsonb  NOT NULL,
  adopted_from uuid,
  epoch        int    NOT NULL,
  version      bigint NOT NULL,
  CONSTRAINT pk_equipment_standard PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_equipment_standard_valid_from ON equipment_standard (tenant_id, valid_from, id);
CALL wall('equipment_standard', 'tenant-wide');
CALL projected('equipment_standard');
