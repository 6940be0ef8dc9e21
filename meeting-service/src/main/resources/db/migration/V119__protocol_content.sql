-- What protocols say: for those who take part in the talk and for nobody else, whatever their role in the tenant (ADR 0026). What
-- belongs to a final protocol is neither changed nor added to nor removed, by nobody's statement.
CREATE FUNCTION keep_final_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_protocol CONSTANT uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.protocol_id ELSE OLD.protocol_id END;
  of_tenant   CONSTANT text := CASE TG_OP WHEN 'INSERT' THEN NEW.tenant_id ELSE OLD.tenant_id END;
BEGIN
  IF EXISTS (SELECT FROM protocol WHERE tenant_id = of_tenant AND id = of_protocol AND status = 'FINAL')
     OR (TG_OP = 'UPDATE' AND (NEW.protocol_id, NEW.tenant_id) IS DISTINCT FROM (OLD.protocol_id, OLD.tenant_id)) THEN
    RAISE EXCEPTION 'A final protocol is not changed: %', of_protocol USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TABLE protocol_item (
  tenant_id   text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id          uuid   NOT NULL,
  protocol_id uuid   NOT NULL,
  meeting_id  uuid   NOT NULL,
  position    int    NOT NULL,
  topic       text   NOT NULL,
  title       text   NOT NULL,
  text        text   NOT NULL,
  epoch       int    NOT NULL DEFAULT 0,
  version     bigint NOT NULL,
  CONSTRAINT pk_protocol_item PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_protocol_item_protocol FOREIGN KEY (tenant_id, protocol_id) REFERENCES protocol
);
CREATE INDEX ix_protocol_item_protocol ON protocol_item (tenant_id, protocol_id, position, id);
CALL wall('protocol_item', 'readers-only by meeting_id');
CALL aggregate('protocol_item');
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE OR DELETE ON protocol_item FOR EACH ROW EXECUTE FUNCTION keep_final_content();

CREATE TABLE protocol_line (
  tenant_id         text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                uuid   NOT NULL,
  protocol_id       uuid   NOT NULL,
  meeting_id        uuid   NOT NULL,
  agreement_id      uuid   NOT NULL,
  number            int    NOT NULL,
  line              text   NOT NULL,
  carried_over_from uuid,
  age_years         int    NOT NULL CHECK (age_years >= 0),
  epoch             int    NOT NULL DEFAULT 0,
  version           bigint NOT NULL,
  CONSTRAINT pk_protocol_line PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_protocol_line_protocol FOREIGN KEY (tenant_id, protocol_id) REFERENCES protocol
);
CREATE UNIQUE INDEX uq_protocol_line_agreement ON protocol_line (tenant_id, protocol_id, agreement_id);
CREATE UNIQUE INDEX uq_protocol_line_carried ON protocol_line (tenant_id, protocol_id, carried_over_from);
CALL wall('protocol_line', 'readers-only by meeting_id');
CALL aggregate('protocol_line');
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE OR DELETE ON protocol_line FOR EACH ROW EXECUTE FUNCTION keep_final_content();

-- The lines of last year, and what becomes of each.
CREATE TABLE balance_entry (
  tenant_id    text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id           uuid   NOT NULL,
  protocol_id  uuid   NOT NULL,
  meeting_id   uuid   NOT NULL,
  agreement_id uuid   NOT NULL,
  number       int    NOT NULL,
  settlement   text   CHECK (settlement IN ('CLOSE', 'CARRY_OVER', 'DROP')),
  reason       text,
  epoch        int    NOT NULL DEFAULT 0,
  version      bigint NOT NULL,
  CONSTRAINT pk_balance_entry PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_balance_entry_protocol FOREIGN KEY (tenant_id, protocol_id) REFERENCES protocol
);
CREATE UNIQUE INDEX uq_balance_entry_agreement ON balance_entry (tenant_id, protocol_id, agreement_id);
CALL wall('balance_entry', 'readers-only by meeting_id');
CALL aggregate('balance_entry');
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE OR DELETE ON balance_entry FOR EACH ROW EXECUTE FUNCTION keep_final_content();

CREATE TABLE protocol_vote (
  tenant_id   text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  protocol_id uuid        NOT NULL,
  meeting_id  uuid        NOT NULL,
  entry_id    uuid        NOT NULL,
  party       text        NOT NULL CHECK (party IN ('SCHULE', 'SCHULTRAEGER')),
  vote        text        NOT NULL CHECK (vote IN ('APPROVED', 'OBJECTED')),
  text        text,
  subject     text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_protocol_vote PRIMARY KEY (tenant_id, protocol_id, entry_id, party),
  CONSTRAINT fk_protocol_vote_protocol FOREIGN KEY (tenant_id, protocol_id) REFERENCES protocol,
  CONSTRAINT ck_protocol_vote_text CHECK (vote = 'APPROVED' OR text IS NOT NULL)
);
CALL wall('protocol_vote', 'readers-only by meeting_id');
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE OR DELETE ON protocol_vote FOR EACH ROW EXECUTE FUNCTION keep_final_content();

-- The final document, the same bytes for ever; its hash is published.
CREATE TABLE protocol_document (
  tenant_id   text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  protocol_id uuid        NOT NULL,
  meeting_id  uuid        NOT NULL,
  json        bytea       NOT NULL,
  sha256      text        NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT pk_protocol_document PRIMARY KEY (tenant_id, protocol_id),
  CONSTRAINT fk_protocol_document_protocol FOREIGN KEY (tenant_id, protocol_id) REFERENCES protocol
);
CALL wall('protocol_document', 'readers-only by meeting_id', 'SELECT, INSERT');
CREATE TRIGGER keep_final BEFORE INSERT OR UPDATE OR DELETE ON protocol_document
  FOR EACH ROW EXECUTE FUNCTION keep_final_content();
