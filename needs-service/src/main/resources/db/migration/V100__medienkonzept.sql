-- A version of the Medienkonzept of a school. The label is how the school names it; version counts the changes of the row.
CREATE TABLE medienkonzept (
  tenant_id   text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id          uuid    NOT NULL,
  schulnummer text    NOT NULL,
  label       text    NOT NULL,
  adopted_on  date    NOT NULL,
  competences text[]  NOT NULL,
  covered     int     NOT NULL GENERATED ALWAYS AS (cardinality(competences)) STORED,
  url         text,
  deleted     boolean NOT NULL DEFAULT false,
  epoch       int     NOT NULL DEFAULT 0,
  version     bigint  NOT NULL,
  CONSTRAINT pk_medienkonzept PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX uq_medienkonzept_label ON medienkonzept (tenant_id, schulnummer, label) WHERE NOT deleted;
CREATE INDEX ix_medienkonzept_adopted_on ON medienkonzept (tenant_id, adopted_on, id);
CREATE INDEX ix_medienkonzept_school ON medienkonzept (tenant_id, schulnummer, adopted_on, id);
CALL wall('medienkonzept', 'school-bound');
CALL aggregate('medienkonzept');
