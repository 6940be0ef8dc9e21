-- Projected from needs.need with what a dossier says of it.
CREATE TABLE need (
  tenant_id        text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id               uuid   NOT NULL,
  schulnummer      text   NOT NULL,
  jahr             int    NOT NULL,
  kind             text   NOT NULL,
  device_class     text,
  training_topic   text,
  status           text   NOT NULL,
  requested        int    NOT NULL,
  approved         int,
  reason           text   NOT NULL,
  jahrgang         text,
  school_priority  int,
  traeger_priority int,
  submitted_on     date,
  unit_price_cents bigint,
  advice           text,
  epoch            int    NOT NULL,
  version          bigint NOT NULL,
  CONSTRAINT pk_need PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_need_school ON need (tenant_id, schulnummer, jahr);
CALL wall('need', 'school-bound');
CALL projected('need');
