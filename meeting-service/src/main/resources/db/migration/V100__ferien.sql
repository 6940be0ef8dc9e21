-- Ferien of Nordrhein-Westfalen as dated data with their source (domain.md 2.13); the operator dates those of later years. Two sources
-- disagree by weekends: the longer ones stand here, since no talk is held on a weekend of Ferien either.
CREATE TABLE ferien (
  jahr        int         NOT NULL,
  name        text        NOT NULL,
  first_day   date        NOT NULL,
  last_day    date        NOT NULL CHECK (last_day >= first_day),
  source      text        NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  recorded_by text        NOT NULL DEFAULT 'system:migration',
  CONSTRAINT pk_ferien PRIMARY KEY (jahr, name)
);
CALL wall('ferien', 'shared');

INSERT INTO ferien (jahr, name, first_day, last_day, source)
SELECT jahr, name, first_day::date, last_day::date,
       'ferien-api-data (ferien_nrw_<jahr>.ics) und deutsche-schulferien-api, um Wochenenden verlängert; am Erlass zu prüfen'
  FROM (VALUES
    (2025, 'Herbstferien', '2025-10-11', '2025-10-26'), (2025, 'Weihnachtsferien', '2025-12-20', '2026-01-06'),
    (2026, 'Osterferien', '2026-03-28', '2026-04-12'), (2026, 'Pfingstferien', '2026-05-26', '2026-05-26'),
    (2026, 'Sommerferien', '2026-07-18', '2026-09-01'), (2026, 'Herbstferien', '2026-10-17', '2026-11-01'),
    (2026, 'Weihnachtsferien', '2026-12-23', '2027-01-06'),
    (2027, 'Osterferien', '2027-03-20', '2027-04-04'), (2027, 'Pfingstferien', '2027-05-18', '2027-05-18'),
    (2027, 'Sommerferien', '2027-07-17', '2027-08-31'), (2027, 'Herbstferien', '2027-10-23', '2027-11-07'),
    (2027, 'Weihnachtsferien', '2027-12-24', '2028-01-09'),
    (2028, 'Osterferien', '2028-04-08', '2028-04-23'), (2028, 'Sommerferien', '2028-07-08', '2028-08-22'),
    (2028, 'Herbstferien', '2028-10-21', '2028-11-05'), (2028, 'Weihnachtsferien', '2028-12-21', '2029-01-07'))
    AS v(jahr, name, first_day, last_day);
