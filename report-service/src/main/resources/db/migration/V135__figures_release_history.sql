-- Each release of a Träger's figures to its Kreis and each withdrawal, for ever: who, when, by which request. An event would tell
-- nobody anything, so the trail is not the outbox's. Nobody has the right to change or remove a row.
CREATE TABLE figures_release_history (
  tenant_id   text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  epoch       int         NOT NULL,
  version     bigint      NOT NULL,
  released    boolean     NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor       text        NOT NULL,
  request_id  text        NOT NULL,
  CONSTRAINT pk_figures_release_history PRIMARY KEY (tenant_id, epoch, version)
);
CALL wall('figures_release_history', 'tenant-internal', 'SELECT, INSERT');

-- What is released already was released by the last change.
INSERT INTO figures_release_history
  SELECT tenant_id, epoch, version, released, changed_at, changed_by, '' FROM traeger_figures
   WHERE changed_at IS NOT NULL AND changed_by IS NOT NULL;
