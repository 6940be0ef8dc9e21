-- Deleted aggregates whose tombstone is still to come; written with the deleted state, taken away with the tombstone.
CREATE TABLE tombstone_due (
  tenant_id      text        NOT NULL CHECK (tenant_id <> ''),
  aggregate_type text        NOT NULL,
  aggregate_id   text        NOT NULL,
  epoch          int         NOT NULL,
  version        bigint      NOT NULL,
  deleted_at     timestamptz NOT NULL,
  CONSTRAINT pk_tombstone_due PRIMARY KEY (tenant_id, aggregate_type, aggregate_id)
);
CREATE INDEX ix_tombstone_due_deleted_at ON tombstone_due (deleted_at);
CALL wall('tombstone_due', 'platform');
GRANT SELECT, INSERT, UPDATE, DELETE ON tombstone_due TO wall_tenant, wall_school;
CREATE POLICY mark ON tombstone_due TO wall_tenant, wall_school
  USING (tenant_id = (SELECT current_setting('app.tenant', true)));

-- What was deleted before this table was there; a deleted state is always the last but for its announcement anew.
INSERT INTO tombstone_due
SELECT DISTINCT ON (tenant_id, aggregate_type, aggregate_id)
       tenant_id, aggregate_type, aggregate_id, epoch, version, recorded_at
  FROM change_history WHERE state @> '{"deleted": true}'
 ORDER BY tenant_id, aggregate_type, aggregate_id, epoch DESC, version DESC;
