-- A value that itself is an apostrophe before a formula gets one more, so that the import, which takes one off, gives back
-- exactly what is stored.
CREATE OR REPLACE FUNCTION csv_cell(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN value ~ '^''*[=+\-@\t\r]' THEN '''' || value ELSE value END;
