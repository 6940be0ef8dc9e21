-- An aggregate that moves to another school leaves a second row, for the old school: the wall shows the row of the change to
-- the new school alone, so the old one would never learn of it and go on reading "it is here".
ALTER TABLE change_history ADD left_school boolean NOT NULL DEFAULT false;
ALTER TABLE change_history DROP CONSTRAINT pk_change_history,
  ADD CONSTRAINT pk_change_history PRIMARY KEY (tenant_id, aggregate_type, aggregate_id, epoch, version, left_school);

INSERT INTO change_history (tenant_id, schulnummer, aggregate_type, aggregate_id, epoch, version, fact, recorded_at, actor,
                            request_id, state, left_school)
SELECT tenant_id, school_before, aggregate_type, aggregate_id, epoch, version,
       'de.schulausstattung.' || aggregate_type || '-left-school.v1', recorded_at, actor, request_id,
       state_before || '{"leftSchool": true}', true
  FROM (SELECT *, lag(schulnummer) OVER states AS school_before, lag(state) OVER states AS state_before FROM change_history
        WINDOW states AS (PARTITION BY tenant_id, aggregate_type, aggregate_id ORDER BY epoch, version)) moved
 WHERE schulnummer <> school_before;

-- '*' is every school of the tenant. Rows of no school (NULL) belong to the tenant as a whole and are nobody's at a school.
CREATE FUNCTION note_left_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO change_history (tenant_id, schulnummer, aggregate_type, aggregate_id, epoch, version, fact, recorded_at, actor,
                              request_id, state, left_school)
  SELECT f.tenant_id, before.schulnummer, f.aggregate_type, f.aggregate_id, f.epoch, f.version,
         'de.schulausstattung.' || f.aggregate_type || '-left-school.v1', f.recorded_at, f.actor, f.request_id,
         before.state || '{"leftSchool": true}', true
    FROM fresh f CROSS JOIN LATERAL (
         SELECT h.schulnummer, h.state FROM change_history h
          WHERE h.tenant_id = f.tenant_id AND h.aggregate_type = f.aggregate_type AND h.aggregate_id = f.aggregate_id
            AND (h.epoch, h.version) < (f.epoch, f.version) AND NOT h.left_school
          ORDER BY h.epoch DESC, h.version DESC LIMIT 1) before
   WHERE f.version > 0 AND before.schulnummer <> '*' AND f.schulnummer IS DISTINCT FROM before.schulnummer
     AND f.schulnummer IS DISTINCT FROM '*';
  RETURN NULL;
END $$;
CREATE TRIGGER note_left_school AFTER INSERT ON change_history REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT
  WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION note_left_school();
