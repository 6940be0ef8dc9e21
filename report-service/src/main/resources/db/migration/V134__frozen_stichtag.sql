-- The days that frozen reports speak of, without saying whose: a rule that was in force on one of them must not change any more.
-- The operator, who dates rules, sees no report; so freezing leaves the day here, by a trigger with the rights of who freezes.
CREATE TABLE frozen_stichtag (
  stichtag date NOT NULL,
  CONSTRAINT pk_frozen_stichtag PRIMARY KEY (stichtag)
);
CALL wall('frozen_stichtag', 'platform');
GRANT INSERT ON frozen_stichtag TO wall_tenant;
CREATE POLICY note ON frozen_stichtag FOR INSERT TO wall_tenant WITH CHECK (true);
GRANT SELECT ON frozen_stichtag TO wall_operator;
CREATE POLICY operator ON frozen_stichtag FOR SELECT TO wall_operator USING (true);

CREATE FUNCTION note_frozen_stichtag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO frozen_stichtag VALUES (NEW.stichtag) ON CONFLICT DO NOTHING;
  RETURN NEW;
END $$;
CREATE TRIGGER note_frozen_stichtag AFTER INSERT ON annual_report FOR EACH ROW EXECUTE FUNCTION note_frozen_stichtag();

INSERT INTO frozen_stichtag SELECT DISTINCT stichtag FROM annual_report;
