-- How many devices a pupil shall have (domain.md 2.4, S0-08), by Schulform and Jahrgang, as dated data: '*' stands for every
-- other, and the most specific row counts, Schulform before Jahrgang. devices per pupils: 1 per 2 is one device for two.
CREATE TABLE device_quota (
  schulform  text NOT NULL,
  jahrgang   text NOT NULL,
  valid_from date NOT NULL,
  devices    int  NOT NULL CHECK (devices >= 0),
  pupils     int  NOT NULL CHECK (pupils > 0),
  source     text NOT NULL,
  CONSTRAINT pk_device_quota PRIMARY KEY (schulform, jahrgang, valid_from)
);
CALL wall('device_quota', 'shared');

INSERT INTO device_quota VALUES
  ('*', '*', '2020-01-01', 1, 1, 'Medienzentrum Dortmund: 1:1 ab der 3. Jahrgangsstufe');
-- Only at these Schulformen are 00 to 02 years of a Grundschule; at BK and SB "01" is the first year of a vocational course.
INSERT INTO device_quota
  SELECT schulform, jahrgang, '2020-01-01', 0, 1, 'Medienzentrum Dortmund: 1:1 ab der 3. Jahrgangsstufe; Primarstufe nach SVWS-Katalog'
    FROM unnest(ARRAY['G', 'PS', 'S', 'KS', 'FW', 'WF', 'HI', 'V']) AS schulform, unnest(ARRAY['00', '01', '02']) AS jahrgang;
