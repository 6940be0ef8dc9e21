-- Projected from inventory.device with the fields that the gap, replacements and deliveries need.
CREATE TABLE device (
  tenant_id           text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                  uuid   NOT NULL,
  schulnummer         text   NOT NULL,
  room_id             uuid,
  inventory_number    text   NOT NULL,
  device_class        text   NOT NULL,
  user_group          text   NOT NULL,
  status              text   NOT NULL,
  purchased_on        date,
  in_service_from     date,
  in_service_until    date,
  planned_until       date,
  procurement_item_id text,
  -- what use is counted from: the first day of use, or of ownership where no use is known
  since               date   GENERATED ALWAYS AS (coalesce(in_service_from, purchased_on)) STORED,
  epoch               int    NOT NULL,
  version             bigint NOT NULL,
  CONSTRAINT pk_device PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_device_schulnummer ON device (tenant_id, schulnummer, device_class);
CREATE INDEX ix_device_room ON device (tenant_id, room_id) WHERE room_id IS NOT NULL;
CREATE INDEX ix_device_procurement_item ON device (tenant_id, procurement_item_id) WHERE procurement_item_id IS NOT NULL;
CALL wall('device', 'school-bound');
CALL projected('device');
