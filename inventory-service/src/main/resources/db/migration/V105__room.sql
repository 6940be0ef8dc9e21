CREATE TABLE room (
  tenant_id           text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                  uuid    NOT NULL,
  schulnummer         text    NOT NULL,
  standort_id         uuid,
  name                text    NOT NULL,
  kind                text    NOT NULL CHECK (kind IN ('UNTERRICHTSRAUM', 'FACHRAUM_NW', 'FACHRAUM_INFORMATIK', 'FACHRAUM_SONSTIGE',
                              'DIFFERENZIERUNGSRAUM', 'MEDIENRAUM', 'SPORTHALLE', 'VERWALTUNG', 'LEHRERZIMMER', 'TECHNIK', 'SONSTIGE')),
  unterrichtsrelevant boolean NOT NULL,
  seats               int     CHECK (seats >= 0),
  deleted             boolean NOT NULL DEFAULT false,
  epoch               int     NOT NULL DEFAULT 0,
  version             bigint  NOT NULL,
  CONSTRAINT pk_room PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_room_school FOREIGN KEY (tenant_id, schulnummer) REFERENCES school,
  CONSTRAINT fk_room_standort FOREIGN KEY (tenant_id, standort_id) REFERENCES standort
);
CREATE UNIQUE INDEX uq_room_name ON room (tenant_id, schulnummer, name) WHERE NOT deleted;
CREATE INDEX ix_room_school ON room (tenant_id, schulnummer, name, id);
CREATE INDEX ix_room_name ON room (tenant_id, name, id);
CREATE INDEX ix_room_kind ON room (tenant_id, kind, name, id);
CALL wall('room', 'school-bound');
CALL aggregate('room');
