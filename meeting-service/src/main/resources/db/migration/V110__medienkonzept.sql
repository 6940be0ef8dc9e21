-- Projected from needs.medienkonzept; a removed one stays as a marker until its tombstone comes.
CREATE TABLE medienkonzept (
  tenant_id   text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id          uuid    NOT NULL,
  schulnummer text    NOT NULL,
  label       text    NOT NULL,
  adopted_on  date    NOT NULL,
  deleted     boolean NOT NULL,
  epoch       int     NOT NULL,
  version     bigint  NOT NULL,
  CONSTRAINT pk_medienkonzept PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_medienkonzept_school ON medienkonzept (tenant_id, schulnummer, adopted_on, id);
CALL wall('medienkonzept', 'school-bound');
CALL projected('medienkonzept');
