-- A rebuild empties every projection and reads the topics again. While it runs, figures would be incomplete: nobody gets any,
-- and nothing can be frozen. A rebuild that broke off leaves the mark until another one has ended well.
CREATE TABLE rebuild (
  only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  running_since timestamptz
);
INSERT INTO rebuild DEFAULT VALUES;
CALL wall('rebuild', 'shared', 'SELECT, UPDATE');

-- The platform's workers may empty and analyse what events fill, without being able to read it.
GRANT TRUNCATE, MAINTAIN ON traeger, school, room, pupil_count, device, watermark TO wall_platform;
