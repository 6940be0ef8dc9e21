-- Projected from meetings.agreement: lines of final protocols and what came of them. A line that binds has left the circle of its
-- participants; its words have not, they stand in the protocol alone.
CREATE TABLE agreement (
  tenant_id      text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id             uuid    NOT NULL,
  schulnummer    text    NOT NULL,
  jahr           int     NOT NULL,
  zieljahr       int     NOT NULL,
  kind           text    NOT NULL,
  quantity       int     NOT NULL,
  due_on         date,
  decision       text    NOT NULL,
  binding        boolean NOT NULL,
  outcome        text    NOT NULL,
  training_topic text,
  epoch          int     NOT NULL,
  version        bigint  NOT NULL,
  CONSTRAINT pk_agreement PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_agreement_jahr ON agreement (tenant_id, jahr, schulnummer);
CREATE INDEX ix_agreement_zieljahr ON agreement (tenant_id, zieljahr, schulnummer);
CALL wall('agreement', 'school-bound');
CALL projected('agreement');
