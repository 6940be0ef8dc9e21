-- A school has one seat.
CREATE UNIQUE INDEX uq_standort_main ON standort (tenant_id, schulnummer) WHERE main AND NOT deleted;
