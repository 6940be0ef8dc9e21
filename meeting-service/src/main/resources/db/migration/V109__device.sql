-- Projected from inventory.device with what a dossier says of the stock.
CREATE TABLE device (
  tenant_id        text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id               uuid   NOT NULL,
  schulnummer      text   NOT NULL,
  inventory_number text   NOT NULL,
  maker            text   NOT NULL,
  model            text   NOT NULL,
  device_class     text   NOT NULL,
  user_group       text   NOT NULL,
  status           text   NOT NULL,
  purchased_on     date,
  in_service_from  date,
  planned_until    date,
  epoch            int    NOT NULL,
  version          bigint NOT NULL,
  CONSTRAINT pk_device PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_device_schulnummer ON device (tenant_id, schulnummer, device_class);
CALL wall('device', 'school-bound');
CALL projected('device');
