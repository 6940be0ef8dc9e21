-- Appointments that teams offer. A free one stands for every school ('*') and is seen by all of them; booking it writes the school
-- into it, so that the wall hides it from the others and one of many who book at once finds it free.
-- The exclusion constraint keeps a team out of two talks at once; btree_gist is a trusted extension, so the owner may add it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE slot (
  tenant_id   text        NOT NULL DEFAULT current_setting('app.tenant', true) CHECK (tenant_id <> ''),
  id          uuid        NOT NULL,
  jahr        int         NOT NULL,
  team        text        NOT NULL,
  starts_at   timestamptz NOT NULL,
  ends_at     timestamptz NOT NULL,
  place       text,
  schulnummer text        NOT NULL DEFAULT '*',
  meeting_id  uuid,
  epoch       int         NOT NULL DEFAULT 0,
  version     bigint      NOT NULL,
  CONSTRAINT pk_slot PRIMARY KEY (tenant_id, id),
  CONSTRAINT fk_slot_round FOREIGN KEY (tenant_id, jahr) REFERENCES jbg_round,
  CONSTRAINT ck_slot_period CHECK (ends_at > starts_at),
  CONSTRAINT ck_slot_booked CHECK ((meeting_id IS NULL) = (schulnummer = '*')),
  CONSTRAINT ex_slot_time EXCLUDE USING gist (tenant_id WITH =, team WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE UNIQUE INDEX uq_slot_meeting ON slot (tenant_id, meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX ix_slot_starts_at ON slot (tenant_id, starts_at, id);
CREATE INDEX ix_slot_school ON slot (tenant_id, schulnummer, starts_at, id);
CREATE INDEX ix_slot_team ON slot (tenant_id, team, starts_at, id);
CREATE INDEX ix_slot_jahr ON slot (tenant_id, jahr, starts_at, id);
CREATE INDEX ix_slot_free ON slot (tenant_id, starts_at, id) WHERE meeting_id IS NULL;
CALL wall('slot', 'school-bound');
CALL aggregate('slot');
