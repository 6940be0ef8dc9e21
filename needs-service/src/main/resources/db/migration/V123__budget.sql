-- What a Träger may spend per category and Haushaltsjahr; schulform '*' is for all that have none of their own.
CREATE TABLE budget (
  tenant_id       text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id              uuid   NOT NULL,
  jahr            int    NOT NULL,
  category        text   NOT NULL,
  schulform       text   NOT NULL,
  limit_cents     bigint NOT NULL,
  committed_cents bigint NOT NULL DEFAULT 0,
  budget_line     text,
  epoch           int    NOT NULL DEFAULT 0,
  version         bigint NOT NULL,
  CONSTRAINT pk_budget PRIMARY KEY (tenant_id, id),
  -- whoever writes, and however many at once: a budget is never overdrawn
  CONSTRAINT ck_budget_overdrawn CHECK (committed_cents >= 0 AND committed_cents <= limit_cents)
);
CREATE UNIQUE INDEX uq_budget_category ON budget (tenant_id, jahr, category, schulform);
CREATE INDEX ix_budget_jahr ON budget (tenant_id, jahr, id);
CREATE INDEX ix_budget_category ON budget (tenant_id, category, id);
CALL wall('budget', 'tenant-internal');
-- In place of aggregate(): what is committed is no change of the published state, so it must not move the row's epoch.
CREATE TRIGGER stamp_epoch BEFORE INSERT OR UPDATE OF limit_cents, budget_line, version ON budget
  FOR EACH ROW EXECUTE FUNCTION stamp_epoch();

-- What an approved need takes, once at most. The sum in its budget follows by the trigger, in the same statement.
CREATE TABLE budget_commitment (
  tenant_id    text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  need_id      uuid   NOT NULL,
  budget_id    uuid   NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents > 0),
  CONSTRAINT pk_budget_commitment PRIMARY KEY (tenant_id, need_id),
  CONSTRAINT fk_budget_commitment_need FOREIGN KEY (tenant_id, need_id) REFERENCES need,
  CONSTRAINT fk_budget_commitment_budget FOREIGN KEY (tenant_id, budget_id) REFERENCES budget
);
CREATE INDEX ix_budget_commitment_budget ON budget_commitment (tenant_id, budget_id);
CALL wall('budget_commitment', 'tenant-internal', 'SELECT, INSERT, DELETE');

CREATE FUNCTION add_up_commitments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE budget SET committed_cents = committed_cents + NEW.amount_cents
     WHERE tenant_id = NEW.tenant_id AND id = NEW.budget_id;
  ELSE
    UPDATE budget SET committed_cents = committed_cents - OLD.amount_cents
     WHERE tenant_id = OLD.tenant_id AND id = OLD.budget_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER add_up_commitments AFTER INSERT OR DELETE ON budget_commitment
  FOR EACH ROW EXECUTE FUNCTION add_up_commitments();
