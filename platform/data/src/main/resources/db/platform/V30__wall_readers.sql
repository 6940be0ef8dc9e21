-- Three kinds more, for what belongs to those who take part in it and not to a school or a whole Träger (ADR 0026). Who reads an
-- object stands in the table object_reader (tenant_id, object_id, reader): 'school:<schulnummer>' or 'subject:<subject>'.
--
--   reader-bound by <column>  a tenant's rows; a school scope sees those of the objects it reads
--   readers-only by <column>  whoever it is, in the whole tenant too, sees those of the objects it reads
--   reader-list               object_reader itself: a tenant's rows; a school scope sees its own entries and writes none
--
-- The objects are looked up once per statement (ARRAY, an InitPlan) and not row by row (EXISTS), so the table's index is reached.
CREATE OR REPLACE PROCEDURE wall(target regclass, kind text, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
DECLARE
  tenant_rows CONSTANT text := 'tenant_id = (SELECT current_setting(''app.tenant'', true))';
  school_rows CONSTANT text := tenant_rows || ' AND schulnummer = ANY ((SELECT current_setting(''app.schools'', true))::text[])';
  caller_rows CONSTANT text := tenant_rows || ' AND subject = (SELECT current_setting(''app.subject'', true))';
  own_entries CONSTANT text := tenant_rows || ' AND reader = ANY ((SELECT current_setting(''app.readers'', true))::text[])';
  reader_rows CONSTANT text := tenant_rows || format(' AND %I = ANY (ARRAY(SELECT object_id FROM object_reader WHERE %s))',
    split_part(kind, ' by ', 2), own_entries);
BEGIN
  EXECUTE format('COMMENT ON TABLE %s IS %L', target, 'kind: ' || kind);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('GRANT SELECT ON %s TO ${app}', target);
  CASE split_part(kind, ' by ', 1)
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
    WHEN 'reader-bound' THEN
      CALL wall_policy(target, 'wall_tenant', rights, tenant_rows);
      CALL wall_policy(target, 'wall_school', rights, reader_rows);
    WHEN 'readers-only' THEN
      CALL wall_policy(target, 'wall_tenant', rights, reader_rows);
      CALL wall_policy(target, 'wall_school', rights, reader_rows);
    WHEN 'reader-list' THEN
      CALL wall_policy(target, 'wall_tenant', rights, tenant_rows);
      CALL wall_policy(target, 'wall_school', 'SELECT', own_entries);
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
