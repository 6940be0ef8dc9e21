-- The wall between tenants. Each table's migration declares the table's kind by CALL wall(...); this procedure is the only
-- place that writes a policy, and the table's comment keeps the declaration, against which a test holds the policies.
--
--   school-bound     a tenant's rows; a school scope sees those of its schools (column schulnummer)
--   tenant-wide      a tenant's rows; a school scope reads them all and changes none
--   tenant-internal  a tenant's rows; nothing for a school scope
--   tenant-work      as tenant-internal; the operator has rows of its own and the platform's workers see all
--   kreis-released   a tenant's rows; its Kreis (column kreis_tenant) reads those that the tenant released (column released)
--   caller-bound     a tenant's rows that only the subject who wrote them sees
--   shared           reference data without tenant: everybody reads, the operator writes
--   platform         bookkeeping of the platform's workers; what others may do stands in the migration
--
-- One policy per role, never one with OR: measured, the OR costs the index order and a factor of nine.
-- The application's own login role gets SELECT and no policy: nothing bound, no row.
CREATE PROCEDURE wall(target regclass, kind text, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
DECLARE
  tenant_rows CONSTANT text := 'tenant_id = (SELECT current_setting(''app.tenant'', true))';
  school_rows CONSTANT text := tenant_rows || ' AND schulnummer = ANY ((SELECT current_setting(''app.schools'', true))::text[])';
  caller_rows CONSTANT text := tenant_rows || ' AND subject = (SELECT current_setting(''app.subject'', true))';
BEGIN
  EXECUTE format('COMMENT ON TABLE %s IS %L', target, 'kind: ' || kind);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('GRANT SELECT ON %s TO ${app}', target);
  CASE kind
    WHEN 'school-bound' THEN
      CALL wall_policy(target, 'wall_tenant', rights, tenant_rows);
      CALL wall_policy(target, 'wall_school', rights, school_rows);
    WHEN 'tenant-wide' THEN
      CALL wall_policy(target, 'wall_tenant', rights, tenant_rows);
      CALL wall_policy(target, 'wall_school', 'SELECT', tenant_rows);
    WHEN 'tenant-internal' THEN
      CALL wall_policy(target, 'wall_tenant', rights, tenant_rows);
      EXECUTE format('GRANT SELECT ON %s TO wall_school', target);
    WHEN 'tenant-work' THEN
      CALL wall_policy(target, 'wall_tenant', rights, tenant_rows);
      CALL wall_policy(target, 'wall_operator', rights, tenant_rows);
      CALL wall_policy(target, 'wall_platform', rights, 'true');
      EXECUTE format('GRANT SELECT ON %s TO wall_school', target);
    WHEN 'kreis-released' THEN
      CALL wall_policy(target, 'wall_tenant', rights, tenant_rows);
      CALL wall_policy(target, 'wall_platform', rights, 'true');
      EXECUTE format('CREATE POLICY released_to_kreis ON %s FOR SELECT TO wall_tenant USING (released AND %s)', target,
        'kreis_tenant = (SELECT current_setting(''app.tenant'', true))');
      EXECUTE format('GRANT SELECT ON %s TO wall_school', target);
    WHEN 'caller-bound' THEN
      CALL wall_policy(target, 'wall_tenant', rights, caller_rows);
      CALL wall_policy(target, 'wall_school', rights, caller_rows);
      CALL wall_policy(target, 'wall_operator', rights, caller_rows);
      CALL wall_policy(target, 'wall_platform', rights, 'true');
    WHEN 'shared' THEN
      CALL wall_policy(target, 'wall_tenant', 'SELECT', 'true');
      CALL wall_policy(target, 'wall_school', 'SELECT', 'true');
      CALL wall_policy(target, 'wall_platform', 'SELECT', 'true');
      CALL wall_policy(target, 'wall_operator', rights, 'true');
    WHEN 'platform' THEN
      CALL wall_policy(target, 'wall_platform', rights, 'true');
    ELSE
      RAISE EXCEPTION 'No such kind of table: %', kind;
  END CASE;
END $$;

CREATE PROCEDURE wall_policy(target regclass, member text, rights text, visible text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT %s ON %s TO %I', rights, target, member);
  EXECUTE format('CREATE POLICY %I ON %s TO %I USING (%s) WITH CHECK (%s)', member, target, member, visible, visible);
END $$;

-- The epoch rises when the database was restored from a backup: versions that were lost must never be taken for new ones.
CREATE TABLE service_epoch (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  number   int     NOT NULL DEFAULT 0
);
INSERT INTO service_epoch DEFAULT VALUES;
CALL wall('service_epoch', 'platform');
GRANT SELECT ON service_epoch TO wall_tenant, wall_school, wall_operator;
CREATE POLICY everybody ON service_epoch FOR SELECT TO wall_tenant, wall_school, wall_operator USING (true);
GRANT UPDATE ON service_epoch TO wall_operator;
CREATE POLICY raise ON service_epoch FOR UPDATE TO wall_operator USING (true);

-- An aggregate's row carries the epoch of its last change beside its version; the pair orders its states for ever.
CREATE FUNCTION stamp_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.epoch := (SELECT number FROM service_epoch);
  RETURN NEW;
END $$;

CREATE PROCEDURE aggregate(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER stamp_epoch BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION stamp_epoch()', target);
END $$;
