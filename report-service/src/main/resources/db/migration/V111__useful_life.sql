-- Planned useful lives in years (domain.md 2.10), dated. Neither the tax's nor the municipal account's depreciation.
CREATE TABLE useful_life (
  device_class text NOT NULL,
  valid_from   date NOT NULL,
  years        int  NOT NULL CHECK (years > 0),
  source       text NOT NULL,
  CONSTRAINT pk_useful_life PRIMARY KEY (device_class, valid_from)
);
CALL wall('useful_life', 'shared');

INSERT INTO useful_life
  SELECT device_class, '2020-01-01', years, 'Arbeitswert der Ersatzplanung, ungeprüft; örtlich anzupassen'
    FROM (VALUES ('TABLET', 5), ('NOTEBOOK', 5), ('CONVERTIBLE', 5), ('PC_ARBEITSPLATZ', 6), ('DISPLAY', 8), ('PROJECTOR', 6),
                 ('ACCESS_POINT', 6), ('SWITCH', 8), ('SERVER', 5), ('PRINTER', 5), ('PRINTER_3D', 5), ('MAKING_CODING', 5),
                 ('DIGITALES_MIKROSKOP', 8), ('SENSORIK', 8)) AS lives (device_class, years);
