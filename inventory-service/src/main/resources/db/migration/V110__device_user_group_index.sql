CREATE INDEX ix_device_user_group ON device (tenant_id, user_group, inventory_key, id);
CREATE INDEX ix_room_unterrichtsrelevant ON room (tenant_id, unterrichtsrelevant, name, id);
CREATE INDEX ix_school_operating ON school (tenant_id, operating, schulnummer);
CREATE INDEX ix_directory_entry_operating ON directory_entry (operating, schulnummer) WHERE preferred;
CREATE INDEX ix_directory_entry_listed ON directory_entry (listed, schulnummer) WHERE preferred;
