-- Official catalogues, as dated data with their source; never constants in code.
CREATE TABLE schulform (
  code       text NOT NULL PRIMARY KEY,
  kuerzel    text NOT NULL,
  name       text NOT NULL,
  school     boolean NOT NULL,
  source     text NOT NULL,
  valid_from date NOT NULL
);
CALL wall('schulform', 'shared');
INSERT INTO schulform (code, kuerzel, name, school, source, valid_from)
SELECT code, kuerzel, name, school, 'SVWS-Katalog Schulform und Schlüssel der Schuldatei NRW', '2021-08-01' FROM (VALUES
  ('02', 'G', 'Grundschule', true), ('04', 'H', 'Hauptschule', true), ('06', 'V', 'Volksschule', true),
  ('08', 'S', 'Förderschule (Grund-/Hauptschule)', true), ('10', 'R', 'Realschule', true),
  ('13', 'PS', 'Schulversuch PRIMUS', true), ('14', 'SK', 'Sekundarschule', true), ('15', 'GE', 'Gesamtschule', true),
  ('16', 'GM', 'Gemeinschaftsschule', true), ('17', 'FW', 'Freie Waldorfschule', true), ('18', 'HI', 'Hibernia', true),
  ('19', 'WF', 'Freie Waldorfförderschule', true), ('20', 'GY', 'Gymnasium', true), ('25', 'WB', 'Weiterbildungskolleg', true),
  ('30', 'BK', 'Berufskolleg', true), ('83', 'KS', 'Klinikschule', true), ('85', 'SR', 'Förderschule Realschule', true),
  ('87', 'SG', 'Förderschule Gymnasium', true), ('88', 'SB', 'Förderschule Berufskolleg', true),
  ('0A', '-', 'Schulaufsicht', false), ('81', '-', 'schulischer Lernort', false)) AS v(code, kuerzel, name, school);

CREATE TABLE betriebsschluessel (
  code       text NOT NULL PRIMARY KEY,
  name       text NOT NULL,
  operating  boolean NOT NULL,
  source     text NOT NULL,
  valid_from date NOT NULL
);
CALL wall('betriebsschluessel', 'shared');
INSERT INTO betriebsschluessel (code, name, operating, source, valid_from)
SELECT code, name, operating, 'Schlüssel Betriebsschluessel der Schuldatei NRW', '2021-08-01' FROM (VALUES
  ('0', 'wird aufgelöst', true), ('1', 'in Betrieb', true), ('2', 'wird aufgelöst', true), ('3', 'nimmt Betrieb auf', false),
  ('4', 'ruht', false), ('5', 'gelöscht', false), ('6', 'nimmt nicht an den Amtlichen Schuldaten teil', true),
  ('9', 'aufgelöst', false)) AS v(code, name, operating);

CREATE TABLE jahrgang (
  code       text NOT NULL PRIMARY KEY,
  name       text NOT NULL,
  source     text NOT NULL,
  valid_from date NOT NULL
);
CALL wall('jahrgang', 'shared');
INSERT INTO jahrgang (code, name, source, valid_from)
SELECT code, name, 'SVWS-Katalog Jahrgaenge', '2021-08-01' FROM (VALUES
  ('00', 'Schulkindergarten, Frühförderung'), ('01', '1. Jahrgang'), ('02', '2. Jahrgang'), ('03', '3. Jahrgang'),
  ('04', '4. Jahrgang'), ('05', '5. Jahrgang'), ('06', '6. Jahrgang'), ('07', '7. Jahrgang'), ('08', '8. Jahrgang'),
  ('09', '9. Jahrgang'), ('10', '10. Jahrgang'), ('11', '11. Jahrgang'), ('12', '12. Jahrgang'), ('13', '13. Jahrgang'),
  ('EF', 'Einführungsphase'), ('Q1', 'Qualifikationsphase 1'), ('Q2', 'Qualifikationsphase 2'),
  ('S1', '1. Semester'), ('S2', '2. Semester'), ('S3', '3. Semester'), ('S4', '4. Semester'), ('S5', '5. Semester'),
  ('S6', '6. Semester'), ('R1', 'Realschulkurs 1'), ('R2', 'Realschulkurs 2'), ('R3', 'Realschulkurs 3'),
  ('R4', 'Realschulkurs 4'), ('V1', 'Vorkurs 1'), ('V2', 'Vorkurs 2'), ('85', 'Vorklasse'), ('86', 'Förderklasse'),
  ('90', 'Hausfrüherziehung'), ('91', 'Frühförderung'), ('92', 'Förderschulkindergarten')) AS v(code, name);
