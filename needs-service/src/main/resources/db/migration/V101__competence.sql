-- The 24 Teilkompetenzen of the Medienkompetenzrahmen NRW (domain.md 2.5), as dated reference data with source.
CREATE TABLE competence (
  code       text NOT NULL,
  area       text NOT NULL,
  name       text NOT NULL,
  valid_from date NOT NULL,
  source     text NOT NULL,
  CONSTRAINT pk_competence PRIMARY KEY (code)
);
CALL wall('competence', 'shared');

INSERT INTO competence VALUES
  ('1.1', 'Bedienen und Anwenden', 'Medienausstattung (Hardware)', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('1.2', 'Bedienen und Anwenden', 'Digitale Werkzeuge', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('1.3', 'Bedienen und Anwenden', 'Datenorganisation', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('1.4', 'Bedienen und Anwenden', 'Datenschutz und Informationssicherheit', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('2.1', 'Informieren und Recherchieren', 'Informationsrecherche', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('2.2', 'Informieren und Recherchieren', 'Informationsauswertung', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('2.3', 'Informieren und Recherchieren', 'Informationsbewertung', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('2.4', 'Informieren und Recherchieren', 'Informationskritik', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('3.1', 'Kommunizieren und Kooperieren', 'Kommunikations- und Kooperationsprozesse', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('3.2', 'Kommunizieren und Kooperieren', 'Kommunikations- und Kooperationsregeln', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('3.3', 'Kommunizieren und Kooperieren', 'Kommunikation und Kooperation in der Gesellschaft', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('3.4', 'Kommunizieren und Kooperieren', 'Cybergewalt und -kriminalität', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('4.1', 'Produzieren und Präsentieren', 'Medienproduktion und Präsentation', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('4.2', 'Produzieren und Präsentieren', 'Gestaltungsmittel', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('4.3', 'Produzieren und Präsentieren', 'Quellendokumentation', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('4.4', 'Produzieren und Präsentieren', 'Rechtliche Grundlagen', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('5.1', 'Analysieren und Reflektieren', 'Medienanalyse', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('5.2', 'Analysieren und Reflektieren', 'Meinungsbildung', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('5.3', 'Analysieren und Reflektieren', 'Identitätsbildung', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('5.4', 'Analysieren und Reflektieren', 'Selbstregulierte Mediennutzung', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('6.1', 'Problemlösen und Modellieren', 'Prinzipien der digitalen Welt', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('6.2', 'Problemlösen und Modellieren', 'Algorithmen erkennen', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('6.3', 'Problemlösen und Modellieren', 'Modellieren und Programmieren', '2017-10-01', 'Medienkompetenzrahmen NRW'),
  ('6.4', 'Problemlösen und Modellieren', 'Bedeutung von Algorithmen', '2017-10-01', 'Medienkompetenzrahmen NRW');
