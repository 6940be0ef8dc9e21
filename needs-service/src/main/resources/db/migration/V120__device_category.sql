-- Which device classes can be planned for, which budget category pays for each, and whether it is built in (then a need must
-- name the rooms). Dated: of each class the newest row that has begun counts.
CREATE TABLE device_category (
  device_class text    NOT NULL,
  valid_from   date    NOT NULL,
  category     text    NOT NULL,
  fixed        boolean NOT NULL,
  source       text    NOT NULL,
  CONSTRAINT pk_device_category PRIMARY KEY (device_class, valid_from)
);
CALL wall('device_category', 'shared');

INSERT INTO device_category (device_class, valid_from, category, fixed, source)
SELECT device_class, '2020-01-01', category, fixed,
       'Gerätearten nach Förderkategorien der RL DigitalPakt NRW und Medienentwicklungsplänen; örtlich anzupassen'
  FROM (VALUES ('TABLET', 'ENDGERAETE', false), ('NOTEBOOK', 'ENDGERAETE', false), ('CONVERTIBLE', 'ENDGERAETE', false),
               ('PC_ARBEITSPLATZ', 'ENDGERAETE', false), ('DISPLAY', 'PRAESENTATION', true), ('PROJECTOR', 'PRAESENTATION', true),
               ('ACCESS_POINT', 'NETZ_UND_SERVER', true), ('SWITCH', 'NETZ_UND_SERVER', true), ('SERVER', 'NETZ_UND_SERVER', true),
               ('PRINTER', 'PERIPHERIE', false), ('PRINTER_3D', 'MAKING_UND_SENSORIK', false),
               ('MAKING_CODING', 'MAKING_UND_SENSORIK', false), ('DIGITALES_MIKROSKOP', 'MAKING_UND_SENSORIK', false),
               ('SENSORIK', 'MAKING_UND_SENSORIK', false), ('OTHER', 'SONSTIGES', false)) AS c (device_class, category, fixed);
