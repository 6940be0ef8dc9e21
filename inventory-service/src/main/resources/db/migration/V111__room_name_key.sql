-- People write the name of a room, in uploads, too: "a 104" is "A 104", and there is only one of them at a school.
ALTER TABLE room ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (upper(name)) STORED;
DROP INDEX uq_room_name;
CREATE UNIQUE INDEX uq_room_name ON room (tenant_id, schulnummer, name_key) WHERE NOT deleted;
