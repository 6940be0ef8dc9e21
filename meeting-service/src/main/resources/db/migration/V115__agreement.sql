-- Binding lines of final protocols, and what came of them. Everybody of the Träger's office may act on them, the school sees its own,
-- advisers those of talks in which they took part; what was said about them stands in the protocol.
CREATE TABLE agreement (
  tenant_id         text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                uuid   NOT NULL,
  meeting_id        uuid   NOT NULL,
  schulnummer       text   NOT NULL,
  jahr              int    NOT NULL,
  number            int    NOT NULL,
  kind              text   NOT NULL CHECK (kind IN ('PURCHASE', 'TRAINING', 'OTHER')),
  text              text   NOT NULL,
  device_class      text,
  quantity          int    NOT NULL CHECK (quantity >= 0),
  room_ids          uuid[] NOT NULL,
  jahrgang          text,
  need_id           uuid,
  budget_cents      bigint CHECK (budget_cents >= 0),
  budget_line       text,
  due_on            date,
  owner             text   NOT NULL,
  decision          text   NOT NULL CHECK (decision IN ('ACCEPTED', 'REJECTED', 'DEFERRED')),
  decision_reason   text,
  carried_over_from uuid,
  age_years         int    NOT NULL CHECK (age_years >= 0),
  outcome           text   NOT NULL CHECK (outcome IN ('OPEN', 'ORDERED', 'DELIVERED', 'DROPPED', 'CARRIED_OVER', 'DONE')),
  outcome_reason    text,
  training_topic    text,
  epoch             int    NOT NULL DEFAULT 0,
  version           bigint NOT NULL,
  CONSTRAINT pk_agreement PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_agreement_meeting FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting,
  CONSTRAINT ck_agreement_reason CHECK (decision = 'ACCEPTED' OR decision_reason IS NOT NULL)
);
CREATE INDEX ix_agreement_meeting ON agreement (tenant_id, meeting_id, number, id);
CREATE INDEX ix_agreement_school ON agreement (tenant_id, schulnummer, id);
CREATE INDEX ix_agreement_jahr ON agreement (tenant_id, jahr, id);
CREATE INDEX ix_agreement_outcome ON agreement (tenant_id, outcome, id);
CREATE INDEX ix_agreement_kind ON agreement (tenant_id, kind, id);
CREATE INDEX ix_agreement_decision ON agreement (tenant_id, decision, id);
CALL wall('agreement', 'reader-bound by meeting_id');
CALL aggregate('agreement');
