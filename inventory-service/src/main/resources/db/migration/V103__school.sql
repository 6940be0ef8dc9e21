-- A school that its Träger adopted from the directory; the directory's facts are copied, so that they change by events.
CREATE TABLE school (
  tenant_id   text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  schulnummer text    NOT NULL CHECK (schulnummer ~ '^1[0-9]{5}$'),
  schulform   text    NOT NULL,
  name        text    NOT NULL,
  sort_key    text    NOT NULL,
  ags         text    NOT NULL,
  operating   boolean NOT NULL,
  adopted_on  date    NOT NULL,
  closed_on   date,
  successor   text,
  epoch       int     NOT NULL DEFAULT 0,
  version     bigint  NOT NULL,
  CONSTRAINT pk_school PRIMARY KEY (tenant_id, schulnummer)
);
CREATE INDEX ix_school_sort_key ON school (tenant_id, sort_key, schulnummer);
CREATE INDEX ix_school_schulform ON school (tenant_id, schulform, schulnummer);
CALL wall('school', 'school-bound');
CALL aggregate('school');
