-- Which classes are displays, the standard says now: an index of two of them no longer serves.
CREATE INDEX ix_device_in_room ON device (tenant_id, device_class, schulnummer, room_id) WHERE room_id IS NOT NULL;
DROP INDEX ix_device_display;
