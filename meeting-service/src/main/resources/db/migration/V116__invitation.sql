-- Messages about the appointment of a talk, as they went out; never changed.
CREATE TABLE invitation (
  tenant_id  text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id         uuid        NOT NULL,
  meeting_id uuid        NOT NULL,
  sequence   int         NOT NULL CHECK (sequence >= 0),
  method     text        NOT NULL CHECK (method IN ('REQUEST', 'CANCEL')),
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  sent_at    timestamptz NOT NULL,
  sent_by    text        NOT NULL,
  recipients text[]      NOT NULL,
  ics        text        NOT NULL,
  CONSTRAINT pk_invitation PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_invitation_meeting FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting
);
CREATE INDEX ix_invitation_meeting ON invitation (tenant_id, meeting_id, sequence, id);
CALL wall('invitation', 'reader-bound by meeting_id', 'SELECT, INSERT');
