-- One more kind (ADR 0024); the rest is as V1__wall.sql has it:
--
--   kreis-offered    a tenant's rows; a school scope reads them all and changes none; those of a Kreis that it published
--                    (column published) are read by every Träger of the Kreis, which the table traeger of projections() tells
CREATE OR REPLACE PROCEDURE wall(target regclass, kind text, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
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
    WHEN 'kreis-offered' THEN
      CALL wall_policy(target, 'wall_tenant', rights, tenant_rows);
      CALL wall_policy(target, 'wall_school', 'SELECT', tenant_rows);
      EXECUTE format('CREATE POLICY offered_by_kreis ON %1$s FOR SELECT TO wall_tenant USING (published AND EXISTS ('
        'SELECT FROM traeger t WHERE ''kreis-'' || t.kreis = %1$s.tenant_id))', target);
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
