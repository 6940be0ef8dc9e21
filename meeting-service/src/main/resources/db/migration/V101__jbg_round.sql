-- The yearly round of talks of a Träger: one per year.
CREATE TABLE jbg_round (
  tenant_id      text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  jahr           int    NOT NULL,
  booking_from   date   NOT NULL,
  booking_until  date   NOT NULL CHECK (booking_until >= booking_from),
  topics_until   date   NOT NULL,
  objection_days int    NOT NULL CHECK (objection_days BETWEEN 1 AND 90),
  epoch          int    NOT NULL DEFAULT 0,
  version        bigint NOT NULL,
  CONSTRAINT pk_jbg_round PRIMARY KEY (tenant_id, jahr)
);
CALL wall('jbg_round', 'tenant-wide');
CALL aggregate('jbg_round');
