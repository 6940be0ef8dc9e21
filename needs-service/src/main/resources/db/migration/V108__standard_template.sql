-- Standards that others published, for whoever wants to begin with one: nobody's rule until it is adopted. '*' stands for every
-- other; the most specific rule counts, Schulform before Jahrgang or kind of room (domain.md 2.4).
CREATE TABLE standard_template (
  id         uuid  NOT NULL,
  label      text  NOT NULL,
  valid_from date  NOT NULL,
  source     text  NOT NULL,
  counts     jsonb NOT NULL,
  rules      jsonb NOT NULL,
  CONSTRAINT pk_standard_template PRIMARY KEY (id)
);
CALL wall('standard_template', 'shared');

INSERT INTO standard_template
WITH counted AS (
  SELECT '{"pupilClasses": ["TABLET", "NOTEBOOK", "CONVERTIBLE"], "pupilUserGroups": ["SUS", "POOL"],
           "displayClasses": ["DISPLAY", "PROJECTOR"]}'::jsonb AS counts
), primary_years AS (
  -- only at these Schulformen are 00 to 02 years of a Grundschule; at BK and SB "01" is the first year of a vocational course
  SELECT schulform, jahrgang FROM unnest(ARRAY['G', 'PS', 'S', 'KS', 'FW', 'WF', 'HI', 'V']) AS schulform,
                                  unnest(ARRAY['00', '01', '02']) AS jahrgang
), rule AS (
  SELECT 1 AS template, 'DEVICES_PER_PUPIL' AS kind, '*' AS schulform, '*' AS jahrgang, 1 AS devices, 1 AS per
  UNION ALL SELECT 1, 'DEVICES_PER_PUPIL', schulform, jahrgang, 0, 1 FROM primary_years
  UNION ALL SELECT 1, 'DISPLAYS_PER_ROOM', '*', '*', 1, 1
  UNION ALL SELECT 2, 'DEVICES_PER_PUPIL', '*', '*', 1, 1
  UNION ALL SELECT 2, 'DEVICES_PER_PUPIL', schulform, jahrgang, 1, 2 FROM primary_years WHERE jahrgang <> '00'
  UNION ALL SELECT 2, 'DEVICES_PER_PUPIL', schulform, '00', 0, 1 FROM primary_years WHERE jahrgang = '00'
  UNION ALL SELECT 2, 'DEVICES_PER_PUPIL', 'BK', '*', 1, 2
  UNION ALL SELECT 2, 'DISPLAYS_PER_ROOM', '*', '*', 1, 1
), rules AS (
  SELECT template, jsonb_agg(jsonb_build_object('kind', kind, 'schulform', schulform, 'jahrgang', jahrgang, 'roomKind', '*',
                             'devices', devices, 'per', per) ORDER BY kind, schulform, jahrgang) AS rules
    FROM rule GROUP BY template
)
SELECT id, label, valid_from, source, counts, rules FROM counted CROSS JOIN rules
  JOIN (VALUES (1, uuid '00000000-0000-7000-8000-000000000001', '1:1 ab Jahrgang 3', date '2020-01-01',
                'Medienzentrum Dortmund: 1:1 ab der 3. Jahrgangsstufe, ein Display je unterrichtsrelevantem Raum'),
               (2, uuid '00000000-0000-7000-8000-000000000002', '1:1, in Klasse 1 und 2 und am Berufskolleg 1:2', date '2020-01-01',
                'Praxis der Stadt Dortmund nach nordstadtblogger.de, p=266543')) AS head (template, id, label, valid_from, source)
    USING (template);
