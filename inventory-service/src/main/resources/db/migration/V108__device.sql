-- The devices of a Träger. Filters and sorts that are documented reach an index behind the wall: text, uuid, date and bigint
-- only, tenant first; keys that people type are compared by a stored generated column, never by lower() or LIKE.
CREATE TABLE device (
  tenant_id           text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                  uuid   NOT NULL,
  schulnummer         text   NOT NULL,
  room_id             uuid,
  inventory_number    text   NOT NULL,
  inventory_key       text   NOT NULL GENERATED ALWAYS AS (upper(inventory_number)) STORED,
  serial_number       text,
  serial_key          text   GENERATED ALWAYS AS (upper(serial_number)) STORED,
  model_id            uuid,
  maker               text   NOT NULL,
  model               text   NOT NULL,
  device_class        text   NOT NULL CHECK (device_class IN ('TABLET', 'NOTEBOOK', 'CONVERTIBLE', 'PC_ARBEITSPLATZ', 'DISPLAY',
                             'PROJECTOR', 'ACCESS_POINT', 'SWITCH', 'SERVER', 'PRINTER', 'PRINTER_3D', 'MAKING_CODING',
                             'DIGITALES_MIKROSKOP', 'SENSORIK', 'OTHER')),
  user_group          text   NOT NULL CHECK (user_group IN ('SUS', 'LEHRKRAFT', 'VERWALTUNG', 'POOL')),
  status              text   NOT NULL CHECK (status IN ('IN_STOCK', 'IN_SERVICE', 'DEFECT', 'LOST', 'RETIRED', 'DISPOSED')),
  purchased_on        date,
  price_cents         bigint CHECK (price_cents >= 0),
  in_service_from     date,
  in_service_until    date,
  planned_until       date,
  planned_key         date   NOT NULL GENERATED ALWAYS AS (coalesce(planned_until, DATE '9999-12-31')) STORED,
  procurement_item_id text,
  epoch               int    NOT NULL DEFAULT 0,
  version             bigint NOT NULL,
  CONSTRAINT pk_device PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_device_school FOREIGN KEY (tenant_id, schulnummer) REFERENCES school,
  CONSTRAINT fk_device_room FOREIGN KEY (tenant_id, room_id) REFERENCES room,
  CONSTRAINT fk_device_model FOREIGN KEY (tenant_id, model_id) REFERENCES device_model,
  CONSTRAINT ck_device_service_period CHECK (in_service_until IS NULL OR in_service_until >= in_service_from)
);
CREATE UNIQUE INDEX uq_device_inventory_number ON device (tenant_id, inventory_key);
CREATE UNIQUE INDEX uq_device_serial_number ON device (tenant_id, serial_key);
CREATE INDEX ix_device_school ON device (tenant_id, schulnummer, inventory_key, id);
CREATE INDEX ix_device_status ON device (tenant_id, status, inventory_key, id);
CREATE INDEX ix_device_class ON device (tenant_id, device_class, inventory_key, id);
CREATE INDEX ix_device_room ON device (tenant_id, room_id);
CREATE INDEX ix_device_model ON device (tenant_id, model_id);
CREATE INDEX ix_device_purchased_on ON device (tenant_id, purchased_on);
CREATE INDEX ix_device_planned ON device (tenant_id, planned_key, id);
CREATE INDEX ix_device_procurement_item ON device (tenant_id, procurement_item_id) WHERE procurement_item_id IS NOT NULL;
CALL wall('device', 'school-bound');
CALL aggregate('device');
