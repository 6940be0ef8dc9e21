-- Projected from inventory.pupil-count: one row per school and Schuljahr, counts per Jahrgang, never a name.
CREATE TABLE pupil_count (
  tenant_id   text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id          text   NOT NULL,
  schulnummer text   NOT NULL,
  schuljahr   text   NOT NULL,
  stichtag    date   NOT NULL,
  counts      jsonb  NOT NULL,
  epoch       int    NOT NULL,
  version     bigint NOT NULL,
  CONSTRAINT pk_pupil_count PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_pupil_count_stichtag ON pupil_count (tenant_id, schulnummer, stichtag);
CALL wall('pupil_count', 'school-bound');
CALL projected('pupil_count');
