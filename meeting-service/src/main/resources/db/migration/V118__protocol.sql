-- That a talk has a protocol and how far it is: seen by whoever sees the talk. Once final nothing of it changes but the version under
-- which it is published anew.
CREATE TABLE protocol (
  tenant_id       text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id              uuid   NOT NULL,
  meeting_id      uuid   NOT NULL,
  schulnummer     text   NOT NULL,
  number          int    NOT NULL CHECK (number > 0),
  reason          text,
  status          text   NOT NULL CHECK (status IN ('DRAFT', 'IN_ABSTIMMUNG', 'FINAL')),
  objection_from  date,
  objection_until date,
  final_at        timestamptz,
  hash            text,
  epoch           int    NOT NULL DEFAULT 0,
  version         bigint NOT NULL,
  CONSTRAINT pk_protocol PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_protocol_meeting FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting,
  CONSTRAINT ck_protocol_supplement CHECK (number = 1 OR reason IS NOT NULL),
  CONSTRAINT ck_protocol_window CHECK ((status = 'DRAFT') = (objection_until IS NULL)),
  CONSTRAINT ck_protocol_final CHECK ((status = 'FINAL') = (hash IS NOT NULL) AND (status = 'FINAL') = (final_at IS NOT NULL))
);
CREATE UNIQUE INDEX uq_protocol_number ON protocol (tenant_id, meeting_id, number);
CREATE UNIQUE INDEX uq_protocol_open ON protocol (tenant_id, meeting_id) WHERE status <> 'FINAL';
CREATE INDEX ix_protocol_due ON protocol (tenant_id, objection_until, id) WHERE status = 'IN_ABSTIMMUNG';
CALL wall('protocol', 'reader-bound by meeting_id', 'SELECT, INSERT, UPDATE');
CALL aggregate('protocol');

CREATE FUNCTION keep_final_protocol() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'FINAL' AND (TG_OP = 'DELETE'
      OR to_jsonb(NEW) - '{version,epoch}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{version,epoch}'::text[]) THEN
    RAISE EXCEPTION 'A final protocol is not changed: %', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_final BEFORE UPDATE OR DELETE ON protocol FOR EACH ROW EXECUTE FUNCTION keep_final_protocol();
