-- What operators did to events, by whom and with which outcome: written in the transaction of the act. Nobody may change or
-- remove a row.
CREATE TABLE operator_act (
  id          uuid        NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor       text        NOT NULL,
  act         text        NOT NULL,
  target      text        NOT NULL,
  outcome     text        NOT NULL,
  request_id  text        NOT NULL,
  CONSTRAINT pk_operator_act PRIMARY KEY (id)
);
CALL wall('operator_act', 'platform', 'SELECT, INSERT');
GRANT SELECT, INSERT ON operator_act TO wall_operator;
CREATE POLICY operator_reads ON operator_act FOR SELECT TO wall_operator USING (true);
CREATE POLICY operator_notes ON operator_act FOR INSERT TO wall_operator WITH CHECK (true);
