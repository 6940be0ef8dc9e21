-- Keeps a spreadsheet from taking a value for a formula (OWASP ASVS 1.2.10); the import takes the apostrophe off again.
CREATE FUNCTION csv_cell(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN value ~ '^[=+\-@\t\r]' THEN '''' || value ELSE value END;
