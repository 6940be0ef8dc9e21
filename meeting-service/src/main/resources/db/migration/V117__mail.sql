-- Mails wait here, written in the transaction of what they tell. A message reaches an address once: recipient_key is the hash of the
-- address and stays when the address is blanked after sending.
CREATE TABLE mail (
  id            uuid        NOT NULL DEFAULT uuidv7(),
  tenant_id     text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  meeting_id    uuid        NOT NULL,
  sequence      int         NOT NULL,
  method        text        NOT NULL,
  recipient_key text        NOT NULL,
  recipient     text        NOT NULL,
  subject       text        NOT NULL,
  text          text        NOT NULL,
  ics           text        NOT NULL,
  due_at        timestamptz NOT NULL DEFAULT now(),
  lease         uuid,
  leased_until  timestamptz,
  attempts      int         NOT NULL DEFAULT 0,
  sent_at       timestamptz,
  failed_at     timestamptz,
  last_error    text,
  CONSTRAINT pk_mail PRIMARY KEY (id)
);
CREATE UNIQUE INDEX uq_mail_message ON mail (tenant_id, meeting_id, sequence, method, recipient_key);
CREATE INDEX ix_mail_due ON mail (due_at, id) WHERE sent_at IS NULL AND failed_at IS NULL;
CALL wall('mail', 'platform');
GRANT INSERT ON mail TO wall_tenant, wall_school;
CREATE POLICY append ON mail FOR INSERT TO wall_tenant, wall_school
  WITH CHECK (tenant_id = (SELECT current_setting('app.tenant', true)));
