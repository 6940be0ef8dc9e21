-- Projected from inventory.school. No projected table has a foreign key: events of different topics arrive in any order.
CREATE TABLE school (
  tenant_id   text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  schulnummer text    NOT NULL,
  schulform   text    NOT NULL,
  name        text    NOT NULL,
  operating   boolean NOT NULL,
  closed_on   date,
  epoch       int     NOT NULL,
  version     bigint  NOT NULL,
  CONSTRAINT pk_school PRIMARY KEY (tenant_id, schulnummer)
);
CALL wall('school', 'school-bound');
CALL projected('school');
