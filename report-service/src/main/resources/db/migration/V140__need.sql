-- Projected from needs.need with the fields that figures need; no reason and no text that a school wrote.
CREATE TABLE need (
  tenant_id      text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id             uuid   NOT NULL,
  schulnummer    text   NOT NULL,
  jahr           int    NOT NULL,
  kind           text   NOT NULL,
  device_class   text,
  training_topic text,
  status         text   NOT NULL,
  requested      int    NOT NULL,
  approved       int,
  submitted_on   date,
  epoch          int    NOT NULL,
  version        bigint NOT NULL,
  CONSTRAINT pk_need PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_need_jahr ON need (tenant_id, jahr, schulnummer);
CALL wall('need', 'school-bound');
CALL projected('need');
