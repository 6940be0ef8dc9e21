-- Projected from inventory.device with the fields that figures need.
CREATE TABLE device (
  tenant_id        text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id               uuid   NOT NULL,
  schulnummer      text   NOT NULL,
  room_id          uuid,
  device_class     text   NOT NULL,
  user_group       text   NOT NULL,
  status           text   NOT NULL,
  purchased_on     date,
  price_cents      bigint,
  in_service_from  date,
  in_service_until date,
  -- what age is counted from: the first day of use, or of ownership where no use is known
  since            date   GENERATED ALWAYS AS (coalesce(in_service_from, purchased_on)) STORED,
  epoch            int    NOT NULL,
  version          bigint NOT NULL,
  CONSTRAINT pk_device PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_device_schulnummer ON device (tenant_id, schulnummer, device_class);
CREATE INDEX ix_device_display ON device (tenant_id, schulnummer, room_id) WHERE device_class IN ('DISPLAY', 'PROJECTOR');
CALL wall('device', 'school-bound');
