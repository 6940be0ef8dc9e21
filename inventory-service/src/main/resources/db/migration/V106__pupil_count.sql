-- Pupils per Jahrgang of a school and Schuljahr. Counts only; names of pupils have no place in this system.
CREATE TABLE pupil_count (
  tenant_id   text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id          text   NOT NULL,
  schulnummer text   NOT NULL,
  schuljahr   text   NOT NULL CHECK (schuljahr ~ '^[0-9]{4}/[0-9]{2}$'),
  stichtag    date   NOT NULL,
  source      text   NOT NULL CHECK (source IN ('ASD', 'SVWS', 'IT_NRW', 'SCHULE')),
  counts      jsonb  NOT NULL,
  epoch       int    NOT NULL DEFAULT 0,
  version     bigint NOT NULL,
  CONSTRAINT pk_pupil_count PRIMARY KEY (tenant_id, id),
  CONSTRAINT uq_pupil_count_schuljahr UNIQUE (tenant_id, schulnummer, schuljahr),
  CONSTRAINT fk_pupil_count_school FOREIGN KEY (tenant_id, schulnummer) REFERENCES school
);
CALL wall('pupil_count', 'school-bound');
CALL aggregate('pupil_count');
