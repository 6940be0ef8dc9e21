-- Projected from inventory.room; a removed room stays as a marker until its tombstone comes.
CREATE TABLE room (
  tenant_id           text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                  uuid    NOT NULL,
  schulnummer         text    NOT NULL,
  name                text    NOT NULL,
  kind                text    NOT NULL,
  unterrichtsrelevant boolean NOT NULL,
  deleted             boolean NOT NULL,
  epoch               int     NOT NULL,
  version             bigint  NOT NULL,
  CONSTRAINT pk_room PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_room_schulnummer ON room (tenant_id, schulnummer);
CALL wall('room', 'school-bound');
CALL projected('room');
