-- Whether a Standort may be removed is asked of its rooms.
CREATE INDEX ix_room_standort ON room (tenant_id, standort_id) WHERE standort_id IS NOT NULL;
