-- A standard may ask for other displays in rooms of another kind. Rooms that are here already have none: until a rebuild has read
-- them again, nobody gets figures.
ALTER TABLE room ADD COLUMN kind text NOT NULL DEFAULT '';
ALTER TABLE room_next ADD COLUMN kind text NOT NULL DEFAULT '';
UPDATE rebuild SET running_since = now() WHERE EXISTS (SELECT FROM room);
