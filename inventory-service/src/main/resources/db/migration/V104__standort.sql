CREATE TABLE standort (
  tenant_id   text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id          uuid    NOT NULL,
  schulnummer text    NOT NULL,
  name        text    NOT NULL,
  street      text,
  postcode    text,
  place       text,
  main        boolean NOT NULL,
  deleted     boolean NOT NULL DEFAULT false,
  epoch       int     NOT NULL DEFAULT 0,
  version     bigint  NOT NULL,
  CONSTRAINT pk_standort PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_standort_school FOREIGN KEY (tenant_id, schulnummer) REFERENCES school
);
CREATE UNIQUE INDEX uq_standort_name ON standort (tenant_id, schulnummer, name) WHERE NOT deleted;
CALL wall('standort', 'school-bound');
CALL aggregate('standort');
