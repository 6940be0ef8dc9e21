-- What the channels wrote or forgot in set A while a rebuild runs: for these keys set A decides when the sets are switched.
CREATE TABLE rebuild_touched (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  topic     text NOT NULL,
  id        text NOT NULL,
  CONSTRAINT pk_rebuild_touched PRIMARY KEY (tenant_id, topic, id)
);
CALL wall('rebuild_touched', 'tenant-internal');
