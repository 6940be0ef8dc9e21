-- Projected from meetings.agreement with the fields that procurement needs.
CREATE TABLE agreement (
  tenant_id    text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id           uuid    NOT NULL,
  meeting_id   uuid    NOT NULL,
  schulnummer  text    NOT NULL,
  jahr         int     NOT NULL,
  zieljahr     int     NOT NULL,
  number       int     NOT NULL,
  kind         text    NOT NULL,
  device_class text,
  quantity     int     NOT NULL,
  rooms        text    NOT NULL,
  jahrgang     text,
  need_id      uuid,
  budget_cents bigint,
  budget_line  text,
  due_on       date,
  decision     text    NOT NULL,
  binding      boolean NOT NULL,
  outcome      text    NOT NULL,
  epoch        int     NOT NULL,
  version      bigint  NOT NULL,
  CONSTRAINT pk_agreement PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_agreement_need ON agreement (tenant_id, need_id) WHERE need_id IS NOT NULL;
CALL wall('agreement', 'school-bound');
CALL projected('agreement');
