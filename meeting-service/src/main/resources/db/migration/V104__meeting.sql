-- The talk of a school and its Träger. Exactly one regular one per school and year (S4-02); others say why.
-- sequence counts the changes of the appointment for calendars (RFC 5545), invited_sequence is the one last sent.
CREATE TABLE meeting (
  tenant_id             text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id                    uuid        NOT NULL,
  schulnummer           text        NOT NULL,
  jahr                  int         NOT NULL,
  kind                  text        NOT NULL CHECK (kind IN ('REGULAR', 'ADDITIONAL')),
  status                text        NOT NULL CHECK (status IN ('PLANNED', 'BOOKED', 'INVITED', 'HELD', 'CANCELLED')),
  reason                text,
  starts_at             timestamptz,
  ends_at               timestamptz,
  starts_key            timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(starts_at, TIMESTAMPTZ '9999-12-31 00:00:00+00')) STORED,
  team                  text,
  place                 text,
  predecessor_id        uuid,
  medienkonzept_id      uuid,
  medienkonzept_missing boolean     NOT NULL,
  mep_version           text,
  complete              boolean     NOT NULL,
  sequence              int         NOT NULL,
  invited_sequence      int,
  epoch                 int         NOT NULL DEFAULT 0,
  version               bigint      NOT NULL,
  CONSTRAINT pk_meeting PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_meeting_round FOREIGN KEY (tenant_id, jahr) REFERENCES jbg_round,
  CONSTRAINT ck_meeting_appointment CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL) = (team IS NULL)
                                       AND (starts_at IS NOT NULL) = (status IN ('BOOKED', 'INVITED', 'HELD'))),
  CONSTRAINT ck_meeting_reason CHECK (kind = 'REGULAR' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX uq_meeting_regular ON meeting (tenant_id, schulnummer, jahr) WHERE kind = 'REGULAR';
CREATE INDEX ix_meeting_school ON meeting (tenant_id, schulnummer, id);
CREATE INDEX ix_meeting_jahr ON meeting (tenant_id, jahr, schulnummer, id);
CREATE INDEX ix_meeting_status ON meeting (tenant_id, status, schulnummer, id);
CREATE INDEX ix_meeting_kind ON meeting (tenant_id, kind, schulnummer, id);
CREATE INDEX ix_meeting_complete ON meeting (tenant_id, complete, schulnummer, id);
CREATE INDEX ix_meeting_starts ON meeting (tenant_id, starts_key, id);
CALL wall('meeting', 'reader-bound by id');
CALL aggregate('meeting');

-- Who takes part, by opaque subject and function (S4-04, S4-06); no name stands here, and none leaves in an event.
CREATE TABLE participant (
  tenant_id  text    NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id         uuid    NOT NULL,
  meeting_id uuid    NOT NULL,
  function   text    NOT NULL CHECK (function IN ('SCHULLEITUNG', 'MEDIENBEAUFTRAGTE', 'IT_BEAUFTRAGTE', 'MEDIENKOORDINATION',
                     'IT_BESCHAFFUNG', 'SCHULVERWALTUNG', 'MEDIENZENTRUM', 'MEDIENBERATUNG', 'KOMPETENZTEAM', 'SCHULAUFSICHT')),
  subject    text    NOT NULL,
  mail       text,
  answer     text    NOT NULL CHECK (answer IN ('OPEN', 'ACCEPTED', 'TENTATIVE', 'DECLINED')),
  attended   boolean,
  epoch      int     NOT NULL DEFAULT 0,
  version    bigint  NOT NULL,
  CONSTRAINT pk_participant PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_participant_meeting FOREIGN KEY (tenant_id, meeting_id) REFERENCES meeting
);
CREATE UNIQUE INDEX uq_participant_subject ON participant (tenant_id, meeting_id, subject);
CALL wall('participant', 'reader-bound by meeting_id');
CALL aggregate('participant');
