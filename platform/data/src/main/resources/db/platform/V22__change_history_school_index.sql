-- A school follows its own changes and not the whole Träger's.
CREATE INDEX ix_change_history_school ON change_history
  (tenant_id, schulnummer, epoch, tx, aggregate_type, aggregate_id, version);
