-- What a service needs that keeps aggregates of others as tables (ADR 0023). Its migration calls projections() once, and
-- projected(...) for each table after its wall(...). report-service has the same tables by earlier migrations of its own.
-- Who adds a column to a projected table adds it to the one beside it, named ..._next, too.
CREATE PROCEDURE projected(target regclass) LANGUAGE plpgsql AS $$
DECLARE
  beside CONSTANT text := target || '_next';
  key    CONSTANT text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = target AND contype = 'p');
BEGIN
  EXECUTE format('CREATE TABLE %I (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED, CONSTRAINT %I %s)',
    beside, target, 'pk_' || beside, key);
  -- nobody reads it: whatever the kind of the table beside it, a school scope sees nothing here
  CALL wall(beside::regclass, 'tenant-internal');
  EXECUTE format('GRANT TRUNCATE, MAINTAIN ON %I TO wall_platform', beside);
  EXECUTE format('GRANT MAINTAIN ON %s TO wall_platform', target);
END $$;

CREATE PROCEDURE projections() LANGUAGE plpgsql AS $$
BEGIN
  CREATE TABLE traeger (
    tenant_id text   NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
    id        text   NOT NULL,
    name      text   NOT NULL,
    kreis     text   NOT NULL,
    epoch     int    NOT NULL,
    version   bigint NOT NULL,
    CONSTRAINT pk_traeger PRIMARY KEY (tenant_id, id)
  );
  CALL wall('traeger', 'tenant-wide');
  CALL projected('traeger');

  -- up to which event the read models of a tenant reach, per topic
  CREATE TABLE watermark (
    tenant_id       text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
    topic           text        NOT NULL,
    applied_through timestamptz NOT NULL,
    CONSTRAINT pk_watermark PRIMARY KEY (tenant_id, topic)
  );
  CALL wall('watermark', 'tenant-wide');
  CALL projected('watermark');

  -- run: the rebuild that may write set B and switch; running_since: read models are known to be incomplete until one has ended
  CREATE TABLE rebuild (
    only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    running_since timestamptz,
    run           uuid
  );
  INSERT INTO rebuild DEFAULT VALUES;
  CALL wall('rebuild', 'shared', 'SELECT, UPDATE');

  -- what the channels wrote or forgot while a rebuild runs
  CREATE TABLE rebuild_touched (
    tenant_id text NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
    topic     text NOT NULL,
    id        text NOT NULL,
    CONSTRAINT pk_rebuild_touched PRIMARY KEY (tenant_id, topic, id)
  );
  CALL wall('rebuild_touched', 'tenant-internal');
  GRANT TRUNCATE, MAINTAIN ON rebuild_touched TO wall_platform;

  -- a switch leaves what has an open dead letter alone, and a Träger may know how many of its own events could not be applied
  GRANT SELECT ON dead_letter TO wall_tenant;
  CREATE POLICY own_events ON dead_letter FOR SELECT TO wall_tenant
    USING (starts_with(message_key, (SELECT current_setting('app.tenant', true)) || '/'));
END $$;
