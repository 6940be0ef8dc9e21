-- The annex of an invitation: the bytes that went out, for ever. Whatever became of the facts, all had the same paper before them.
CREATE TABLE dossier (
  tenant_id  text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  meeting_id uuid        NOT NULL,
  version    int         NOT NULL CHECK (version > 0),
  frozen_at  timestamptz NOT NULL,
  json       bytea       NOT NULL,
  sha256     text        NOT NULL,
  CONSTRAINT pk_dossier PRIMARY KEY (tenant_id, meeting_id, version),
  CONSTRAINT fk_dossier_meeting FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting
);
CALL wall('dossier', 'reader-bound by meeting_id', 'SELECT, INSERT');
