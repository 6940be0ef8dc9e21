-- A Träger learns how many of its own events could not be applied: nobody should freeze a report over them unawares.
GRANT SELECT ON dead_letter TO wall_tenant;
CREATE POLICY own_events ON dead_letter FOR SELECT TO wall_tenant
  USING (starts_with(message_key, (SELECT current_setting('app.tenant', true)) || '/'));
