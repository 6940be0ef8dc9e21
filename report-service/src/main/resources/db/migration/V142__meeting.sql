-- Projected from meetings.meeting: which school had its talk, and when; nobody who took part.
CREATE TABLE meeting (
  tenant_id    text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id           uuid    NOT NULL,
  schulnummer  text    NOT NULL,
  jahr         int     NOT NULL,
  kind         text    NOT NULL,
  status       text    NOT NULL,
  appointed_on date,
  complete     boolean NOT NULL,
  epoch        int     NOT NULL,
  version      bigint  NOT NULL,
  CONSTRAINT pk_meeting PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ix_meeting_jahr ON meeting (tenant_id, jahr, schulnummer);
CALL wall('meeting', 'school-bound');
CALL projected('meeting');
