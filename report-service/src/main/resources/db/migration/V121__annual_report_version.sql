-- A year can be frozen more than once: a state of the running year for the council, the final one, a Nachtrag. Each version
-- stays as it was; from the second on, the reason says why there is another (ADR 0021).
ALTER TABLE annual_report
  ADD COLUMN version int NOT NULL DEFAULT 1 CONSTRAINT ck_annual_report_version CHECK (version > 0),
  ADD COLUMN reason text,
  ADD CONSTRAINT ck_annual_report_reason CHECK (version = 1 OR reason IS NOT NULL),
  DROP CONSTRAINT pk_annual_report,
  ADD CONSTRAINT pk_annual_report PRIMARY KEY (tenant_id, jahr, version);
