-- Who dated a row, and when; unknown for those that came with the installation.
ALTER TABLE useful_life ADD COLUMN recorded_at timestamptz, ADD COLUMN recorded_by text;
